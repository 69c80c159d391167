package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import java.util.List;

/**
 * Moves Lambda functions behind activities where an ECS service says {@code docker: true}.
 *
 * <p>Afterwards the deployment reads as if the guide's three edits had been made by hand.
 */
public final class DockerMove {
  private DockerMove() {}

  /**
   * The deployment with its functions moved.
   *
   * @param moved what was moved, in the order of the services
   */
  public record Result(Deployment deployment, List<Moved> moved) {
    public Result {
      moved = List.copyOf(moved);
    }
  }

  /**
   * A function that was moved.
   *
   * @param states how many Task states were rewritten
   */
  public record Moved(String lambda, String activity, String service, int states) {}

  public static Result apply(Deployment deployment, Diagnostics diagnostics) {
    throw new UnsupportedOperationException();
  }
}
