package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.flow.DataFlow;
import dev.cumulusc.flow.Finding;
import dev.cumulusc.rehearse.history.HistoryEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the data flow says is never there is not there when machines run. */
class DataFlowSoundnessTest {
  private static final int MACHINES = 3_000;

  @Test
  void noStateThatReadsWhatIsNeverThereIsLeft() {
    int proved = 0;
    for (long seed = 0; seed < MACHINES; seed++) {
      RandomMachine machine = new RandomMachine(seed);
      List<Finding> findings =
          DataFlow.findings(Machine.of(Yaml.mapping(machine.definition()), MachineType.STANDARD));
      if (findings.isEmpty()) {
        continue;
      }
      // A task that fails before it reads is left by its catcher.
      Set<String> faulty =
          findings.stream()
              .filter(finding -> !finding.state().body().has("Catch"))
              .map(finding -> finding.state().name())
              .collect(Collectors.toSet());
      Execution execution =
          Rehearsed.machine(machine.definition())
              .mocks(machine.mocks())
              .input(machine.input())
              .run();
      Set<String> left = states(execution, "StateExited");
      left.retainAll(faulty);
      assertThat(left)
          .as("seed %d: %s with %s: %s", seed, machine.definition(), machine.input(), findings)
          .isEmpty();
      faulty.retainAll(states(execution, "StateEntered"));
      proved += faulty.size();
    }
    // A generator that never gets to a faulty state would prove nothing.
    assertThat(proved).isGreaterThan(MACHINES / 10);
  }

  private static Set<String> states(Execution execution, String event) {
    return execution.history().events().stream()
        .filter(each -> each.type().endsWith(event))
        .map(HistoryEvent::details)
        .map(details -> details.string("name").orElseThrow())
        .collect(Collectors.toSet());
  }
}
