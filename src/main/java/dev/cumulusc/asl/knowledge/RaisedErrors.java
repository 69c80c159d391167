package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.service.Integrations;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.SdkServices;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.Placeholders;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows which errors a state can't raise. */
public final class RaisedErrors {
  private static final Set<String> OF_DISTRIBUTED_MAPS =
      Set.of(ErrorNames.ITEM_READER, ErrorNames.RESULT_WRITER, ErrorNames.TOLERANCE);

  private static final String LAMBDA = "lambda";

  /** What the names of errors begin with that Lambda's runtimes raise. */
  private static final Set<String> OF_RUNTIMES =
      Set.of("Extension", "Function", "Runtime", "Sandbox");

  /** Services whose errors begin with other names than the one in the resource's ARN. */
  private static final Map<String, Set<String>> OTHER_NAMES =
      Map.of(
          "bedrock", Set.of("bedrockruntime"),
          "databrew", Set.of("gluedatabrew"),
          "elasticmapreduce", Set.of("emr"),
          "emr", Set.of("elasticmapreduce"),
          "events", Set.of("cloudwatchevents", "eventbridge"),
          "eventbridge", Set.of("cloudwatchevents", "events"),
          "sfn", Set.of("states", "stepfunctions"),
          "states", Set.of("sfn", "stepfunctions"));

  /** What the errors of optimized integrations begin with, as far as executions have shown it. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "apigateway", "ApiGateway",
          "dynamodb", "DynamoDB",
          "events", "EventBridge",
          "sns", "SNS",
          "sqs", "SQS");

  /** The same of calls of the AWS SDK, whose errors have the names of the SDK for Java. */
  private static final Map<String, String> SDK_SPELLINGS =
      Map.ofEntries(
          Map.entry("athena", "Athena"),
          Map.entry("batch", "Batch"),
          Map.entry("cloudformation", "CloudFormation"),
          Map.entry("cloudwatch", "CloudWatch"),
          Map.entry("cloudwatchlogs", "CloudWatchLogs"),
          Map.entry("dynamodb", "DynamoDb"),
          Map.entry("ec2", "Ec2"),
          Map.entry("ecs", "Ecs"),
          Map.entry("eventbridge", "EventBridge"),
          Map.entry("firehose", "Firehose"),
          Map.entry("glue", "Glue"),
          Map.entry("iam", "Iam"),
          Map.entry("kinesis", "Kinesis"),
          Map.entry("kms", "Kms"),
          Map.entry("lambda", "Lambda"),
          Map.entry("rds", "Rds"),
          Map.entry("s3", "S3"),
          Map.entry("secretsmanager", "SecretsManager"),
          Map.entry("sfn", "Sfn"),
          Map.entry("sns", "Sns"),
          Map.entry("sqs", "Sqs"),
          Map.entry("ssm", "Ssm"),
          Map.entry("sts", "Sts"));

  private static final String EXCEPTION = "Exception";

  /** What the errors of an HTTP task begin with that its connection of EventBridge causes. */
  private static final String OF_CONNECTIONS = "Events.ConnectionResource.";

  private RaisedErrors() {}

  /** Returns why a state never raises an error; nothing if it may. */
  public static Optional<String> whyNever(MachineState state, String error) {
    if (Placeholders.isPartOf(error)) {
      return Optional.empty();
    }
    if (error.equals(ErrorNames.RUNTIME)) {
      return Optional.of("it ends the execution at once, and can't be handled");
    }
    if (error.equals(ErrorNames.BRANCH_FAILED) && !state.is(StateType.PARALLEL)) {
      return Optional.of("only Parallel states do");
    }
    if (OF_DISTRIBUTED_MAPS.contains(error) && !state.isDistributedMap()) {
      return Optional.of("only distributed Maps do");
    }
    if (error.equals(ErrorNames.NO_CHOICE)) {
      return isClosed(state) && state.inner().stream().noneMatch(RaisedErrors::hasOpenChoice)
          ? Optional.of("no Choice state without `Default` is inside it")
          : ofNoChoice(state);
    }
    if (state.is(StateType.TASK)) {
      return error.equals(ErrorNames.QUERY_EVALUATION) && !state.usesJsonata()
          ? Optional.of("only states of JSONata do")
          : ofTask(state, error);
    }
    return isOfTasks(error) && isClosed(state) && neverInside(state, error)
        ? Optional.of("none of the states inside does")
        : Optional.empty();
  }

