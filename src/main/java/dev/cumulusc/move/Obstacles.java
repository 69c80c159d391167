package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;

/** What in a state keeps it with its Lambda function. */
final class Obstacles {
  private static final RuleInfo STAYS =
      RuleInfo.warning(
              "C3201",
              "task-stays-with-lambda",
              "A task calls a moved Lambda function in a way that an activity does not have.")
          .because(
              "The function itself stays in the stack, so such a task goes on as before: in Lambda,"
                  + " with Lambda's limits.");

  private final List<Obstacle> found = new ArrayList<>();

  private record Obstacle(Origin at, String reason) {}

  /**
   * Adds an obstacle.
   *
   * @param reason a clause that completes "the task stays with its function, since ..."
   */
  void add(Origin at, String reason) {
    found.add(new Obstacle(at, reason));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  void report(Worker worker, Diagnostics diagnostics) {
    for (Obstacle obstacle : found) {
      diagnostics.report(
          STAYS,
          obstacle.at(),
          "This task stays with the Lambda function `"
              + worker.lambdaName()
              + "`, since "
              + obstacle.reason()
              + ".",
          "Change that, or make `Resource` the activity by hand: `"
              + Moving.resource(worker)
              + "`.");
    }
  }
}
