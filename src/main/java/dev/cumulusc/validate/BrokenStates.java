package dev.cumulusc.validate;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The states of machines in which an error was found. */
final class BrokenStates {
  private final List<SourceSpan> states = new ArrayList<>();
  private final Set<SourceSpan> broken = new HashSet<>();

  private BrokenStates(List<Machine> machines) {
    for (Machine machine : machines) {
      for (MachineState state : machine.states()) {
        states.add(state.key().span().to(state.body().span()));
      }
    }
  }

  /** Finds the states with errors in their form or meaning. */
  static BrokenStates of(List<Machine> machines, Diagnostics found) {
    BrokenStates all = new BrokenStates(machines);
    for (Diagnostic each : found.sorted()) {
      Stage stage = each.rule().stage();
      if (each.severity() == Severity.ERROR && (stage == Stage.FORM || stage == Stage.MACHINE)) {
        all.around(each.at()).ifPresent(all.broken::add);
      }
    }
    return all;
  }

  /** Returns a collection that hands on what is not about one of the states. */
  Diagnostics without(Diagnostics out) {
    return broken.isEmpty()
        ? out
        : out.only(each -> around(each.at()).filter(broken::contains).isEmpty());
  }

  /** Returns the innermost state that a place is in. */
  private Optional<SourceSpan> around(SourceSpan place) {
    Optional<SourceSpan> innermost = Optional.empty();
    for (SourceSpan state : states) {
      if (state.contains(place) && innermost.filter(state::contains).isEmpty()) {
        innermost = Optional.of(state);
      }
    }
    return innermost;
  }
}
