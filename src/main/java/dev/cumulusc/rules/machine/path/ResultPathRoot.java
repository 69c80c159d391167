package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.shape.ValueType.PathUse;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;

/** Finds results that are written to a place that can't be written. */
public final class ResultPathRoot implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3213",
              "result-path-root",
              "`ResultPath` leads into the context object or a variable.")
          .because(
              "A result can only be put into the state's input. AWS refuses to create"
                  + " the state machine.")
          .fixedBy("Write a path into the input (`$.result`). Use `Assign` to set a variable.")
          .accordingTo(Authority.aws("step-functions/latest/dg/input-output-resultpath.html"))
          .asAws("SCHEMA_VALIDATION_FAILED");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PathSite site : machine.expressions().paths()) {
      if (site.use().filter(use -> use == PathUse.RESULT).isPresent()) {
        site.parsed()
            .path()
            .filter(path -> path.root() != PathExpression.Root.INPUT)
            .ifPresent(
                path ->
                    out.report(
                        INFO,
                        site.value().origin(),
                        "`"
                            + site.key().text()
                            + "` is "
                            + site.value().describe()
                            + ", but it must start with `$.`, the state's input.",
                        "Use `Assign` to put a result into a variable."));
      }
    }
  }
}
