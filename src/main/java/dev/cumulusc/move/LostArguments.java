package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import java.util.Set;

/** Reports what a call hands to the Lambda service, and a worker does not take. */
final class LostArguments {
  private static final Set<String> NAMES =
      Set.of("Qualifier", "Qualifier.$", "ClientContext", "ClientContext.$");

  private LostArguments() {}

  static void report(LambdaCall call, Diagnostics diagnostics) {
    call.qualifier()
        .ifPresent(
            qualifier -> lost("the version or alias `" + qualifier + "`", call.at(), diagnostics));
    for (MappingNode.Entry entry : call.arguments().entries()) {
      if (NAMES.contains(entry.name())) {
        lost("`" + entry.name() + "`", entry.key().origin(), diagnostics);
      }
    }
  }

  private static void lost(String what, Origin at, Diagnostics diagnostics) {
    diagnostics.report(
        MoveRules.ARGUMENT_LOST_IN_MOVE,
        at,
        "The worker that runs this task does not take "
            + what
            + ": it runs the function's newest code, with the payload alone.");
  }
}
