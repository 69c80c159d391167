package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.ChangeOptions;
import dev.cumulusc.deploy.plan.KeepOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say with what CloudFormation is called beside the templates. */
final class StackOptions {
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
      description = "The role that CloudFormation works with.")
  @Nullable String roleArn;

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
   */
  ChangeOptions options(boolean waiting) {
    KeepOptions.Running running =
        assumeNoneRunning
            ? KeepOptions.Running.ASSUMED_NONE
            : waiting ? KeepOptions.Running.AWAITED : KeepOptions.Running.KEPT;
    return new ChangeOptions(
        parameters, tags, Optional.ofNullable(roleArn), new KeepOptions(running, keepRedrivable));
  }
}
