package dev.cumulusc.rules.machine.path;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.path.PathExpression.Root;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Set;

/** Finds paths into the context object in fields that can't read it. */
public final class ContextInField implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.MACHINE,
              "C3216",
              "context-in-field",
              "A field reads the context object, which it can't.")
          .because(
              "For the fields of a Map state with numbers, AWS refuses to create the state machine."
                  + " The guide does not name `SecondsPath`, `TimestampPath`,"
                  + " `TimeoutSecondsPath` and `HeartbeatSecondsPath` among the fields that read the"
                  + " context object either; for these, the finding is a warning.")
          .fixedBy(
              "Put the value into the input or into a variable first, in `Parameters` or `Assign`"
                  + " of a state before, and read it from there: `$.limit`, `$limit`.")
          .accordingTo(
              Authority.recorded(
                  "On 2026-09-16 in us-east-1, `$$.Execution.Input.n` in such a field was refused"
                      + " with `Value is not a Reference Path`"
                      + " (https://github.com/floci-io/floci/issues/3733)."))
          .asAws("SCHEMA_VALIDATION_FAILED");

  private static final Set<String> REFUSED =
      Set.of(
          "MaxConcurrencyPath",
          "MaxInputBytesPerBatchPath",
          "MaxItemsPath",
          "MaxItemsPerBatchPath",
          "ToleratedFailureCountPath",
          "ToleratedFailurePercentagePath");

  private static final Set<String> UNNAMED =
      Set.of("HeartbeatSecondsPath", "SecondsPath", "TimeoutSecondsPath", "TimestampPath");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (PathSite site : machine.expressions().paths()) {
      boolean isRefused = REFUSED.contains(site.field());
      boolean readsContext =
          site.parsed().path().filter(path -> path.root() == Root.CONTEXT).isPresent();
      if (readsContext && site.use().isPresent() && (isRefused || UNNAMED.contains(site.field()))) {
        out.report(
            Diagnostic.of(
                    INFO,
                    site.value().origin(),
                    "`" + site.field() + "` can't read the context object.")
                .withHelp(
                    "Put the value into the input or a variable in a state before, and read it"
                        + " from there.")
                .withSeverity(isRefused ? Severity.ERROR : Severity.WARNING));
      }
    }
  }
}
