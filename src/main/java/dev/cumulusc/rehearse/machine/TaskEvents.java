package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** The events of a task: those of functions, of activities and of services have their own names. */
abstract sealed class TaskEvents {

  static TaskEvents of(TaskResource resource, String arn, String region) {
    if (resource instanceof TaskResource.LambdaFunction) {
      return new OfFunction(arn);
    }
    if (resource instanceof TaskResource.Activity) {
      return new OfActivity(arn);
    }
    if (resource instanceof TaskResource.Sdk sdk) {
      return new OfService(
          "aws-sdk:" + sdk.service(), sdk.action() + sdk.pattern().suffix(), region);
    }
    if (resource instanceof TaskResource.Optimized call) {
      return new OfService(call.service(), call.action() + call.pattern().suffix(), region);
    }
    return new OfFunction(arn);
  }

  abstract void scheduled(
      Chain chain,
      Json input,
      Optional<Duration> timeout,
      Optional<Duration> heartbeat,
      Optional<Json> credentials);

  abstract void started(Chain chain);

  abstract void submitted(Chain chain, Json output);

  abstract void succeeded(Chain chain, String output);

  abstract void failed(Chain chain, ErrorOutput error);

  abstract void timedOut(Chain chain, ErrorOutput error);

  /** Returns what the message about a result that is too large calls the task. */
  abstract String nameInErrors();

  private static void times(
      JsonObject.Builder details, Optional<Duration> timeout, Optional<Duration> heartbeat) {
    timeout.ifPresent(each -> details.put("timeoutInSeconds", each.toSeconds()));
    heartbeat.ifPresent(each -> details.put("heartbeatInSeconds", each.toSeconds()));
  }

  private static void credentials(JsonObject.Builder details, Optional<Json> credentials) {
    if (credentials.orElse(null) instanceof JsonObject object) {
      object
          .get("RoleArn")
          .ifPresent(
              role ->
                  details.put(
                      "taskCredentials", new JsonObject.Builder().put("roleArn", role).build()));
    }
  }

  private static final class OfFunction extends TaskEvents {
    private final String arn;

    OfFunction(String arn) {
      this.arn = arn;
    }

    @Override
    void scheduled(
        Chain chain,
        Json input,
        Optional<Duration> timeout,
        Optional<Duration> heartbeat,
        Optional<Json> credentials) {
      JsonObject.Builder details =
          Events.input(new JsonObject.Builder().put("resource", arn), input.text());
      times(details, timeout, Optional.empty());
      credentials(details, credentials);
      chain.add("LambdaFunctionScheduled", "lambdaFunctionScheduledEventDetails", details.build());
    }

    @Override
    void started(Chain chain) {
      chain.add("LambdaFunctionStarted");
    }

    @Override
    void submitted(Chain chain, Json output) {
      throw new IllegalStateException("A function's ARN has no job to wait for");
    }

    @Override
    void succeeded(Chain chain, String output) {
      chain.add(
          "LambdaFunctionSucceeded",
          "lambdaFunctionSucceededEventDetails",
          Events.output(new JsonObject.Builder(), output).build());
    }

    @Override
    void failed(Chain chain, ErrorOutput error) {
      chain.add("LambdaFunctionFailed", "lambdaFunctionFailedEventDetails", Events.error(error));
    }

    @Override
    void timedOut(Chain chain, ErrorOutput error) {
      chain.add(
          "LambdaFunctionTimedOut", "lambdaFunctionTimedOutEventDetails", Events.error(error));
    }

    @Override
    String nameInErrors() {
      return arn;
    }
  }

  private static final class OfActivity extends TaskEvents {
    private final String arn;

    OfActivity(String arn) {
      this.arn = arn;
    }

    @Override
    void scheduled(
        Chain chain,
        Json input,
        Optional<Duration> timeout,
        Optional<Duration> heartbeat,
        Optional<Json> credentials) {
      JsonObject.Builder details =
          Events.input(new JsonObject.Builder().put("resource", arn), input.text());
      times(details, timeout, heartbeat);
      chain.add("ActivityScheduled", "activityScheduledEventDetails", details.build());
    }

    @Override
    void started(Chain chain) {
      chain.add(
          "ActivityStarted",
          "activityStartedEventDetails",
          new JsonObject.Builder().put("workerName", "worker").build());
    }

    @Override
    void submitted(Chain chain, Json output) {
      throw new IllegalStateException("An activity has no job to wait for");
    }

    @Override
    void succeeded(Chain chain, String output) {
      chain.add(
          "ActivitySucceeded",
          "activitySucceededEventDetails",
          Events.output(new JsonObject.Builder(), output).build());
    }

    @Override
    void failed(Chain chain, ErrorOutput error) {
      chain.add("ActivityFailed", "activityFailedEventDetails", Events.error(error));
    }

    @Override
    void timedOut(Chain chain, ErrorOutput error) {
      chain.add("ActivityTimedOut", "activityTimedOutEventDetails", Events.error(error));
    }

    @Override
    String nameInErrors() {
      return arn;
    }
  }

  private static final class OfService extends TaskEvents {
    private final String type;
    private final String resource;
    private final String region;

    OfService(String type, String resource, String region) {
      this.type = type;
      this.resource = resource;
      this.region = region;
    }

    private JsonObject.Builder details() {
      return new JsonObject.Builder().put("resourceType", type).put("resource", resource);
    }

    @Override
    void scheduled(
        Chain chain,
        Json input,
        Optional<Duration> timeout,
        Optional<Duration> heartbeat,
        Optional<Json> credentials) {
      JsonObject.Builder details = details().put("region", region).put("parameters", input.text());
      times(details, timeout, heartbeat);
      credentials(details, credentials);
      chain.add("TaskScheduled", "taskScheduledEventDetails", details.build());
    }

    @Override
    void started(Chain chain) {
      chain.add("TaskStarted", "taskStartedEventDetails", details().build());
    }

    @Override
    void submitted(Chain chain, Json output) {
      chain.add(
          "TaskSubmitted",
          "taskSubmittedEventDetails",
          Events.output(details(), output.text()).build());
    }

    @Override
    void succeeded(Chain chain, String output) {
      chain.add(
          "TaskSucceeded", "taskSucceededEventDetails", Events.output(details(), output).build());
    }

    @Override
    void failed(Chain chain, ErrorOutput error) {
      chain.add("TaskFailed", "taskFailedEventDetails", Events.error(details(), error).build());
    }

    @Override
    void timedOut(Chain chain, ErrorOutput error) {
      chain.add("TaskTimedOut", "taskTimedOutEventDetails", Events.error(details(), error).build());
    }

    @Override
    String nameInErrors() {
      return type;
    }
  }
}
