package dev.cumulusc.app.rehearse;

import dev.cumulusc.rehearse.test.CaseResult;
import dev.cumulusc.rehearse.test.Coverage;
import java.util.List;

/**
 * What came of tests.
 *
 * @param results the cases in the order of their files
 * @param coverage what the cases reach, machine by machine
 * @param notes what else the user should know, a line each
 */
public record TestRun(List<CaseResult> results, List<Coverage> coverage, List<String> notes) {
  public TestRun {
    results = List.copyOf(results);
    coverage = List.copyOf(coverage);
    notes = List.copyOf(notes);
  }

  public boolean passed() {
    return results.stream().allMatch(CaseResult::passed);
  }
}
