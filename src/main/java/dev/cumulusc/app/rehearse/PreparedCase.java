package dev.cumulusc.app.rehearse;

import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.test.CaseResult;
import dev.cumulusc.rehearse.test.Checks;
import dev.cumulusc.rehearse.test.Difference;
import dev.cumulusc.rehearse.test.MoveCheck;
import dev.cumulusc.rehearse.test.Recording;
import dev.cumulusc.rehearse.test.Snapshot;
import dev.cumulusc.rehearse.test.TestCase;
import dev.cumulusc.source.SourceSpan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A case that can be run, once. */
final class PreparedCase {
  private final String file;
  private final TestCase testCase;
  private final Payload input;
  private final Machines machines;
  private final Function<PreparedMachine, Run> runs;
  private final SnapshotFile snapshot;
  private final NestedRecordings nested;
  private final Recording recording = new Recording();

  /**
   * @param runs makes what runs a machine
   * @param nested what happens in the executions that tasks start
   */
  PreparedCase(
      String file,
      TestCase testCase,
      Payload input,
      Machines machines,
      Function<PreparedMachine, Run> runs,
      SnapshotFile snapshot,
      NestedRecordings nested) {
    this.file = file;
    this.testCase = testCase;
    this.input = input;
    this.machines = machines;
    this.runs = runs;
    this.snapshot = snapshot;
    this.nested = nested;
  }

  /**
   * What a case runs.
   *
   * @param moved the same with its tasks behind activities, if both are to be compared
   */
  record Machines(PreparedMachine main, Optional<PreparedMachine> moved) {}

  String name() {
    return testCase.name().value();
  }

  /** Returns the name of the file that the case stands in. */
  String file() {
    return file;
  }

  /** Returns the file of the case's snapshot, if it wants one. */
  Optional<Path> snapshotFile() {
    return testCase.expectation().snapshot() ? Optional.of(snapshot.file()) : Optional.empty();
  }

  PreparedMachine machine() {
    return machines.main();
  }

  /** Returns what the case reached, machine by machine, its own one first. */
  List<NestedRecordings.Nested> reached() {
    List<NestedRecordings.Nested> reached = new ArrayList<>();
    reached.add(new NestedRecordings.Nested(machine(), recording));
    reached.addAll(nested.all());
    return reached;
  }

  CaseResult run() {
    try {
      Execution execution = run(machine(), recording);
      List<Difference> differences =
          new ArrayList<>(
              Checks.of(testCase.expectation(), execution, recording, nested.recordings()));
      if (execution.redrives() < testCase.redrives()) {
        differences.add(
            new Difference(
                at(),
                "The execution has "
                    + Words.count(testCase.redrives(), "redrive")
                    + ", but succeeds after "
                    + execution.redrives()
                    + "."));
      }
      if (testCase.expectation().snapshot()) {
        JsonObject now = Snapshot.of(execution, recording);
        differences.addAll(snapshot.compare(now, testCase.expectation().at()));
      }
      if (machines.moved().isPresent()) {
        differences.addAll(compare(execution, machines.moved().get()));
      }
      return result(Optional.of(execution.outcome()), execution.duration(), differences);
    } catch (RehearsalException e) {
      return result(Optional.empty(), Duration.ZERO, List.of(new Difference(at(), e.text())));
    }
  }

  private CaseResult result(
      Optional<Outcome> outcome, Duration duration, List<Difference> differences) {
    return new CaseResult(
        file, name(), machine().name(), outcome, recording.way(), duration, differences);
  }

  SourceSpan at() {
    return testCase.name().origin().primary();
  }

  private Execution run(PreparedMachine machine, Recording into) throws RehearsalException {
    return runs.apply(machine).run(input, testCase.setting().startAt(), event -> {}, into);
  }

  private List<Difference> compare(Execution execution, PreparedMachine moved)
      throws RehearsalException {
    Recording other = new Recording();
    Execution after = run(moved, other);
    return new MoveCheck(moved.source(), at()).compare(execution, recording, after, other);
  }
}