  /** Returns whether a Fail state inside a state raises an error of exactly this name. */
  public static boolean isRaisedInside(MachineState state, String error) {
    return state.inner().stream()
        .flatMap(scope -> scope.states().stream())
        .anyMatch(
            inner ->
                (inner.is(StateType.FAIL) && inner.text("Error").filter(error::equals).isPresent())
                    || isRaisedInside(inner, error));
  }

  private static Optional<String> ofNoChoice(MachineState state) {
    return state.is(StateType.TASK)
        ? Optional.of("only Choice states without `Default` do")
        : Optional.empty();
  }

  private static boolean hasOpenChoice(Scope scope) {
    return scope.states().stream()
        .anyMatch(
            state ->
                state.type().isEmpty()
                    || (state.is(StateType.CHOICE) && !state.body().has("Default"))
                    || (state.is(StateType.FAIL) && raises(state, ErrorNames.NO_CHOICE))
                    || state.inner().stream().anyMatch(RaisedErrors::hasOpenChoice));
  }

  /** Returns whether only tasks raise an error: Step Functions raises others in any state. */
  private static boolean isOfTasks(String error) {
    return !error.startsWith(ErrorNames.PREFIX)
        || error.equals(ErrorNames.TIMEOUT)
        || error.equals(ErrorNames.HEARTBEAT)
        || error.startsWith(ErrorNames.HTTP_PREFIX);
  }

  /** Returns whether all that can raise an error stands in the state, and is known. */
  private static boolean isClosed(MachineState state) {
    return !state.isDistributedMap() && !state.inner().isEmpty();
  }

