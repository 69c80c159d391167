package dev.cumulusc.deploy.watch.recovery;

import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.StackResource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A stack as it was found, and how it can be made usable.
 *
 * @param sentence what is the matter, and what can be done; an empty string if nothing is
 * @param usable whether the stack can be updated as it is
 * @param remedies what can be done about it, the best first; empty if nothing has to be
 */
public record Recovery(Stack stack, String sentence, boolean usable, List<Remedy> remedies) {
  public Recovery {
    remedies = List.copyOf(remedies);
  }

  /** Returns the best remedy, {@link Remedy.None} if nothing has to be done or can be. */
  public Remedy best() {
    return remedies.isEmpty() ? new Remedy.None() : remedies.get(0);
  }

  /** Returns the resources that block a failed rollback, and that it can go on without. */
  public List<String> blocking() {
    return remedies.stream()
        .filter(Remedy.ContinueRollback.class::isInstance)
        .map(remedy -> ((Remedy.ContinueRollback) remedy).skipped())
        .filter(skipped -> !skipped.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /** Finds out how a stack is; the service is asked further only if something is the matter. */
  public static Recovery of(Stack stack, CloudFormation cloudFormation) {
    if (stack.status().isInProgress()) {
      return found(
          stack,
          "An operation on %s that was started elsewhere is under way. It has to end first.",
          false,
          new Remedy.Attach());
    }
    return switch (stack.status().name()) {
      case "REVIEW_IN_PROGRESS" ->
          found(
              stack,
              "%s is no stack yet: only change sets that would create it were made. It holds"
                  + " nothing and can be created as it is.",
              true);
      case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "CREATE_FAILED" ->
          creationFailed(stack, cloudFormation);
      case "UPDATE_FAILED" ->
          found(
              stack,
              "The last update of %s failed, and was left as it is because rollback was disabled"
                  + stuck(stack, cloudFormation)
                  + ". It can be rolled back, or a deployment can go on from there.",
              true,
              new Remedy.Rollback());
      case "UPDATE_ROLLBACK_FAILED" -> rollbackFailed(stack, cloudFormation);
      case "DELETE_FAILED" -> deleteFailed(stack, cloudFormation);
      case "IMPORT_ROLLBACK_FAILED" ->
          found(
              stack,
              "An import into %s failed, and so did its rollback: CloudFormation offers no way on"
                  + " but the console and AWS Support.",
              false);
      default -> new Recovery(stack, "", true, List.of());
    };
  }

  private static Recovery creationFailed(Stack stack, CloudFormation cloudFormation) {
    return switch (stack.status().name()) {
      case "ROLLBACK_COMPLETE" ->
          found(
              stack,
              "The creation of %s failed and was rolled back. What is left can't be updated, only"
                  + " deleted; resources that it was to retain stay.",
              false,
              new Remedy.DeleteAndRecreate());
      case "ROLLBACK_FAILED" ->
          found(
              stack,
              "The creation of %s failed, and so did its rollback"
                  + stuck(stack, cloudFormation)
                  + ". It can only be deleted.",
              false,
              new Remedy.DeleteAndRecreate());
      default ->
          found(
              stack,
              "The creation of %s failed, and what was made was left for inspection"
                  + stuck(stack, cloudFormation)
                  + ". A deployment goes on from there; or it can be deleted.",
              true,
              new Remedy.DeleteAndRecreate(),
              new Remedy.Rollback());
    };
  }

  private static Recovery rollbackFailed(Stack stack, CloudFormation cloudFormation) {
    List<String> skippable = skippable(stack, cloudFormation);
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(new Remedy.ContinueRollback(List.of()));
    if (!skippable.isEmpty()) {
      remedies.add(new Remedy.ContinueRollback(skippable));
    }
    String which = skippable.isEmpty() ? "" : " at `" + String.join("`, `", skippable) + "`";
    return new Recovery(
        stack,
        "An update of `"
            + stack.name()
            + "` ("
            + stack.status()
            + ") failed, and its rollback failed"
            + which
            + ". It can't be updated before the rollback has gone on to its end: once the cause is"
            + " fixed, or without the resources that block it, which then are not as the template"
            + " says.",
        false,
        remedies);
  }

  private static Recovery deleteFailed(Stack stack, CloudFormation cloudFormation) {
    List<String> left =
        cloudFormation.resources(stack.id()).stream()
            .filter(resource -> resource.status().name().equals("DELETE_FAILED"))
            .map(StackResource::logicalId)
            .toList();
    String which = left.isEmpty() ? "" : " at `" + String.join("`, `", left) + "`";
    List<Remedy> remedies = new ArrayList<>();
    remedies.add(new Remedy.RetryDelete(List.of()));
    if (!left.isEmpty()) {
      remedies.add(new Remedy.RetryDelete(left));
    }
    remedies.add(new Remedy.ForceDelete());
    return new Recovery(
        stack,
        "The deletion of `"
            + stack.name()
            + "` ("
            + stack.status()
            + ") failed"
            + which
            + ". It can't be updated, only deleted: once the cause is fixed, or keeping what can't"
            + " be deleted.",
        false,
        remedies);
  }

  /**
   * Returns the resources that the rollback failed at, as the service takes them: those of a nested
   * stack with its name before them.
   */
  private static List<String> skippable(Stack stack, CloudFormation cloudFormation) {
    Set<String> found = new LinkedHashSet<>();
    collect(stack.id(), "", cloudFormation, found);
    return List.copyOf(found);
  }

  private static void collect(
      String stackId, String prefix, CloudFormation cloudFormation, Set<String> found) {
    Predicate<StackEvent> begin =
        event -> event.isOfStack() && event.status().name().equals("UPDATE_ROLLBACK_IN_PROGRESS");
    for (StackEvent event : cloudFormation.eventsBackTo(stackId, begin)) {
      if (event.isOfStack() || !event.status().name().equals("UPDATE_FAILED")) {
        continue;
      }
      if (event.isOfNestedStack() && event.physicalId().isPresent()) {
        String id = event.physicalId().get();
        String[] parts = id.split("/");
        int before = found.size();
        collect(id, (parts.length > 1 ? parts[1] : id) + ".", cloudFormation, found);
        if (found.size() > before) {
          continue;
        }
      }
      found.add(prefix + event.logicalId());
    }
  }

  private static String stuck(Stack stack, CloudFormation cloudFormation) {
    List<String> failed =
        cloudFormation.resources(stack.id()).stream()
            .filter(resource -> resource.status().isFailed())
            .map(StackResource::logicalId)
            .toList();
    return failed.isEmpty() ? "" : " at `" + String.join("`, `", failed) + "`";
  }

  /** Puts the stack's name and status into a sentence that has {@code %s} for them. */
  private static Recovery found(Stack stack, String sentence, boolean usable, Remedy... remedies) {
    String subject = "`" + stack.name() + "` (" + stack.status() + ")";
    return new Recovery(stack, sentence.replace("%s", subject), usable, List.of(remedies));
  }
}
