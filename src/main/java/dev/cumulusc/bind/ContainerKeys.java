package dev.cumulusc.bind;

import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.ExpressionType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.IntegerType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The keys of what runs on the ECS cluster: of a service, and of a task. */
final class ContainerKeys {
  /** The periods that CloudWatch Logs knows, in days. */
  private static final IntegerType LOG_DAYS =
      IntegerType.oneOf(
          1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557,
          2922, 3288, 3653);

  static final Key<String> IMAGE =
      Key.text("image", "The container image; a moved function's worker has a default.")
          .example("cumuluss/cumulus-ecs-task:1.2.5")
          .inKes("kes has no default for the image of a worker.")
          .knownElsewhereAs("dockerimage", "imageuri", "containerimage");

  static final Key<Integer> CPU =
      Key.size("cpu", "CPU units reserved for the container; a core has 1,024.").defaultsTo(10);

  static final Key<Integer> MEMORY =
      Key.size("memory", "Memory reserved for the container, in MiB.")
          .defaultsTo(256)
          .knownElsewhereAs("memorysize", "mem", "memoryreservation", "memorylimitmib");

  static final Key<Integer> COUNT =
      Key.count("count", "How many containers are kept running.")
          .defaultsTo(0)
          .knownElsewhereAs("desiredcount", "replicas", "instances", "desiredtasks");

  static final Key<Map<Located<String>, Expression>> ENVS =
      Key.of(
              "envs",
              EnvironmentType.INSTANCE,
              "Environment variables: a value, or an intrinsic function as `function` with `value` or `array`.")
          .example("{STAGE: test}")
          .inKes(
              "A number is pasted as it stands in kes; here a variable is the text that was written.")
          .knownElsewhereAs("environment", "environmentvariables", "variables", "envvars");

  static final Key<List<Located<Expression>>> COMMANDS =
      Key.of(
              "commands",
              new ListType<>(ExpressionType.INSTANCE),
              "The command and its arguments: texts, or intrinsic functions as `function` with `value`.")
          .example(
              "[cumulus-ecs-task, --lambdaArn, \"arn:aws:lambda:us-east-1:123456789012:function:shop-Crunch\"]")
          .knownElsewhereAs("cmd", "entrypoint");

  static final Key<String> VOLUME_NAME =
      Key.text("name", "The volume's name.").example("scratch").needed();
  static final Key<String> VOLUME_PATH =
      Key.text("path", "The folder on the instance.").example("/mnt/scratch").needed();
  static final Key<String> VOLUME_DESTINATION =
      Key.text("dst", "Where the container sees it.").example("/tmp/scratch").needed();

  static final Key<List<Located<Fields>>> VOLUMES =
      Key.list(
          "volumes",
          Section.of("a volume", VOLUME_NAME, VOLUME_PATH, VOLUME_DESTINATION),
          "Folders of the instance that the container sees.");

  static final Key<String> NETWORK_MODE =
      Key.oneOf(
          "networkMode",
          "The Docker network mode of the task.",
          "bridge",
          "host",
          "awsvpc",
          "none");

  static final Key<Boolean> PRIVILEGED =
      Key.flag("privileged", "Gives the container root's rights on the instance.");

  private static final Key<List<Located<String>>> HEALTH_COMMAND =
      Key.texts(
              "command",
              "What ECS runs in the container: `CMD` with a program and its arguments, or"
                  + " `CMD-SHELL` with a line for the shell.")
          .example("[CMD-SHELL, \"test -f /tmp/alive\"]")
          .notInKes()
          .needed();

  private static final Key<Integer> HEALTH_INTERVAL =
      Key.of("interval", IntegerType.between(5, 300), "The time between two runs, in seconds.")
          .notInKes()
          .defaultsTo(30);

  private static final Key<Integer> HEALTH_TIMEOUT =
      Key.of("timeout", IntegerType.between(2, 120), "How long a run may take, in seconds.")
          .notInKes()
          .defaultsTo(5);

  private static final Key<Integer> HEALTH_RETRIES =
      Key.of(
              "retries",
              IntegerType.between(1, 10),
              "How many failures in a row make the container unhealthy.")
          .notInKes()
          .defaultsTo(3);

  private static final Key<Integer> HEALTH_START_PERIOD =
      Key.of(
              "startPeriod",
              IntegerType.between(0, 300),
              "How long failures don't count after the start, in seconds.")
          .example("60")
          .notInKes();

  private static final Key<Fields> HEALTH_CHECK =
      Key.section(
          "healthCheck",
          Section.of(
              "a health check",
              HEALTH_COMMAND,
              HEALTH_INTERVAL,
              HEALTH_TIMEOUT,
              HEALTH_RETRIES,
              HEALTH_START_PERIOD),
          "A command that succeeds while the container works; ECS replaces one that does not.");

