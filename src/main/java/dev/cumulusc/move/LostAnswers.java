package dev.cumulusc.move;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.flow.DataFlow;
import dev.cumulusc.flow.Finding;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds the states of a workflow that read what the Lambda service answered beside the function's
 * result, and no longer does: the reads of the moved workflow that never find what they read, since
 * a moved task made the value that they read from.
 */
final class LostAnswers {
  private final Diagnostics diagnostics;
  private final Set<SourceSpan> moved = new HashSet<>();

  LostAnswers(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Notes the place of a moved task's resource, from which what the move puts in derives. */
  void movedAt(SourceSpan resource) {
    moved.add(resource);
  }

  /** Reports the reads of a workflow whose tasks are moved. */
  void report(MappingNode definition) {
    if (moved.isEmpty()) {
      return;
    }
    Machine machine = Machine.of(StateMachines.deployable(definition), MachineType.STANDARD);
    for (Finding finding : DataFlow.findings(machine)) {
      if (finding instanceof Finding.Absent absent && isLost(absent)) {
        report(absent);
      }
    }
  }

  private boolean isLost(Finding.Absent absent) {
    return ServiceAnswer.isField(absent.place().step())
        && absent.notes().stream().flatMap(note -> note.at().stream()).anyMatch(moved::contains);
  }

  private void report(Finding.Absent absent) {
    Finding.Place place = absent.place();
    diagnostics.report(
        Diagnostic.of(
                MoveRules.ANSWER_LOST_IN_MOVE,
                absent.at(),
                "`"
                    + place.path()
                    + "` was answered by the Lambda service, but the task that it came from is"
                    + " moved to Docker.")
            .withHelp(
                "Read what the function itself returns, under `" + place.holder() + ".Payload`."));
  }
}
