package dev.cumulusc.cli;

import dev.cumulusc.app.FunctionTarget;
import dev.cumulusc.app.FunctionUpdate;
import dev.cumulusc.app.UpdateFunction;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.deploy.service.FunctionAlias;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc lambda}. */
@Command(
    name = "lambda",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Updates the code of one function now, without a deployment of its stack.",
    exitCodeList = {
      "0:Updated, or the function has this code.",
      "1:Something is wrong.",
      "4:Refused: running executions call the function by its alias."
    },
    footer = {"cumulusc lambda QueueGranules --deployment dev --region us-east-1"})
final class LambdaCommand implements Callable<Integer>, NamedApplication {
  private static final List<String> KES_COMMANDS =
      List.of("compile", "create", "delete", "deploy", "update", "upsert", "validate");

  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin KesFileOptions files;
  @Mixin S3Options s3;
  @Mixin ConnectionOptions connection;
  @Mixin UnusedOptions.Answers answers;
  @Mixin UnusedOptions.Outputs outputs;

  @Option(
      names = "--while-running",
      description = "Move the alias even while running executions call the function by it.")
  boolean whileRunning;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "The function's key under `lambdas`, its logical id, or its name in Lambda.")
  String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (that of cumulusc.yml, else the current one).")
  Path folder = FolderParameter.HERE;

  /** kes ignores a command that is given after the name. */
  @Override
  public Path folder() {
    return isIgnored() ? FolderParameter.HERE : folder;
  }

  private boolean isIgnored() {
    return KES_COMMANDS.contains(folder.toString()) && !Files.exists(folder);
  }

  @Override
  public Integer call() {
    Listener listener = CumuluscCommand.frontEnd(spec).listener();
    if (isIgnored()) {
      listener.note(
          "`"
              + folder
              + "` is no folder here, and ignored, as kes ignores a command after the name.");
    }
    ApplicationRequest request = s3.applyTo(application.request(folder(), files.sources(false)));
    try {
      UpdateFunction.Result result =
          new UpdateFunction(CumuluscCommand.platform(spec))
              .run(
                  new UpdateFunction.Request(
                      request,
                      application.engine.choice(),
                      connection.account(),
                      name,
                      whileRunning),
                  listener);
      if (result instanceof UpdateFunction.Result.UpToDate same) {
        listener.note(
            "Nothing to do: `"
                + same.target().name()
                + "` has this code, "
                + same.function().codeSha256()
                + ".");
      } else if (result instanceof UpdateFunction.Result.Done done) {
        print(done.updated(), done.target());
      }
      return result instanceof UpdateFunction.Result.Failed
          ? ExitCode.FINDINGS
          : result instanceof UpdateFunction.Result.Refused ? ExitCode.REFUSED : ExitCode.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.error("Interrupted; what Lambda has started goes on.");
      return ExitCode.FINDINGS;
    }
  }

  private void print(FunctionUpdate.Updated updated, FunctionTarget target) {
    PrintWriter err = spec.commandLine().getErr();
    boolean same = updated.oldSha256().equals(updated.newSha256());
    err.println(
        same
            ? "The code of `" + target.name() + "` is what it was, " + updated.newSha256() + "."
            : "Updated the code of `" + target.name() + "`.");
    if (!same) {
      err.println("  old " + updated.oldSha256());
      err.println("  new " + updated.newSha256());
    }
    if (updated.alias().isPresent()) {
      FunctionAlias alias = updated.alias().get();
      err.println(
          "  workflows call it by the alias "
              + alias.name()
              + ", which is version "
              + alias.version()
              + " now");
    } else if (target.versioned()) {
      err.println("  no alias follows, since no deployment has made one yet: deploy the stack");
    }
  }
}
