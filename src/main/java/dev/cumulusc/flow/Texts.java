package dev.cumulusc.flow;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.jsonata.Expr;
import dev.cumulusc.asl.knowledge.MalformedStates;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.tree.ScalarNode;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** The expressions of a machine by the text that they stand in, each parsed once. */
final class Texts {
  private final Set<MachineState> malformed;
  private final IdentityHashMap<ScalarNode, Optional<PathExpression>> paths =
      new IdentityHashMap<>();
  private final IdentityHashMap<ScalarNode, Optional<Expr>> expressions = new IdentityHashMap<>();

  Texts(Machine machine) {
    malformed = MalformedStates.of(machine);
    for (PathSite site : machine.expressions().paths()) {
      paths.put(site.value(), site.parsed().expression());
    }
    for (JsonataSite site : machine.expressions().jsonata()) {
      expressions.put(site.value(), site.parsed().expression());
    }
  }

  /** Returns whether nobody knows what a state passes on. */
  boolean isMalformed(MachineState state) {
    return malformed.contains(state);
  }

  /** Returns the path or call that a string is. */
  Optional<PathExpression> path(ScalarNode text) {
    return paths.computeIfAbsent(text, each -> PathParser.pathOrCall(each.text()).expression());
  }

  /** Returns the JSONata expression that a string is. */
  Optional<Expr> expression(ScalarNode text) {
    return expressions.computeIfAbsent(text, each -> JsonataSite.parse(each.text()).expression());
  }
}
