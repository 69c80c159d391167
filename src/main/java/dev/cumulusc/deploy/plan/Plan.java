package dev.cumulusc.deploy.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment is going to do: it can be shown, saved and executed later. There is no secret
 * in it.
 *
 * @param application what is deployed, as its user names it
 * @param deployment the block of the configuration
 * @param region where it is deployed, if that is known
 * @param made when the plan was made
 * @param stacks the stacks in the order of their deployment
 * @param steps what is done after the stacks, in words
 */
public record Plan(
    String application,
    String deployment,
    Optional<String> region,
    Instant made,
    List<StackPlan> stacks,
    List<String> steps) {

  public Plan {
    stacks = List.copyOf(stacks);
    steps = List.copyOf(steps);
  }

  /** Returns whether no stack changes. */
  public boolean isEmpty() {
    return stacks.stream().allMatch(StackPlan::isUnchanged);
  }
}
