package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.ChangeOptions;
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

  /** Returns what stacks are changed with. */
  ChangeOptions options() {
    return new ChangeOptions(parameters, tags, Optional.ofNullable(roleArn));
  }
}
