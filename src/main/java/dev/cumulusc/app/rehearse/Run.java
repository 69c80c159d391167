package dev.cumulusc.app.rehearse;

import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.machine.Buckets;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Identity;
import dev.cumulusc.rehearse.machine.Observer;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.machine.Rehearsal;
import dev.cumulusc.rehearse.task.LocalTaskException;
import dev.cumulusc.rehearse.task.TaskAnswers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One execution of a machine that is ready, from its start to its end. */
final class Run {
  private final PreparedMachine machine;
  private final RehearsalRequest.Names names;
  private final Buckets files;
  private final TaskAnswers answers;
  private Instant start = Instant.EPOCH;
  private long seed;
  private final List<TaskAnswers> redrives = new ArrayList<>();

  /**
   * @param files what stands for S3
   */
  Run(PreparedMachine machine, RehearsalRequest.Names names, Buckets files, TaskAnswers answers) {
    this.machine = machine;
    this.names = names;
    this.files = files;
    this.answers = answers;
  }

  Run startingAt(Instant time, long newSeed) {
    start = time;
    seed = newSeed;
    return this;
  }

  /** Redrives the execution if it fails, with other answers. */
  void redrivenWith(TaskAnswers next) {
    redrives.add(next);
  }

  /** Runs the machine. */
  Execution run(
      Payload input, Optional<String> startAt, HistoryListener listener, Observer observer)
      throws RehearsalException {
    String first = startAt.orElse(machine.scope().startAt());
    if (!machine.scope().states().containsKey(first)) {
      throw new RehearsalException(
          "There is no state `"
              + first
              + "` to start at. "
              + Suggestions.didYouMean(first, machine.scope().states().keySet()).orElse("")
              + " The states are "
              + String.join(", ", machine.scope().states().keySet())
              + ".");
    }
    if (input.isTooLarge()) {
      throw new RehearsalException(
          "The input has "
              + input.size()
              + " bytes, but an execution takes "
              + Payload.MAX_BYTES
              + " at most.");
    }
    Identity identity = identity(machine, names);
    Rehearsal rehearsal = new Rehearsal(start, seed, answers, files, observer);
    try {
      Execution execution =
          rehearsal.run(machine.scope(), machine.definition(), identity, input, first, listener);
      for (TaskAnswers next : redrives) {
        redrive(rehearsal, execution, next);
      }
      return execution;
    } catch (LocalTaskException e) {
      throw new RehearsalException(e.text());
    } catch (ClassCastException | IllegalStateException e) {
      if (machine.faults().isEmpty()) {
        throw e;
      }
      throw new RehearsalException(
          "The definition is not valid, and can't be run as it is.\n"
              + String.join("\n", machine.faults()));
    }
  }

  /** Returns what the ARNs of an execution of a machine are made of. */
  static Identity identity(PreparedMachine machine, RehearsalRequest.Names names) {
    return new Identity(
        "aws",
        names.region(),
        names.account(),
        machine.name(),
        names.execution(),
        machine.source().type());
  }

  private static void redrive(Rehearsal rehearsal, Execution execution, TaskAnswers next)
      throws RehearsalException {
    if (!(execution.outcome() instanceof Outcome.Succeeded)
        && !rehearsal.redrive(execution, next)) {
      throw new RehearsalException(
          "The execution can't be redriven: only standard ones can that failed, and whose history is"
              + " not full.");
    }
  }
}
