package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.knowledge.IntrinsicCalls;
import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds deep merges, which Step Functions does not have yet. */
public final class JsonMergeDepth implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3228",
              "json-merge-depth",
              "The third argument of `States.JsonMerge` is not `false`.")
          .because(
              "Step Functions merges objects only at their first level. The argument that would ask"
                  + " for more has to be `false`.")
          .fixedBy("Write `false`, or merge the inner objects by calls of their own.")
          .accordingTo(Authority.aws("step-functions/latest/dg/intrinsic-functions.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (IntrinsicCalls.Site site : IntrinsicCalls.of(machine)) {
      List<PathExpression> arguments = site.call().arguments();
      if (site.call().function().equals(IntrinsicFunction.JSON_MERGE.functionName())
          && arguments.size() == 3
          && arguments.get(2) instanceof PathExpression.Literal depth
          && depth.text().indexOf(Placeholders.MASK) < 0
          && (depth.isText() || !depth.text().equals("false"))) {
        out.report(
            INFO,
            TextPlaces.at(site.text().value(), depth.offset()),
            "The third argument of `States.JsonMerge` has to be `false`: it merges the first level"
                + " only.",
            "Write `false`.");
      }
    }
  }
}
