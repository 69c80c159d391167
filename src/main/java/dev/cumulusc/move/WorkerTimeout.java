package dev.cumulusc.move;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.ScalarNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/** How long a worker may need for the task at hand when it is asked to stop. */
public final class WorkerTimeout {
  /** Two hours: CloudFormation waits three for a service that is updated. */
  public static final int MAX_SECONDS = 7_200;

  private WorkerTimeout() {}

  /**
   * Returns the longest {@code TimeoutSeconds} of the states whose tasks a container takes, in
   * seconds, and at most {@link #MAX_SECONDS}: a state without one, or with one that is known only
   * at run time, may take that long.
   *
   * @return nothing for a container that takes no tasks of the deployment's state machines
   */
  public static Optional<Located<Integer>> of(EcsService container, Deployment deployment) {
    return WorkerCommand.of(container, deployment).activity().stream()
        .flatMap(activity -> WorkerStates.of(activity.name().value(), deployment).stream())
        .map(WorkerTimeout::seconds)
        .max(Comparator.comparing(Located::value));
  }

  /**
   * Returns the longest {@code TimeoutSeconds} that is written at a state whose tasks a container
   * takes, in seconds, if it is longer than {@link #MAX_SECONDS}.
   */
  public static Optional<Located<Long>> beyondMax(EcsService container, Deployment deployment) {
    return WorkerCommand.of(container, deployment).activity().stream()
        .flatMap(activity -> WorkerStates.of(activity.name().value(), deployment).stream())
        .flatMap(state -> state.body().scalar("TimeoutSeconds").stream())
        .filter(node -> node.text().matches("\\d{1,10}"))
        .map(node -> new Located<>(Long.parseLong(node.text()), node.origin()))
        .filter(written -> written.value() > MAX_SECONDS)
        .max(Comparator.comparing(Located::value));
  }

  private static Located<Integer> seconds(StateMachines.State state) {
    Optional<ScalarNode> written =
        state.body().scalar("TimeoutSeconds").filter(node -> node.text().matches("\\d{1,10}"));
    Origin origin = written.map(ScalarNode::origin).orElse(state.key().origin());
    int seconds =
        written
            .map(
                node -> new BigDecimal(node.text()).min(BigDecimal.valueOf(MAX_SECONDS)).intValue())
            .orElse(MAX_SECONDS);
    return new Located<>(seconds, origin.derive("the longest time that a task may take"));
  }
}