  private static final Key<Integer> LOG_RETENTION =
      Key.of("logRetention", LOG_DAYS, "How long the container's log is kept, in days.")
          .inKes("kes keeps logs for 30 days, always.")
          .defaultsTo(30);

  private static final Key<String> LOG_DESTINATION =
      Key.arn(
              "logToSharedDestination",
              "The ARN of a destination that gets the container's log, too.")
          .example("arn:aws:logs:us-east-1:123456789012:destination:shared")
          .notInKes();

  private static final Key<Map<Located<String>, Located<String>>> TAGS =
      Key.of("tags", MapType.TAGS, "Tags of the service, its task definition and its tasks.")
          .example("{team: ingest}")
          .notInKes();

  private static final Key<Integer> SCHEDULE_TIME =
      Key.size(
              "scheduleTime",
              "Alarms when a task of the activity waited longer for a worker, in seconds.")
          .example("600")
          .notInKes();

  private static final Key<Integer> TIMEOUTS =
      Key.size("timeouts", "Alarms when so many tasks of the activity time out within a minute.")
          .example("1")
          .notInKes();

  private static final Key<Fields> ACTIVITY_ALARMS =
      Key.section(
          "activityAlarms",
          Section.of("the alarms of an activity", SCHEDULE_TIME, TIMEOUTS),
          "Alarms on the activity whose tasks the service takes.");

  static final Key<Boolean> DOCKER =
      Key.flag(
              "docker",
              "Moves the Lambda function of the service's name behind an activity that it works for.")
          .inKes("kes ignores it, although it is documented.");

  private static final String FARGATE = "fargate";
  private static final String BY_DOCKER = "docker: true";

  private static final Key<String> RUN_ON =
      Key.oneOf(
              "runOn",
              "Where the container runs: `ecs`, on an instance of the cluster, or `fargate`, without"
                  + " instances. A service that has the name of a Lambda function, or whose command"
                  + " names one, moves it there.",
              "ecs",
              FARGATE)
          .notInKes();

  private static final Key<Boolean> PUBLIC_IP =
      Key.flag(
              "publicIp",
              "Gives a container on Fargate a public address, which it needs in a subnet without NAT or"
                  + " endpoints.")
          .notInKes();

  private static final Key<String> TASK_ROLE =
      Key.text(
              "taskRole",
              "The ARN of the role that the container's own code has. Without it, the template makes one"
                  + " that allows a worker what it needs.")
          .example("arn:aws:iam::123456789012:role/worker")
          .notInKes();

  private static final String NO_SCALING =
      "services don't scale on activities since Cumulus 1.15; set `count`.";

  private static final String TASKS_START_ON_DEMAND =
      "a task is started on demand; move it to `services`.";

  static final Section SERVICE =
      Section.of(
          "an ECS service",
          IMAGE,
          CPU,
          MEMORY,
          COUNT,
          ENVS,
          COMMANDS,
          VOLUMES,
          NETWORK_MODE,
          PRIVILEGED,
          DOCKER,
          RUN_ON,
          PUBLIC_IP,
          TASK_ROLE,
          AlarmKeys.ALARMS,
          ACTIVITY_ALARMS,
          HEALTH_CHECK,
          LOG_RETENTION,
          LOG_DESTINATION,
          TAGS,
          scaling("minTasks"),
          scaling("maxTasks"),
          scaling("scaleInActivityScheduleTime"),
          scaling("scaleInAdjustmentPercent"),
          scaling("scaleOutActivityScheduleTime"),
          scaling("scaleOutAdjustmentPercent"),
          scaling("activityName"));

  static final Key<String> TASK_IMAGE = IMAGE.needed();

  /** A task; the base configuration gives one a count, which means nothing. */
  static final Section TASK =
      Section.of(
          "an ECS task",
          TASK_IMAGE,
          CPU,
          MEMORY,
          COUNT.idle(),
          ENVS,
          COMMANDS,
          VOLUMES,
          NETWORK_MODE,
          PRIVILEGED,
          HEALTH_CHECK,
          LOG_RETENTION,
          LOG_DESTINATION,
          TAGS,
          RUN_ON,
          TASK_ROLE,
          PUBLIC_IP.ineffective("the call that starts a task says so; see `AssignPublicIp`."),
          DOCKER.ineffective(TASKS_START_ON_DEMAND),
          AlarmKeys.ALARMS.ineffective(TASKS_START_ON_DEMAND));

  private ContainerKeys() {}

  static Optional<EcsService.HealthCheck> healthCheck(Fields container) {
    return container
        .section(HEALTH_CHECK)
        .filter(check -> check.required(HEALTH_COMMAND).isPresent())
        .map(
            check ->
                new EcsService.HealthCheck(
                    check.list(HEALTH_COMMAND),
                    check.orDefault(HEALTH_INTERVAL),
                    check.orDefault(HEALTH_TIMEOUT),
                    check.orDefault(HEALTH_RETRIES),
                    check.optional(HEALTH_START_PERIOD),
                    check.origin()));
  }

