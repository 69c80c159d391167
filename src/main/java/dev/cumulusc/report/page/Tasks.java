package dev.cumulusc.report.page;

import dev.cumulusc.app.describe.Description.TaskRow;
import dev.cumulusc.app.describe.Description.WorkflowPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts tasks. */
final class Tasks {
  private Tasks() {}

  /** Returns how many tasks there are of each kind that there is, by the kinds' labels. */
  static Map<String, Integer> counts(List<WorkflowPart> workflows) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (WorkflowPart workflow : workflows) {
      for (TaskRow task : workflow.tasks()) {
        counts.merge(task.kind().label(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
