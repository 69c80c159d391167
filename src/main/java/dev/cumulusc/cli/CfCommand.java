package dev.cumulusc.cli;

import dev.cumulusc.app.ValidateApplication;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code cumulusc cf ...}: kes's command line, so that a script only changes the program's name.
 */
@Command(
    name = "cf",
    mixinStandardHelpOptions = true,
    description = "Takes kes's command line: `cumulusc cf compile --kes-folder app ...`.",
    footer = "cumulusc cf compile --kes-folder app --deployment dev --region us-east-1",
    subcommands = {
      CfCommand.Compile.class,
      CfCommand.Validate.class,
      CfCommand.Deploy.class,
      CfCommand.Delete.class
    })
final class CfCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "A command is missing.");
  }

  /** {@code cumulusc cf compile}: works in the current folder, and on missing variables as kes. */
  @Command(
      name = "compile",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Compiles the application in the current folder.",
      exitCodeList = {
        "0:Compiled; the templates are written.",
        "1:Errors were found; nothing was written."
      },
      footer = "cumulusc cf compile --kes-folder app --deployment dev")
  static final class Compile implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin ApplicationOptions application;
    @Mixin KesFileOptions files;
    @Mixin OutputOptions output;
    @Mixin FindingOptions findings;
    @Mixin UnusedOptions.Credentials credentials;
    @Mixin UnusedOptions.Answers answers;
    @Mixin UnusedOptions.Outputs outputs;

    @Override
    public Integer call() {
      return CompileAction.run(
          spec, request(spec, application, files), application.engine, output, findings);
    }
  }

  /**
   * {@code cumulusc cf validate}: checks more than kes does, which asks CloudFormation, and calls
   * no service.
   */
  @Command(
      name = "validate",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Checks the application in the current folder; calls no service.",
      exitCodeList = {
        "0:Nothing was found that `--fail-on` counts.",
        "1:Something was found that `--fail-on` counts."
      },
      footer = "cumulusc cf validate --kes-folder app --deployment dev")
  static final class Validate implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin ApplicationOptions application;
    @Mixin KesFileOptions files;
    @Mixin ReportOptions report;
    @Mixin FindingOptions findings;
    @Mixin UnusedOptions.Credentials credentials;
    @Mixin UnusedOptions.Answers answers;
    @Mixin UnusedOptions.Outputs outputs;

    @Override
    public Integer call() {
      return ValidateCommand.check(
          spec,
          new ValidateApplication.Target.Application(
              request(spec, application, files), application.engine.choice()),
          report,
          findings);
    }
  }

  /** {@code cumulusc cf deploy}: deploys the one stack of the current folder without asking. */
  @Command(
      name = "deploy",
      aliases = {"create", "update", "upsert"},
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Deploys the stack of the application in the current folder without asking.",
      exitCodeList = {
        "0:Deployed, planned, or nothing to do.",
        "1:Something is wrong; nothing was changed.",
        "4:Refused by a guard.",
        "5:A stack failed and was rolled back.",
        "6:A stack failed and needs recovery.",
        "7:Deployed, but a step after it failed.",
        "130:Interrupted and detached; the operation goes on."
      },
      footer = "cumulusc cf deploy --kes-folder app --deployment dev --region us-east-1")
  static final class Deploy implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin ApplicationOptions application;
    @Mixin KesFileOptions files;
    @Mixin ConnectionOptions connection;
    @Mixin S3Options s3;
    @Mixin DeployOptions options;
    @Mixin FindingOptions findings;
    @Mixin WatchCommandOptions watch;
    @Mixin OutputsFileOption outputsFile;

    @Option(names = "--showOutputs", hidden = true, description = "they are always shown")
    boolean showOutputs;

    @Override
    public Integer call() throws InterruptedException {
      options.yes = true;
      return new DeployAction(
              spec, application.engine, connection, options, findings, watch, outputsFile)
          .run(List.of(s3.applyTo(request(spec, application, files))));
    }
  }

  /** {@code cumulusc cf delete}: deletes the one stack of the current folder. */
  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = "Deletes the stack of the application in the current folder.",
      exitCodeList = {
        "0:Deleted, or there was nothing to delete.",
        "1:Something is wrong, or the stack can't be deleted.",
        "4:Refused: by you, or because nobody can be asked and `--yes` is not given.",
        "5:The stack failed and was rolled back.",
        "6:The stack failed and needs recovery.",
        "130:Interrupted and detached; the operation goes on."
      },
      footer = "cumulusc cf delete --kes-folder app --deployment dev --yes")
  static final class Delete implements Callable<Integer> {
    @Spec CommandSpec spec;
    @Mixin ApplicationOptions application;
    @Mixin KesFileOptions files;
    @Mixin ConnectionOptions connection;
    @Mixin DeleteOptions deletion;
    @Mixin WatchCommandOptions watch;
    @Mixin UnusedOptions.Outputs outputs;

    @Override
    public Integer call() throws InterruptedException {
      return deletion.run(spec, List.of(request(spec, application, files)), connection, watch);
    }
  }

  private static ApplicationRequest request(
      CommandSpec spec, ApplicationOptions application, KesFileOptions files) {
    return application.request(CumuluscCommand.of(spec).currentFolder, files.sources(true));
  }
}