  /**
   * Binds where a service runs. {@code docker: true} is {@code runOn: ecs}, so that another target
   * beside it is an error. Where {@code runOn} stands alone, it moves the service's function, if
   * there is one; so does one with a value that is refused, of which nothing more has to be said.
   *
   * @param isFunction whether a name is that of a Lambda function of the deployment
   */
  static EcsService.Placement placement(Fields service, Predicate<String> isFunction) {
    Switch docker = service.flag(DOCKER);
    Switch publicIp = service.flag(PUBLIC_IP);
    Optional<Located<String>> target = service.optional(RUN_ON);
    boolean named =
        target.isPresent()
            || service.entry(RUN_ON).filter(entry -> !isEmpty(entry.value())).isPresent();
    if (!named) {
      boolean refused = service.isRefused(DOCKER);
      return new EcsService.Placement(
          new Switch(docker.isOn() || refused, docker.origin()),
          BY_DOCKER,
          new Switch(false, docker.origin()),
          publicIp,
          service.optional(TASK_ROLE));
    }
    Origin origin = service.entry(RUN_ON).orElseThrow().value().origin();
    Switch fargate =
        new Switch(target.filter(name -> !name.value().equals(FARGATE)).isEmpty(), origin);
    if (docker.isOn() && target.isPresent() && fargate.isOn()) {
      service
          .diagnostics()
          .report(
              Diagnostic.of(
                      BindRules.TWO_TARGETS,
                      origin,
                      "`runOn: fargate` and `docker: true`, which means `runOn: ecs`, are two"
                          + " targets of `"
                          + service.name().value()
                          + "`.")
                  .withNote("the other one", docker.origin().primary())
                  .withHelp("Remove one of the two."));
    }
    boolean written = service.has(DOCKER);
    boolean names =
        !service.has(IMAGE)
            || isFunction.test(service.name().value())
            || service.list(COMMANDS).stream().anyMatch(ContainerKeys::namesFunction);
    boolean moves = written ? docker.isOn() : names;
    return new EcsService.Placement(
        new Switch(moves, written ? docker.origin() : origin),
        written ? BY_DOCKER : "runOn: " + target.map(Located::value).orElse("ecs"),
        fargate,
        publicIp,
        service.optional(TASK_ROLE));
  }

  /** Returns how a service that has no image and the name of a function runs the function. */
  static String moveHelp(Fields service) {
    String name = service.name().value();
    return service.has(DOCKER)
        ? "`docker: false` leaves the Lambda function `"
            + name
            + "` in Lambda. "
            + (service.has(RUN_ON) ? "Remove it" : "Set `docker: true`")
            + " to run the function here, or set `image`."
        : "Set `docker: true` to run the Lambda function `" + name + "` here, or set `image`.";
  }

  private static boolean isEmpty(Node value) {
    return value instanceof ScalarNode scalar && scalar.text().isEmpty();
  }

  /** Reports whether an argument is the option by which a worker is given its function. */
  private static boolean namesFunction(Located<Expression> argument) {
    return argument.value() instanceof Expression.Literal literal
        && (literal.text().equals("-l") || literal.text().startsWith("--lambda"));
  }

  /** Binds where a task runs, which moves nothing. */
  static EcsService.Placement taskPlacement(Fields task) {
    Optional<Located<String>> target = task.optional(RUN_ON);
    Origin origin = target.map(Located::origin).orElse(task.origin());
    Switch off = new Switch(false, origin);
    return new EcsService.Placement(
        off,
        BY_DOCKER,
        new Switch(target.filter(name -> name.value().equals(FARGATE)).isPresent(), origin),
        off,
        task.optional(TASK_ROLE));
  }

  static EcsService.Logs logs(Fields container) {
    return new EcsService.Logs(
        container.orDefault(LOG_RETENTION), container.optional(LOG_DESTINATION));
  }

  static Map<Located<String>, Located<String>> tags(Fields container) {
    return container.optional(TAGS).map(Located::value).orElse(Map.of());
  }

  /** Binds the alarms of a service: its own, and those of its activity. */
  static EcsService.Alarms alarms(Fields service) {
    Optional<Fields> activity = service.section(ACTIVITY_ALARMS);
    return new EcsService.Alarms(
        AlarmKeys.bind(service),
        activity.flatMap(alarms -> alarms.optional(SCHEDULE_TIME)),
        activity.flatMap(alarms -> alarms.optional(TIMEOUTS)));
  }

  private static Key<Node> scaling(String name) {
    return Key.node(name, "Scaling of the service, which is no longer supported.")
        .ineffective(NO_SCALING);
  }
}
