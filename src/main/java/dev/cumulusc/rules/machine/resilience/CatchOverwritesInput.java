package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.flow.DataFlow;
import dev.cumulusc.flow.Finding;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.validate.MachineRule;
import java.util.List;
import java.util.Optional;

/** Finds catchers that lose what the next state needs. */
public final class CatchOverwritesInput implements MachineRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.POLICY,
              "C4016",
              "catch-overwrites-input",
              "A catcher replaces the input by the error, but a later state needs the input.")
          .because(
              "Without `ResultPath` (in JSONata `Output`), the next state gets nothing but the name"
                  + " and cause of the error. A state that then reads a field of the input fails.")
          .fixedBy(
              "Add `ResultPath: $.error` to the catcher; in JSONata, keep what is"
                  + " needed with `Output` or `Assign`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    CaughtInput caught = new CaughtInput(machine);
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      if (handler.kind() == ErrorHandler.Kind.CATCH && loses(handler)) {
        always(machine, handler)
            .or(() -> caught.after(handler).filter(read -> !isNeverThere(machine, read)))
            .ifPresent(read -> report(handler, read, out));
      }
    }
  }

  /** Returns a read that finds nothing on any way, since all of them come from catchers. */
  private static Optional<CaughtInput.Read> always(Machine machine, ErrorHandler catcher) {
    Optional<SourceSpan> place =
        catcher.node().entry("ErrorEquals").map(entry -> entry.key().origin().primary());
    for (Finding finding : DataFlow.findings(machine)) {
      if (finding instanceof Finding.Absent absent
          && absent.cause() == Finding.Cause.CAUGHT
          && place.isPresent()
          && absent.notes().stream().anyMatch(note -> note.at().equals(place))) {
        return Optional.of(
            new CaughtInput.Read(absent.state(), absent.place().path(), absent.at()));
      }
    }
    return Optional.empty();
  }

  /** What no way to a state brings is reported where it is read. */
  private static boolean isNeverThere(Machine machine, CaughtInput.Read read) {
    return DataFlow.findings(machine).stream()
        .anyMatch(
            finding ->
                finding instanceof Finding.Absent absent
                    && absent.cause() != Finding.Cause.CAUGHT
                    && absent.state() == read.state()
                    && absent.place().path().equals(read.name()));
  }

  private static void report(ErrorHandler catcher, CaughtInput.Read read, Diagnostics out) {
    MachineState state = catcher.state();
    out.report(
        Diagnostic.of(
                INFO,
                catcher.node().scalar("Next").orElseThrow().origin(),
                "This catcher passes on the error in place of the input of state `"
                    + state.name()
                    + "`, but state `"
                    + read.state().name()
                    + "` reads `"
                    + read.name()
                    + "`.")
            .withHelp(
                state.usesJsonata()
                    ? "Add an `Output` to the catcher that keeps the input, or put what is needed"
                        + " into a variable."
                    : "Add `ResultPath: $.exception` to the catcher.")
            .withNote("it is read here", read.origin().primary()));
  }

  private static boolean loses(ErrorHandler handler) {
    return handler.state().usesJsonata()
        ? !handler.node().has("Output")
        : handler
            .node()
            .get("ResultPath")
            .map(path -> path instanceof ScalarNode text && text.text().equals("$"))
            .orElse(true);
  }
}
