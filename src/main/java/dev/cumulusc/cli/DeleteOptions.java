package dev.cumulusc.cli;

import dev.cumulusc.app.DeleteStacks;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.terminal.Advice;
import dev.cumulusc.terminal.FrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say how a stack is deleted, for the two commands that do. */
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

  /** Deletes stacks in their order, and returns the exit code. */
  int run(
      CommandSpec spec,
      List<ApplicationRequest> stacks,
      ConnectionOptions connection,
      WatchCommandOptions watch)
      throws InterruptedException {
    FrontEnd frontEnd =
        CumuluscCommand.frontEnd(
            spec,
            watch,
            yes ? Set.of(Subject.DELETE) : Set.of(),
            new Advice(CommandAgain.of(spec), "", connection.awsCommands()));
    DeleteStacks.Options options =
        new DeleteStacks.Options(
            retained, force, Optional.ofNullable(roleArn), watch.watchOptions());
    return CommandEnd.of(
        frontEnd,
        () -> {
          DeleteStacks.Result result =
              new DeleteStacks(CumuluscCommand.platform(spec))
                  .run(
                      new DeleteStacks.Request(stacks, connection.account(), options),
                      frontEnd.listener(),
                      frontEnd.questions());
          return frontEnd.ended(CommandEnd.name(result), ExitCode.of(result), Optional.empty());
        });
  }
}
