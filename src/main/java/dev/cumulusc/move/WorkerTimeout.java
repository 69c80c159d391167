package dev.cumulusc.move;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    return states(container, deployment).stream()
        .map(WorkerTimeout::seconds)
        .max(Comparator.comparing(Located::value));
  }

  private static List<StateMachines.State> states(EcsService container, Deployment deployment) {
    Optional<String> activity =
        WorkerCommand.of(container, deployment).activity().map(found -> found.name().value());
    if (activity.isEmpty()) {
      return List.of();
    }
    OwnResources own = new OwnResources(deployment);
    List<StateMachines.State> found = new ArrayList<>();
    for (Workflow workflow : deployment.workflows()) {
      StateMachines.states(workflow.definition()).stream()
          .filter(state -> takesTasks(state.body(), activity.get(), own))
          .forEach(found::add);
    }
    return found;
  }

  private static boolean takesTasks(MappingNode state, String activity, OwnResources own) {
    return state
        .get("Resource")
        .flatMap(ComposedString::of)
        .flatMap(own::activity)
        .filter(activity::equals)
        .isPresent();
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
