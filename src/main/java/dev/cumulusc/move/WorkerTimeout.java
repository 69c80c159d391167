package dev.cumulusc.move;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** How long a worker may need for the task at hand when it is asked to stop. */
public final class WorkerTimeout {
  /** Two hours: CloudFormation waits three for a service that is updated. */
  public static final int MAX_SECONDS = 7_200;

  private static final String SECONDS = "TimeoutSeconds";

  private WorkerTimeout() {}

  /**
   * Returns the longest time that a task of a container may take, in seconds, and at most {@link
   * #MAX_SECONDS}: a state without {@code TimeoutSeconds} in a state machine without it, or with
   * one that is known only at run time, may take that long.
   *
   * @return nothing for a container that takes no tasks of the deployment's state machines
   */
  public static Optional<Located<Integer>> of(EcsService container, Deployment deployment) {
    return places(container, deployment)
        .map(WorkerTimeout::seconds)
        .max(Comparator.comparing(Located::value));
  }

  /**
   * Returns the longest time that is written for a task of a container, in seconds, if it is longer
   * than {@link #MAX_SECONDS}. A state without a time of its own is no case of it, since a rule of
   * its own reports that, nor is one whose time nobody can read.
   */
  public static Optional<Located<Long>> beyondMax(EcsService container, Deployment deployment) {
    return places(container, deployment)
        .filter(place -> limitsItself(place.state().body()))
        .flatMap(place -> limit(place).stream())
        .filter(written -> written.value() > MAX_SECONDS)
        .max(Comparator.comparing(Located::value));
  }

  private static Stream<WorkerStates.Place> places(EcsService container, Deployment deployment) {
    return WorkerCommand.of(container, deployment).activity().stream()
        .flatMap(activity -> WorkerStates.places(activity.name().value(), deployment).stream());
  }

  private static Located<Integer> seconds(WorkerStates.Place place) {
    Optional<Located<Long>> limit = limit(place);
    Origin origin = limit.map(Located::origin).orElse(place.state().key().origin());
    return new Located<>(
        (int) Math.min(limit.map(Located::value).orElse((long) MAX_SECONDS), MAX_SECONDS),
        origin.derive("the longest time that a task may take"));
  }

  private static boolean limitsItself(MappingNode state) {
    return state.scalar(SECONDS).filter(node -> isNumber(node) || isExpression(node)).isPresent()
        || state.scalar("TimeoutSecondsPath").filter(WorkerTimeout::isPath).isPresent();
  }

  private static boolean isNumber(ScalarNode node) {
    return node.text().matches("\\d{1,10}");
  }

  private static boolean isExpression(ScalarNode node) {
    return node.isString() && node.text().startsWith("{%");
  }

  private static boolean isPath(ScalarNode node) {
    return node.isString() && node.text().startsWith("$");
  }

  /** No task takes longer than its state is given, or than its whole state machine is. */
  private static Optional<Located<Long>> limit(WorkerStates.Place place) {
    return Stream.of(place.state().body(), place.machine())
        .flatMap(limited -> limited.scalar(SECONDS).stream())
        .filter(WorkerTimeout::isNumber)
        .map(node -> new Located<>(Long.parseLong(node.text()), node.origin()))
        .min(Comparator.comparing(Located::value));
  }
}
