package dev.cumulusc.bind;

import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.ExpressionType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import java.util.List;
import java.util.Map;

/** The keys of what runs on the ECS cluster: of a service, and of a task. */
final class ContainerKeys {
  static final Key<String> IMAGE =
      Key.text("image", "The container image; a moved function's worker has a default.");

  static final Key<Integer> CPU =
      Key.size("cpu", "CPU units reserved for the container; a core has 1,024.").defaultsTo(10);

  static final Key<Integer> MEMORY =
      Key.size("memory", "Memory reserved for the container, in MiB.").defaultsTo(256);

  static final Key<Integer> COUNT =
      Key.count("count", "How many containers are kept running.").defaultsTo(0);

  static final Key<Map<Located<String>, Expression>> ENVS =
      Key.of(
          "envs",
          EnvironmentType.INSTANCE,
          "Environment variables: a value, or an intrinsic function as `function` with `value` or"
              + " `array`.");

  static final Key<List<Located<Expression>>> COMMANDS =
      Key.of(
          "commands",
          new ListType<>(ExpressionType.INSTANCE),
          "The command and its arguments: texts, or intrinsic functions as `function` with"
              + " `value`.");

  static final Key<String> VOLUME_NAME = Key.text("name", "The volume's name.").needed();
  static final Key<String> VOLUME_PATH = Key.text("path", "The folder on the instance.").needed();
  static final Key<String> VOLUME_DESTINATION =
      Key.text("dst", "Where the container sees it.").needed();

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

  static final Key<Boolean> DOCKER =
      Key.flag(
          "docker",
          "Moves the Lambda function of the service's name behind an activity that it works for.");

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
          AlarmKeys.ALARMS,
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
          DOCKER.ineffective(TASKS_START_ON_DEMAND),
          AlarmKeys.ALARMS.ineffective(TASKS_START_ON_DEMAND));

  private ContainerKeys() {}

  private static Key<Node> scaling(String name) {
    return Key.node(name, "Scaling of the service, which is no longer supported.")
        .ineffective(NO_SCALING);
  }
}
