package dev.cumulusc.rules.machine.expression;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.asl.shape.ValueType.PathUse;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds functions that give no text where a string is needed. */
public final class TextPathFunction implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3227",
              "text-path-function",
              "`ErrorPath` or `CausePath` calls an intrinsic function that does not"
                  + " return a string.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Call one of `States.Format`, `States.JsonToString`,"
                  + " `States.ArrayGetItem`, `States.Base64Encode`, `States.Base64Decode`,"
                  + " `States.Hash` and `States.UUID`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-fail.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PathSite site : machine.expressions().paths()) {
      if (site.use().filter(use -> use == PathUse.TEXT).isPresent()) {
        site.parsed()
            .call()
            .flatMap(call -> IntrinsicFunction.named(call.function()))
            .filter(function -> !IntrinsicFunction.TEXT_FUNCTIONS.contains(function))
            .ifPresent(
                function ->
                    out.report(
                        INFO,
                        site.value().origin(),
                        "`"
                            + site.key().text()
                            + "` calls `"
                            + function.functionName()
                            + "`, which gives no string.",
                        "These do: "
                            + String.join(
                                ", ",
                                IntrinsicFunction.TEXT_FUNCTIONS.stream()
                                    .map(each -> Words.quote(each.functionName()))
                                    .toList())
                            + "."));
      }
    }
  }
}
