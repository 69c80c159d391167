package dev.cumulusc.cli;

import dev.cumulusc.app.ApplicationStacks;
import dev.cumulusc.app.DiffStacks;
import dev.cumulusc.app.deploy.StackProtection;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.report.deploy.PlanText;
import dev.cumulusc.report.deploy.RefusalText;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.terminal.FrontEnd;
import dev.cumulusc.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cumulusc diff}: the differences on standard output, all else on standard error. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows what a deployment would change, property by property, and leaves nothing behind.",
    exitCodeList = {
      "0:Done, or nothing would change.",
      "1:Something is wrong.",
      "3:Something would change, with `--exit-code`."
    },
    footer = {
      "cumulusc diff --deployment dev --region us-east-1",
      "cumulusc diff --no-change-set --exit-code"
    })
final class DiffCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;
  @Mixin EngineOption engine;
  @Mixin ConnectionOptions connection;
  @Mixin S3Options s3;
  @Mixin StackOptions stacks;
  @Mixin FormatOption format;

  @Option(names = "--exit-code", description = "End with 3 if something would change.")
  boolean exitCode;

  @Option(
      names = "--no-change-set",
      description = "Only compare templates and values; CloudFormation is asked to make nothing.")
  boolean noChangeSet;

  @Override
  public Integer call() throws InterruptedException {
    stacks.check(spec);
    ApplicationRequest request = s3.applyTo(application.request(app.folder));
    FrontEnd frontEnd = CumuluscCommand.frontEnd(spec);
    DiffStacks diff = new DiffStacks(CumuluscCommand.platform(spec));
    DiffStacks.Request wanted =
        new DiffStacks.Request(
            ApplicationStacks.of(request),
            engine.choice(),
            connection.account(),
            ApplicationOptions.target(request),
            stacks.options(false, StackProtection.UNCHANGED),
            !noChangeSet);
    Optional<DiffStacks.Result> result =
        frontEnd.guarded(
            () -> diff.abandon(frontEnd.listener()), () -> diff.run(wanted, frontEnd.listener()));
    result.ifPresent(this::print);
    return result.map(this::answer).orElse(ExitCode.FINDINGS);
  }

  private void print(DiffStacks.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    out.print(
        format.isJson()
            ? PlanFile.text(result.plan())
            : new PlanText(terminal.outputTheme()).print(result.plan()));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    if (result.verdict().isRefused()) {
      err.println("`cumulusc deploy` would refuse this:");
      err.print(new RefusalText(terminal.errorTheme()).print(result.verdict()));
    }
    err.flush();
  }

  private int answer(DiffStacks.Result result) {
    return exitCode && !result.plan().isEmpty() ? ExitCode.DIFFERENCES : ExitCode.DONE;
  }
}
