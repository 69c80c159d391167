package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.List;

/** What in a state keeps it with its Lambda function. */
final class Obstacles {
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

  void report(Destination to, Diagnostics diagnostics) {
    for (Obstacle obstacle : found) {
      diagnostics.report(
          MoveRules.TASK_STAYS_WITH_LAMBDA,
          obstacle.at(),
          "This task stays with the Lambda function `"
              + to.function()
              + "`, since "
              + obstacle.reason()
              + ".",
          "Change that, or make `Resource` the activity by hand: `" + to.resource() + "`.");
    }
  }
}
