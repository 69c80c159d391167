package dev.cumulusc.rehearse.test;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares an execution whose tasks are on Lambda with one whose tasks are behind activities. */
public final class MoveCheck {
  private final Machine moved;
  private final SourceSpan at;
  private final List<Difference> found = new ArrayList<>();

  /**
   * @param moved the machine with the moved tasks
   * @param at where the case is written
   */
  public MoveCheck(Machine moved, SourceSpan at) {
    this.moved = moved;
    this.at = at;
  }

  /** Returns what the move changes: outputs state by state, the way, and how the execution ends. */
  public List<Difference> compare(
      Execution before, Recording lambda, Execution after, Recording worker) {
    for (MachineState state : moved.states()) {
      List<Json> was = lambda.outputs().getOrDefault(state.name(), List.of());
      List<Json> is = worker.outputs().getOrDefault(state.name(), List.of());
      compareOutputs(state, was, is);
    }
    if (!lambda.way().equals(worker.way())) {
      add(
          "The way is `"
              + String.join(", ", lambda.way())
              + "` on Lambda, and `"
              + String.join(", ", worker.way())
              + "` behind activities.");
    }
    String was = ending(before.outcome());
    String is = ending(after.outcome());
    if (!was.equals(is)) {
      add("The execution " + was + " on Lambda, and " + is + " behind activities.");
    }
    return List.copyOf(found);
  }

  private void compareOutputs(MachineState state, List<Json> was, List<Json> is) {
    for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
      if (!was.get(i).equals(is.get(i))) {
        found.add(
            new Difference(
                state.key().span(),
                "The output of `"
                    + state.name()
                    + "` is "
                    + Difference.shown(was.get(i))
                    + " on Lambda, and "
                    + Difference.shown(is.get(i))
                    + " behind activities."));
        return;
      }
    }
  }

  private void add(String message) {
    found.add(new Difference(at, message));
  }

  private static String ending(Outcome outcome) {
    if (outcome instanceof Outcome.Succeeded) {
      return "succeeds";
    }
    Optional<ErrorOutput> error = Checks.error(outcome);
    return error.isPresent() ? "fails with `" + error.get().error() + "`" : "never ends";
  }
}