  private static boolean neverInside(MachineState state, String error) {
    for (Scope scope : state.inner()) {
      for (MachineState inner : scope.states()) {
        boolean mayRaise =
            inner.is(StateType.TASK)
                ? ofTask(inner, error).isEmpty()
                : inner.is(StateType.FAIL)
                    ? raises(inner, error)
                    : inner.type().isEmpty()
                        || inner.isDistributedMap()
                        || !neverInside(inner, error);
        if (mayRaise) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean raises(MachineState fail, String error) {
    return fail.body().has("ErrorPath")
        || fail.text("Error")
            .filter(
                raised ->
                    raised.equals(error)
                        || JsonataSite.isExpression(raised)
                        || Placeholders.isPartOf(raised))
            .isPresent();
  }

  private static Optional<String> ofTask(MachineState task, String error) {
    boolean isLimited = TaskTimeouts.hasTimeout(task) || TaskTimeouts.hasHeartbeat(task);
    if (error.equals(ErrorNames.TIMEOUT) && !isLimited) {
      // That a task of an activity has no timeout is a finding of its own.
      return task.call().filter(call -> call.target() instanceof TaskResource.Activity).isPresent()
          ? Optional.empty()
          : Optional.of("it has no `TimeoutSeconds`");
    }
    if (error.equals(ErrorNames.HEARTBEAT) && !TaskTimeouts.hasHeartbeat(task)) {
      return Optional.of("it has no `HeartbeatSeconds`");
    }
    TaskResource call = task.call().map(TaskCall::target).orElseGet(TaskResource.Unknown::new);
    if (error.isBlank()) {
      // Whoever answers for itself may send an error without a name.
      return call.waitsForAnswer() || service(call).isEmpty()
          ? Optional.empty()
          : Optional.of("an empty name is that of no error");
    }
    if (error.startsWith(ErrorNames.HTTP_PREFIX)) {
      return service(call).filter(service -> !service.equals("http")).isPresent()
          ? Optional.of("only HTTP tasks do")
          : Optional.empty();
    }
    return error.startsWith(ErrorNames.PREFIX) ? Optional.empty() : ofService(call, error);
  }

  private static Optional<String> ofService(TaskResource call, String error) {
    String head = error.substring(0, Math.max(0, error.indexOf('.')));
    boolean isOfLambda = plain(head).equals(LAMBDA) || OF_RUNTIMES.contains(head);
    if (call instanceof TaskResource.Activity) {
      return isOfLambda
          ? Optional.of("its work is done by the worker of an activity, not by Lambda")
          : Optional.empty();
    }
    String service = service(call).map(RaisedErrors::plain).orElse("");
    boolean isUnknown =
        call instanceof TaskResource.Optimized optimized
            && Integrations.find(optimized.service(), optimized.action()).isEmpty();
    if (service.isEmpty() || call.callsLambda() || isUnknown) {
      return Optional.empty();
    }
    if (isOfLambda && !service.equals(LAMBDA)) {
      return Optional.of("it does not call Lambda");
    }
    if (call.pattern() != Pattern.REQUEST) {
      return Optional.empty();
    }
    Optional<String> spelling = spelling(call, service);
    if (head.isEmpty()) {
      return Optional.of(
          "the errors of a service begin with its name and a dot"
              + spelling
                  .filter(name -> isOfApi(call, error))
                  .map(name -> ", as in `" + name + "." + full(call, error) + "`")
                  .orElse(""));
    }
    if (service.equals("http") && error.startsWith(OF_CONNECTIONS)) {
      return Optional.empty();
    }
    if (!names(service).contains(plain(head))) {
      boolean isRelated = service.startsWith(plain(head)) || plain(head).startsWith(service);
      return !isRelated && isService(plain(head))
          ? Optional.of("it does not call that service")
          : Optional.empty();
    }
    boolean isOfSdk = call instanceof TaskResource.Sdk;
    if (spelling
        .filter(name -> isOfSdk || name.equalsIgnoreCase(head))
        .filter(name -> !name.equals(head))
        .isPresent()) {
      return Optional.of("its errors begin with `" + spelling.get() + ".`");
    }
    return call instanceof TaskResource.Sdk && !error.endsWith(EXCEPTION)
        ? Optional.of("the errors of the AWS SDK end in `Exception`")
        : Optional.empty();
  }

  /** Returns whether an error can be one of the API of a service, by its ending. */
  private static boolean isOfApi(TaskResource call, String error) {
    return error.endsWith(EXCEPTION)
        || (call instanceof TaskResource.Sdk && !error.endsWith("Error"));
  }

  private static String full(TaskResource call, String error) {
    return call instanceof TaskResource.Sdk && !error.endsWith(EXCEPTION)
        ? error + EXCEPTION
        : error;
  }

  private static Optional<String> spelling(TaskResource call, String service) {
    return Optional.ofNullable(
        (call instanceof TaskResource.Sdk ? SDK_SPELLINGS : SPELLINGS).get(service));
  }

  private static Set<String> names(String service) {
    Set<String> names = new HashSet<>(OTHER_NAMES.getOrDefault(service, Set.of()));
    names.add(service);
    return names;
  }

  private static boolean isService(String name) {
    return SdkServices.actions(name).isPresent()
        || OTHER_NAMES.values().stream().anyMatch(names -> names.contains(name));
  }

  private static Optional<String> service(TaskResource call) {
    if (call instanceof TaskResource.Optimized optimized) {
      return Optional.of(optimized.service());
    }
    if (call instanceof TaskResource.LambdaFunction) {
      return Optional.of(LAMBDA);
    }
    return call instanceof TaskResource.Sdk sdk ? Optional.of(sdk.service()) : Optional.empty();
  }

  private static String plain(String service) {
    return service.toLowerCase(Locale.ROOT).replace("-", "");
  }
}
