package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Activity;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds what a deployment has for nothing: functions, activities, and workers of activities. */
public final class UsageCheck {
  private static final RuleInfo NO_WORKER =
      RuleInfo.warning(
              Stage.USAGE,
              "C2301",
              "activity-without-worker",
              "No service of the deployment takes the tasks of an activity.")
          .because(
              "A task of the activity waits until it times out, unless a worker elsewhere"
                  + " takes it.");

  private static final RuleInfo NO_WORKFLOW =
      RuleInfo.warning(
              Stage.USAGE,
              "C2302",
              "worker-without-workflow",
              "A service takes the tasks of an activity that no workflow of the deployment uses.")
          .because("The worker runs, and costs, for nothing.");

  private static final RuleInfo UNUSED_FUNCTION =
      RuleInfo.note(
          Stage.USAGE,
          "C2303",
          "unused-lambda",
          "Nothing in the deployment calls a Lambda function.");

  private static final String STATE_MACHINE = "AWS::StepFunctions::StateMachine";

  /** The types of resources that only watch others, or allow something. */
  private static final Set<String> BYSTANDERS = Set.of("AWS::Logs", "AWS::CloudWatch", "AWS::IAM");

  /** The types of resources whose names begin otherwise than what they do. */
  private static final Set<String> OF_FUNCTIONS =
      Set.of("AWS::Lambda::Version", "AWS::Lambda::Alias");

  private final Map<String, Set<String>> users = new HashMap<>();

  private UsageCheck(Template template) {
    for (Resource resource : template.resources().values()) {
      if (!isBystander(resource.type())) {
        for (CfnValue.Reference reference : resource.references()) {
          users.computeIfAbsent(reference.target(), n -> new HashSet<>()).add(resource.type());
        }
      }
    }
  }

  private static boolean isBystander(String type) {
    return OF_FUNCTIONS.contains(type)
        || BYSTANDERS.stream().anyMatch(service -> type.startsWith(service + "::"));
  }

  /** Checks the parts of a deployment by who refers to them in the template that was made of it. */
  public static void check(Deployment deployment, Template template, Diagnostics diagnostics) {
    UsageCheck check = new UsageCheck(template);
    deployment.activities().forEach(activity -> check.activity(activity, diagnostics));
    deployment.lambdas().forEach(lambda -> check.function(lambda, diagnostics));
  }

  private void activity(Activity activity, Diagnostics diagnostics) {
    Set<String> types = users.getOrDefault(activity.logicalId(), Set.of());
    boolean hasWorker = types.stream().anyMatch(type -> !type.equals(STATE_MACHINE));
    String name = activity.name().value();
    if (!hasWorker) {
      diagnostics.report(
          NO_WORKER,
          activity.name().origin(),
          "No service of this deployment takes the tasks of the activity `" + name + "`.",
          "Add a service with `--activityArn` in its `commands`, or say in a comment where the"
              + " worker runs.");
    } else if (!types.contains(STATE_MACHINE) && isConfigured(activity)) {
      diagnostics.report(
          NO_WORKFLOW,
          activity.name().origin(),
          "A service waits for tasks of the activity `"
              + name
              + "`, but no workflow of this deployment uses it.");
    }
  }

  /** The move to Docker makes activities, too, and tells itself why no state uses one. */
  private static boolean isConfigured(Activity activity) {
    return !(activity.name().origin() instanceof Origin.Derived);
  }

  private void function(LambdaSpec lambda, Diagnostics diagnostics) {
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
