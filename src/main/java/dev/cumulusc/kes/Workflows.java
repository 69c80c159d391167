package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.kes.handlebars.Js;
import dev.cumulusc.kes.handlebars.JsObject;
import dev.cumulusc.kes.handlebars.JsValue;
import dev.cumulusc.kes.handlebars.JsValue.JsArray;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Cumulus does to the functions that workflows call. As in Cumulus, only to outer states. */
final class Workflows {
  private static final Pattern FUNCTION = Pattern.compile("\\$\\{(.*)LambdaFunction\\.Arn\\}");

  private Workflows() {}

  /** Reports tasks that call functions which the configuration does not have. */
  static void check(Configuration configuration, Diagnostics diagnostics) {
    for (JsObject task : tasks(configuration)) {
      JsValue resource = task.get("Resource");
      if (!(resource instanceof JsValue.Text text)) {
        boolean isThere = resource.isPresent();
        diagnostics.report(
            KesRules.TASK_WITHOUT_RESOURCE,
            configuration.originOf(isThere ? resource : task),
            isThere
                ? "The `Resource` of this task is no string, and templates take no other."
                : "This task has no `Resource`.",
            "Write a string, as in `Resource: ${NameLambdaFunction.Arn}`.");
        continue;
      }
      Matcher function = FUNCTION.matcher(text.value());
      if (function.find() && !functions(configuration).contains(function.group(1))) {
        report(configuration, text, function.group(1), diagnostics);
      }
    }
  }

  private static void report(
      Configuration configuration, JsValue.Text resource, String name, Diagnostics diagnostics) {
    diagnostics.report(
        Diagnostic.of(
                KesRules.UNKNOWN_WORKFLOW_LAMBDA,
                configuration.originOf(resource),
                "There is no Lambda function `" + name + "`.")
            .withHelp("add it to `lambdas`, or change the task's `Resource`.")
            .suggestingMeant(name, functions(configuration)));
  }

  private static List<String> functions(Configuration configuration) {
    return configuration.get("lambdas") instanceof JsObject lambdas ? lambdas.names() : List.of();
  }

  /** Lets tasks call the alias of a function's current version, where the function has one. */
  static void callAliases(Configuration configuration) {
    for (JsObject task : tasks(configuration)) {
      if (task.get("Resource") instanceof JsValue.Text text
          && text.value().endsWith("LambdaFunction.Arn}")
          && text.value().startsWith("${")) {
        String inner = text.value().substring(2);
        String name = inner.substring(0, inner.lastIndexOf("LambdaFunction.Arn"));
        if (Js.isTruthy(Js.at(configuration.get("lambdas"), name, "hash"))) {
          task.put("Resource", JsValue.text("${" + name + "LambdaAliasOutput}", text.origin()));
        }
      }
    }
  }

  /** Records which content the functions that workflows use have now. */
  static void addHashes(Configuration configuration) {
    if (configuration.get("lambdas") instanceof JsObject lambdas
        && configuration.get("workflowLambdas") instanceof JsObject used) {
      for (String name : lambdas.names()) {
        if (used.get(name) instanceof JsObject function
            && lambdas.get(name) instanceof JsObject lambda
            && lambda.has("hash")) {
          function.put("hash", lambda.get("hash"));
        }
      }
    }
  }

  /** Adds the queues for what functions with {@code namedLambdaDeadLetterQueue} fail on. */
  static void addDeadLetterQueues(Configuration configuration, Diagnostics diagnostics) {
    for (JsObject function : Functions.of(configuration, "lambdas", diagnostics)) {
      if (Js.isTruthy(function.get("namedLambdaDeadLetterQueue"))) {
        String queue = Js.print(function.get("name")) + "DeadLetterQueue";
        if (!(configuration.get("sqs") instanceof JsObject)) {
          configuration.set("sqs", new JsObject(null));
        }
        JsObject queues = (JsObject) configuration.get("sqs");
        JsValue timeout = configuration.get("DLQDefaultTimeout");
        JsValue retention = configuration.get("DLQDefaultMessageRetentionPeriod");
        JsObject settings = new JsObject(function.origin());
        settings.put("MessageRetentionPeriod", retention).put("visibilityTimeout", timeout);
        queues.put(
            queue, settings, configuration.originOf(function.get("namedLambdaDeadLetterQueue")));
        function.put("deadletterqueue", queue);
      }
    }
  }

  /**
   * Returns the earlier versions of functions that are kept: as many as the configuration says of
   * those that the configuration around it lists, without that of the present code, and those
   * beyond that are in use.
   */
  static JsObject keptVersions(Configuration configuration) {
    JsObject kept = new JsObject(null);
    double most = Js.toNumber(configuration.get("maxNumberOfRetainedLambdas"));
    if (configuration.get("workflowLambdas") instanceof JsObject functions) {
      for (String name : functions.names()) {
        JsValue present = Js.at(functions, name, "hash");
        List<JsValue> versions = new ArrayList<>();
        if (Js.at(configuration.values(), "parent", "oldLambdas", name, "lambdaRefs")
            instanceof JsArray listed) {
          listed.items().stream()
              .filter(version -> !Js.isSame(Js.property(version, "hash"), present))
              .forEach(
                  version -> {
                    if (versions.size() < (long) most
                        || Js.isTruthy(Js.property(version, "inUse"))) {
                      versions.add(version);
                    }
                  });
        }
        if (!versions.isEmpty()) {
          kept.put(name, new JsObject(null).put("lambdaRefs", new JsArray(versions, null)));
        }
      }
    }
    return kept;
  }

  private static List<JsObject> tasks(Configuration configuration) {
    List<JsObject> tasks = new ArrayList<>();
    if (configuration.get("stepFunctions") instanceof JsObject machines) {
      for (String name : machines.names()) {
        if (Js.at(machines, name, "States") instanceof JsObject states) {
          for (String state : states.names()) {
            if (states.get(state) instanceof JsObject task
                && Js.isSame(task.get("Type"), JsValue.text("Task"))) {
              tasks.add(task);
            }
          }
        }
      }
    }
    return tasks;
  }
}
