package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.ApplicationStacks;
import dev.cumulusc.app.deploy.DeployContext;
import dev.cumulusc.app.deploy.DeployRequest;
import dev.cumulusc.app.deploy.Preview;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.report.deploy.PlanText;
import dev.cumulusc.report.deploy.RefusalText;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc diff}: the differences on standard output, all else on standard error. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Tells what a deployment would change, property by property, and leaves nothing behind.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:Done, or nothing would change.",
      "1:Something is wrong.",
      "2:The command line is wrong.",
      "3:Something would change, with `--exit-code`."
    })
final class DiffCommand implements Callable<Integer> {
  /** What {@code --format} takes. */
  enum Format {
    text,
    json
  }

  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin EngineOption engine;
  @Mixin ConnectionOptions connection;
  @Mixin S3Options s3;
  @Mixin StackOptions stacks;

  @Option(names = "--exit-code", description = "End with 3 if something would change.")
  boolean exitCode;

  @Option(
      names = "--no-change-set",
      description = "Only compare templates and values; CloudFormation is asked to make nothing.")
  boolean noChangeSet;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (the current one).")
  Path folder = Path.of(".");

  @Override
  public Integer call() throws InterruptedException {
    ApplicationRequest request = s3.applyTo(application.request(folder, false));
    try (AwsServices services = new AwsServices(connection.connection(request))) {
      Optional<List<PreparedStack>> prepared =
          new PrepareStep(spec, engine, services).run(ApplicationStacks.of(request), stacks.tags);
      Optional<Plan> plan =
          prepared.isEmpty() ? Optional.empty() : preview(request, prepared.get(), services);
      plan.ifPresent(this::tell);
      return plan.map(this::answer).orElse(ExitCode.FINDINGS);
    } catch (ServiceException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private Optional<Plan> preview(
      ApplicationRequest request, List<PreparedStack> prepared, AwsServices services)
      throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    ChangeSets changeSets =
        new ChangeSets(services.cloudFormation(), CumuluscCommand.of(spec).pace);
    DeployContext context =
        new DeployContext(
            services.cloudFormation(),
            services::objectStore,
            services,
            services.region(),
            CumuluscCommand.of(spec).pace);
    Preview preview = new Preview(context, wanted(request), changeSets, new TerminalVoice(spec));
    return CleanUp.around(changeSets, err, () -> preview.of(prepared, !noChangeSet));
  }

  private DeployRequest wanted(ApplicationRequest request) {
    return new DeployRequest(
        request.application().normalize().toString(),
        request.deployment(),
        stacks.parameters,
        stacks.tags,
        Set.of(),
        Optional.ofNullable(stacks.roleArn),
        DeployRequest.OnFailure.ROLLBACK,
        DeployRequest.Mode.PLAN,
        false,
        Optional.empty());
  }

  private void tell(Plan plan) {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    out.print(
        format == Format.json
            ? PlanFile.text(plan)
            : new PlanText(terminal.outputTheme()).print(plan));
    out.flush();
    PrintWriter err = spec.commandLine().getErr();
    Guard.Verdict verdict = StackPlan.judge(plan.stacks(), Set.of());
    if (verdict.isRefused()) {
      err.println("`cumulusc deploy` would refuse this:");
      err.print(new RefusalText(terminal.errorTheme()).print(verdict));
    }
    err.flush();
  }

  private int answer(Plan plan) {
    return exitCode && !plan.isEmpty() ? ExitCode.DIFFERENCES : ExitCode.DONE;
  }
}
