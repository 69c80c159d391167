package dev.cumulusc.app.rehearse;

import dev.cumulusc.draw.Picture;
import dev.cumulusc.rehearse.test.CaseResult;
import dev.cumulusc.rehearse.test.Coverage;
import java.util.List;

/**
 * What came of tests.
 *
 * @param results the cases in the order of their files
 * @param coverage what the cases reach, machine by machine
 * @param pictures what the cases reach, drawn, in the same order
 * @param notes what else the user should know, a line each
 */
public record TestRun(
    List<CaseResult> results, List<Coverage> coverage, List<Picture> pictures, List<String> notes) {
  public TestRun {
    results = List.copyOf(results);
    coverage = List.copyOf(coverage);
    pictures = List.copyOf(pictures);
    notes = List.copyOf(notes);
  }

  public boolean passed() {
    return results.stream().allMatch(CaseResult::passed);
  }
}
