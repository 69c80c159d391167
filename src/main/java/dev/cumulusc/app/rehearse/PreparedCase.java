package dev.cumulusc.app.rehearse;

import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.test.CaseResult;
import dev.cumulusc.rehearse.test.Checks;
import dev.cumulusc.rehearse.test.Difference;
import dev.cumulusc.rehearse.test.Recording;
import dev.cumulusc.rehearse.test.Snapshot;
import dev.cumulusc.rehearse.test.TestCase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A case that can be run, once. */
final class PreparedCase {
  private final String file;
  private final TestCase testCase;
  private final PreparedMachine machine;
  private final Payload input;
  private final Run run;
  private final SnapshotFile snapshot;
  private final Recording recording = new Recording();

  PreparedCase(
      String file,
      TestCase testCase,
      PreparedMachine machine,
      Payload input,
      Run run,
      SnapshotFile snapshot) {
    this.file = file;
    this.testCase = testCase;
    this.machine = machine;
    this.input = input;
    this.run = run;
    this.snapshot = snapshot;
  }

  String name() {
    return testCase.name().value();
  }

  PreparedMachine machine() {
    return machine;
  }

  Recording recording() {
    return recording;
  }

  CaseResult run() {
    try {
      Execution execution = run.run(input, testCase.setting().startAt(), event -> {}, recording);
      List<Difference> differences =
          new ArrayList<>(Checks.of(testCase.expectation(), execution, recording));
      if (testCase.expectation().snapshot()) {
        JsonObject now = Snapshot.of(execution, recording);
        differences.addAll(snapshot.compare(now, testCase.expectation().at()));
      }
      return new CaseResult(
          file,
          name(),
          machine.name(),
          Optional.of(execution.outcome()),
          recording.way(),
          execution.duration(),
          differences);
    } catch (RehearsalException e) {
      return new CaseResult(
          file,
          name(),
          machine.name(),
          Optional.empty(),
          recording.way(),
          Duration.ZERO,
          List.of(new Difference(testCase.name().origin().primary(), e.text())));
    }
  }
}
