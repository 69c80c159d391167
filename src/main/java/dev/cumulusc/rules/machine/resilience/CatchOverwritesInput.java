package dev.cumulusc.rules.machine.resilience;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.PathSite;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
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
              "Without `ResultPath` (in JSONata `Output` or `Assign`), the next state"
                  + " gets nothing but the name and cause of the error.")
          .fixedBy(
              "Add `ResultPath: $.error` to the catcher; in JSONata, keep what is"
                  + " needed with `Output` or `Assign`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-error-handling.html"));

  private static final List<String> ERROR = List.of("Error", "Cause");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(Machine machine, Diagnostics out) {
    for (ErrorHandler handler : ErrorHandler.of(machine)) {
      if (handler.kind() == ErrorHandler.Kind.CATCH && loses(handler)) {
        handler
            .node()
            .scalar("Next")
            .filter(next -> needsInput(machine, handler, next.text()))
            .ifPresent(
                next ->
                    out.report(
                        INFO,
                        next.origin(),
                        "State `"
                            + next.text()
                            + "` gets the error in place of the input of state `"
                            + handler.state().name()
                            + "`.",
                        handler.state().usesJsonata()
                            ? "Add an `Output` that keeps the input, or put the error into a"
                                + " variable by `Assign`."
                            : "Add `ResultPath: $.exception` to the catcher."));
      }
    }
  }

  private static boolean loses(ErrorHandler handler) {
    return handler.state().usesJsonata()
        ? !handler.node().has("Output") && !handler.node().has("Assign")
        : !handler.node().has("ResultPath");
  }

  private static boolean needsInput(Machine machine, ErrorHandler handler, String next) {
    Optional<MachineState> target = handler.state().scope().state(next);
    return target.isPresent()
        && !target.get().is(StateType.FAIL)
        && (readsInput(machine, target.get()) || goesOn(target.get()));
  }

  private static boolean goesOn(MachineState target) {
    return target.transitions().stream()
        .map(way -> target.scope().state(way.target().text()))
        .anyMatch(
            after -> after.isPresent() && !after.get().type().map(StateType::isFinal).orElse(true));
  }

  private static boolean readsInput(Machine machine, MachineState target) {
    boolean byPath =
        machine.expressions().paths().stream()
            .filter(site -> site.state() == target)
            .map(PathSite::parsed)
            .flatMap(parsed -> parsed.path().stream())
            .anyMatch(CatchOverwritesInput::isOfInput);
    return byPath
        || machine.expressions().jsonata().stream()
            .filter(site -> site.state() == target)
            .anyMatch(CatchOverwritesInput::isOfInput);
  }

  private static boolean isOfInput(PathExpression.Path path) {
    return path.root() == PathExpression.Root.INPUT
        && !path.names().isEmpty()
        && !ERROR.contains(path.names().get(0));
  }

  private static boolean isOfInput(JsonataSite site) {
    return site.usage().map(Usage::variables).orElse(List.of()).stream()
        .filter(variable -> variable.name().equals("states") && variable.members().size() > 1)
        .anyMatch(
            variable ->
                variable.members().get(0).equals("input")
                    && !ERROR.contains(variable.members().get(1)));
  }
}
