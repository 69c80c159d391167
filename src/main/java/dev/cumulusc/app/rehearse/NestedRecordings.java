package dev.cumulusc.app.rehearse;

import dev.cumulusc.rehearse.test.Recording;
import java.util.ArrayList;
import java.util.List;

/** What happens in the executions that the tasks of one execution start, at any depth. */
final class NestedRecordings {
  private final List<Nested> all = new ArrayList<>();
  private final StartedExecutions started = new StartedExecutions();

  /** What happens in one nested execution. */
  record Nested(PreparedMachine machine, Recording recording) {}

  /** Returns what is to see an execution that is about to start. */
  Recording start(PreparedMachine machine) {
    Nested nested = new Nested(machine, new Recording());
    all.add(nested);
    return nested.recording();
  }

  /** Returns the executions that have names of their own. */
  StartedExecutions started() {
    return started;
  }

  /** Names are free again, since the same case is run once more. */
  void forgetNames() {
    started.clear();
  }

  /** Returns the executions in the order of their starts. */
  List<Nested> all() {
    return List.copyOf(all);
  }

  List<Recording> recordings() {
    return all.stream().map(Nested::recording).toList();
  }
}
