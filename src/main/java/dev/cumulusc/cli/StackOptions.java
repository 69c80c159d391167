package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.ChangeOptions;
import dev.cumulusc.app.deploy.StackProtection;
import dev.cumulusc.deploy.plan.KeepOptions;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say with what CloudFormation is called beside the templates. */
final class StackOptions {
  /** What no key of a tag may begin with, in whatever case. */
  private static final String RESERVED = "aws:";

  /** What is part of a change set once it is made. */
  private static final List<String> PART_OF_PLAN =
      List.of(
          "--parameter",
          "--tag",
          "--role-arn",
          "--notification-arn",
          "--rollback-alarm",
          "--monitoring-time",
          "--import-existing-resources",
          "--revert-drift");

  private static final int MAX_ALARMS = 5;
  private static final int MAX_TOPICS = 5;
  private static final int MAX_TAG_KEY = 128;
  private static final int MAX_TAG_VALUE = 256;
  private static final Duration MAX_MONITORING = Duration.ofHours(3);

  @Option(
      names = {"-P", "--parameter"},
      paramLabel = "NAME=VALUE",
      description = "A value for a parameter of the stack, before that of the configuration.")
  Map<String, String> parameters = new LinkedHashMap<>();

  @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "A further tag of the stacks.")
  Map<String, String> tags = new LinkedHashMap<>();

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      converter = RoleArnConverter.class,
      description = "The role that CloudFormation works with.")
  @Nullable String roleArn;

  @Option(
      names = "--notification-arn",
      split = ",",
      paramLabel = "ARN",
      description = "An SNS topic that gets the stacks' events; may be given several times.")
  List<String> notificationArns = new ArrayList<>();

  @Option(
      names = "--rollback-alarm",
      split = ",",
      paramLabel = "ARN",
      description =
          "A CloudWatch alarm that rolls the operation back when it goes off; up to five may be"
              + " given.")
  List<String> rollbackAlarms = new ArrayList<>();

  @Option(
      names = "--monitoring-time",
      paramLabel = "TIME",
      converter = WatchCommandOptions.TimeConverter.class,
      description = "How long the alarms are watched after all is deployed: at most 3h (0).")
  @Nullable Duration monitoringTime;

  @Option(
      names = "--import-existing-resources",
      description =
          "Make existing resources part of the stack where the template names them, instead of"
              + " failing.")
  boolean importExisting;

  @Option(
      names = "--revert-drift",
      description =
          "Compare with what is really there, and set what was changed by hand back to the"
              + " template (a drift-aware change set).")
  boolean revertDrift;

  @Option(
      names = "--keep-redrivable",
      description =
          "Also keep what executions need that failed in the last 14 days, so that they can be"
              + " redriven.")
  boolean keepRedrivable;

  @Option(
      names = "--assume-none-running",
      description = "Do not look for running executions; what only they need may be taken away.")
  boolean assumeNoneRunning;

  /**
   * Returns what stacks are changed with.
   *
   * @param waiting whether running executions are waited for
   * @param protection how the stacks are protected afterwards
   */
  ChangeOptions options(boolean waiting, StackProtection protection) {
    KeepOptions.Running running =
        assumeNoneRunning
            ? KeepOptions.Running.ASSUMED_NONE
            : waiting ? KeepOptions.Running.AWAITED : KeepOptions.Running.KEPT;
    return new ChangeOptions(
        parameters, tags, changeSet(), new KeepOptions(running, keepRedrivable), protection);
  }

  private ChangeSetOptions changeSet() {
    boolean monitored = monitoringTime != null || !rollbackAlarms.isEmpty();
    return new ChangeSetOptions(
        Optional.ofNullable(roleArn),
        Optional.empty(),
        notificationArns,
        monitored
            ? Optional.of(
                new ChangeSetOptions.RollbackTriggers(
                    rollbackAlarms, Optional.ofNullable(monitoringTime).orElse(Duration.ZERO)))
            : Optional.empty(),
        importExisting,
        revertDrift);
  }

  /**
   * Checks values that CloudFormation would refuse later.
   *
   * @throws ParameterException that names the option
   */
  void check(CommandSpec spec) {
    named(spec, "--parameter", parameters.keySet());
    named(spec, "--tag", tags.keySet());
    for (String key : tags.keySet()) {
      if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
        throw new ParameterException(
            spec.commandLine(),
            "`--tag` takes no key that begins with `aws:`, which is reserved for AWS: rename `"
                + key
                + "`.");
      }
    }
    tags.forEach((key, value) -> lengths(spec, key, value));
    arns(spec, "--notification-arn", "sns", notificationArns);
    if (notificationArns.size() > MAX_TOPICS) {
      throw new ParameterException(
          spec.commandLine(), "`--notification-arn` takes at most " + MAX_TOPICS + " topics.");
    }
    arns(spec, "--rollback-alarm", "cloudwatch", rollbackAlarms);
    if (rollbackAlarms.size() > MAX_ALARMS) {
      throw new ParameterException(
          spec.commandLine(), "`--rollback-alarm` takes at most " + MAX_ALARMS + " alarms.");
    }
    Duration time = monitoringTime;
    if (time != null && (time.compareTo(MAX_MONITORING) > 0 || time.toSecondsPart() > 0)) {
      throw new ParameterException(
          spec.commandLine(), "`--monitoring-time` takes whole minutes, at most 3h.");
    }
  }

  /**
   * Returns the options that were given and decide what a plan holds, so not what is done by it.
   */
  List<String> partOfPlan(CommandSpec spec) {
    return PART_OF_PLAN.stream()
        .filter(option -> spec.commandLine().getParseResult().hasMatchedOption(option))
        .toList();
  }

  private static void lengths(CommandSpec spec, String key, String value) {
    if (key.codePointCount(0, key.length()) > MAX_TAG_KEY
        || value.codePointCount(0, value.length()) > MAX_TAG_VALUE) {
      throw new ParameterException(
          spec.commandLine(),
          "`--tag` takes keys of at most "
              + MAX_TAG_KEY
              + " characters and values of at most "
              + MAX_TAG_VALUE
              + ".");
    }
  }

  private static void named(CommandSpec spec, String option, Set<String> names) {
    if (names.stream().anyMatch(String::isBlank)) {
      throw new ParameterException(
          spec.commandLine(), "`" + option + "` takes `NAME=VALUE`, but the name is empty.");
    }
  }

  private static void arns(CommandSpec spec, String option, String service, List<String> values) {
    for (String value : values) {
      if (!value.matches("arn:[a-z-]+:" + service + ":[a-z0-9-]+:\\d{12}:.+")) {
        throw new ParameterException(
            spec.commandLine(),
            "`"
                + option
                + "` takes the ARN of "
                + (service.equals("sns") ? "a topic" : "an alarm")
                + ", such as `arn:aws:"
                + service
                + ":us-east-1:123456789012:"
                + (service.equals("sns") ? "deployments" : "alarm:errors")
                + "`, but was `"
                + value
                + "`.");
      }
    }
  }
}
