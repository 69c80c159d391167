package dev.cumulusc.handler;

import dev.cumulusc.javascript.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How the statements of a function end it. */
final class Returns {
  private Returns() {}

  /** Returns the statements that return from a function, in the order of the text. */
  static List<Node.Return> of(Node.Block body) {
    List<Node.Return> found = new ArrayList<>();
    Deque<Node> waiting = new ArrayDeque<>(List.of(body));
    while (!waiting.isEmpty()) {
      Node node = waiting.pop();
      if (node instanceof Node.Return end) {
        found.add(end);
      } else if (isStatement(node)) {
        List<Node> parts = node.parts();
        for (int i = parts.size() - 1; i >= 0; i--) {
          waiting.push(parts.get(i));
        }
      }
    }
    return found;
  }

  /** Whether statements may come to their end, instead of returning or throwing in any case. */
  static boolean comesToEnd(Node statement) {
    if (statement instanceof Node.Block block) {
      return block.parts().stream().allMatch(Returns::comesToEnd);
    }
    if (statement instanceof Node.If condition) {
      return condition.no().isEmpty()
          || comesToEnd(condition.yes())
          || comesToEnd(condition.no().get());
    }
    if (statement instanceof Node.Loop loop) {
      return !loop.endless() || leaves(loop.body());
    }
    if (statement instanceof Node.Try attempt) {
      Optional<Node> last = attempt.finalizer();
      boolean caught = attempt.handler().filter(Returns::comesToEnd).isPresent();
      return (last.isEmpty() || comesToEnd(last.get())) && (comesToEnd(attempt.body()) || caught);
    }
    if (statement instanceof Node.Switch choice) {
      int last = choice.cases().size() - 1;
      return !choice.complete()
          || choice.cases().stream().anyMatch(Returns::leaves)
          || comesToEnd(choice.cases().get(last));
    }
    if (statement instanceof Node.Labeled labeled) {
      return comesToEnd(labeled.statement()) || leaves(labeled.statement());
    }
    return !(statement instanceof Node.Return
        || statement instanceof Node.Throw
        || statement instanceof Node.Jump);
  }

  /** Whether statements have a {@code break}, which may leave what they stand in. */
  private static boolean leaves(Node statement) {
    if (statement instanceof Node.Jump jump) {
      return jump.leaves();
    }
    return isStatement(statement) && statement.parts().stream().anyMatch(Returns::leaves);
  }

  private static boolean isStatement(Node node) {
    return node instanceof Node.Block
        || node instanceof Node.If
        || node instanceof Node.Loop
        || node instanceof Node.Try
        || node instanceof Node.Switch
        || node instanceof Node.Labeled;
  }
}
