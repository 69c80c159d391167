package dev.cumulusc.handler;

import dev.cumulusc.handler.Scope.Value;
import dev.cumulusc.javascript.Node;
import dev.cumulusc.javascript.Node.Operation;
import dev.cumulusc.javascript.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds the modules that a function requires each time that it is called: in the statements at its
 * beginning, up to the first one that may end it or that may be left out.
 */
final class LateRequests {
  private LateRequests() {}

  /** Returns what a value asks for when it is called, if it is a function. */
  static List<Request> of(Value value) {
    if (!(value.node() instanceof Node.Function function)
        || value.scope().variable("require").isPresent()) {
      return List.of();
    }
    Node body = value.scope().program().wholeBody(function);
    List<Request> found = new ArrayList<>();
    if (!(body instanceof Node.Block block)) {
      collect(body, found);
      return found;
    }
    if (Uses.declares(block, "require")) {
      return found;
    }
    for (Node statement : block.parts()) {
      boolean plain =
          statement instanceof Node.Declaration
              || statement instanceof Node.ExpressionStatement
              || statement instanceof Node.Return
              || statement instanceof Node.Function;
      if (!plain) {
        return found;
      }
      collect(statement, found);
    }
    return found;
  }

  private static void collect(Node statement, List<Request> found) {
    Deque<Node> waiting = new ArrayDeque<>(List.of(statement));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      if (node instanceof Node.Function || node instanceof Node.ClassBody) {
        continue;
      }
      if (node instanceof Node.Call call && Helpers.isRequire(call)) {
        Node.Text module = (Node.Text) call.arguments().get(0);
        found.add(
            new Request(module.value(), module.start(), Request.Kind.REQUIRE, false, false, false));
      }
      always(node).forEach(waiting::push);
    }
  }

  /** Returns the parts of an expression that are run whenever it is. */
  private static List<Node> always(Node node) {
    if (node instanceof Operation operation && operation.isConditional()) {
      return operation.parts().subList(0, 1);
    }
    if (node instanceof Node.Call call && call.optional()) {
      return List.of(call.callee());
    }
    return node.parts();
  }
}
