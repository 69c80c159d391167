package dev.cumulusc.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how a stack is deleted. */
final class DeleteOptions {
  @Option(
      names = {"-y", "--yes"},
      description = "Delete without asking, data included.")
  boolean yes;

  @Option(
      names = "--retain",
      paramLabel = "ID",
      split = ",",
      description =
          "Keep a resource of a stack whose deletion failed at it; may be given several times.")
  List<String> retained = new ArrayList<>();

  @Option(
      names = "--force",
      description = "Of a stack whose deletion failed, leave whatever can't be deleted.")
  boolean force;

  @Option(
      names = "--role-arn",
      paramLabel = "ARN",
      description = "The role that CloudFormation works with (the one that the stack has).")
  @Nullable String roleArn;
}
