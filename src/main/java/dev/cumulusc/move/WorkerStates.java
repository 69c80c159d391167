package dev.cumulusc.move;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.List;

/** The states whose tasks the worker of an activity takes. */
final class WorkerStates {
  private WorkerStates() {}

  /**
   * A state and what it is part of.
   *
   * @param machine the whole definition
   */
  record Place(StateMachines.State state, MappingNode machine) {}

  /** Returns the states of all workflows whose resource is an activity, by the activity's name. */
  static List<StateMachines.State> of(String activity, Deployment deployment) {
    return places(activity, deployment).stream().map(Place::state).toList();
  }

  /** Returns the states of all workflows whose resource is an activity, with their definitions. */
  static List<Place> places(String activity, Deployment deployment) {
    OwnResources own = new OwnResources(deployment);
    List<Place> found = new ArrayList<>();
    for (Workflow workflow : deployment.workflows()) {
      StateMachines.states(workflow.definition()).stream()
          .filter(state -> waitsFor(state.body(), activity, own))
          .forEach(state -> found.add(new Place(state, workflow.definition())));
    }
    return found;
  }

  private static boolean waitsFor(MappingNode state, String activity, OwnResources own) {
    return state
        .get("Resource")
        .flatMap(ComposedString::of)
        .flatMap(own::activity)
        .filter(activity::equals)
        .isPresent();
  }
}
