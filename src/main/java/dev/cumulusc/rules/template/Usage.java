package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Activity;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds functions, activities and workers of activities that nothing in the template uses. */
public final class Usage implements DeploymentRule {
  private static final RuleInfo NO_WORKER =
      RuleInfo.warning(
              Stage.USAGE,
              "C2301",
              "activity-without-worker",
              "No service of the deployment takes the tasks of an activity.")
          .because(
              "A task of the activity waits until it times out, unless a worker"
                  + " elsewhere takes it.")
          .fixedBy(
              "Add a service with `--activityArn` in its `commands`, or delete the"
                  + " activity. Where a worker elsewhere takes the tasks, say so in a"
                  + " comment.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  private static final RuleInfo NO_WORKFLOW =
      RuleInfo.warning(
              Stage.USAGE,
              "C2302",
              "worker-without-workflow",
              "A service takes the tasks of an activity that no workflow uses.")
          .because("The worker runs, and is paid for, but gets no task.")
          .fixedBy("Name the activity as the `Resource` of a Task state, or delete the service.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  private static final RuleInfo UNUSED_FUNCTION =
      RuleInfo.note(
              Stage.USAGE,
              "C2303",
              "unused-lambda",
              "Nothing in the deployment calls a Lambda function.")
          .fixedBy(
              "Delete the function, or correct the reference that is meant to name it."
                  + " Leave it if something outside of the deployment calls it.");

  /** The types of resources that only watch others, or allow something. */
  private static final Set<String> BYSTANDERS = Set.of("AWS::Logs", "AWS::CloudWatch", "AWS::IAM");

  /** The types of resources whose names begin otherwise than what they do. */
  private static final Set<String> OF_FUNCTIONS =
      Set.of("AWS::Lambda::Version", "AWS::Lambda::Alias");

  @Override
  public List<RuleInfo> infos() {
    return List.of(NO_WORKER, NO_WORKFLOW, UNUSED_FUNCTION);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    Map<String, Set<String>> users = users(context.template());
    context.deployment().activities().forEach(each -> activity(each, users, diagnostics));
    context.deployment().lambdas().forEach(each -> function(each, users, diagnostics));
  }

  /** Returns the types of the resources that refer to a name. */
  private static Map<String, Set<String>> users(Template template) {
    Map<String, Set<String>> users = new HashMap<>();
    for (Resource resource : template.resources().values()) {
      if (!isBystander(resource.type())) {
        for (CfnValue.Reference reference : resource.references()) {
          users.computeIfAbsent(reference.target(), n -> new HashSet<>()).add(resource.type());
        }
      }
    }
    return users;
  }

  private static boolean isBystander(String type) {
    return OF_FUNCTIONS.contains(type)
        || BYSTANDERS.stream().anyMatch(service -> type.startsWith(service + "::"));
  }

  private static void activity(
      Activity activity, Map<String, Set<String>> users, Diagnostics diagnostics) {
    Set<String> types = users.getOrDefault(activity.logicalId(), Set.of());
    boolean hasWorker = types.stream().anyMatch(type -> !type.equals(ResourceTypes.STATE_MACHINE));
    String name = activity.name().value();
    if (!hasWorker) {
      diagnostics.report(
          NO_WORKER,
          activity.name().origin(),
          "No service of this deployment takes the tasks of the activity `" + name + "`.",
          "Add a service with `--activityArn` in its `commands`, or say in a comment where the"
              + " worker runs.");
    } else if (!types.contains(ResourceTypes.STATE_MACHINE) && isConfigured(activity)) {
      diagnostics.report(
          NO_WORKFLOW,
          activity.name().origin(),
          "A service waits for tasks of the activity `"
              + name
              + "`, but no workflow of this deployment uses it.");
    }
  }

  /** The move to Docker makes activities, too, and reports itself why no state uses one. */
  private static boolean isConfigured(Activity activity) {
    return !(activity.name().origin() instanceof Origin.Derived);
  }

  private static void function(
      LambdaSpec lambda, Map<String, Set<String>> users, Diagnostics diagnostics) {
    String file = lambda.origin().primary().file().name();
    boolean isOfOthers = ("/" + file).contains("/node_modules/");
    if (!isOfOthers && !users.containsKey(lambda.logicalId())) {
      diagnostics.report(
          UNUSED_FUNCTION,
          lambda.name().origin(),
          "Nothing in this deployment calls the Lambda function `" + lambda.name().value() + "`.");
    }
  }
}
