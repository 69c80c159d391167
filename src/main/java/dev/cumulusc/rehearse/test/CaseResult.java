package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.machine.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a case.
 *
 * @param file the name of the test file
 * @param workflow the name of the state machine
 * @param outcome how the execution ended; nothing if it could not begin
 * @param way the names of the states in the order in which they were entered
 * @param duration the virtual time that it took
 * @param differences what is not as expected; empty if the case passes
 */
public record CaseResult(
    String file,
    String name,
    String workflow,
    Optional<Outcome> outcome,
    List<String> way,
    Duration duration,
    List<Difference> differences) {

  public CaseResult {
    way = List.copyOf(way);
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return differences.isEmpty();
  }
}
