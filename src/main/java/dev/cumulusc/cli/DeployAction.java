package dev.cumulusc.cli;

import dev.cumulusc.app.Outputs;
import dev.cumulusc.app.deploy.DeployContext;
import dev.cumulusc.app.deploy.DeployRequest;
import dev.cumulusc.app.deploy.DeployResult;
import dev.cumulusc.app.deploy.Deployer;
import dev.cumulusc.deploy.aws.AwsServices;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.changeset.ChangeSets;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Compiles all stacks of an application, deploys them, and tells people about it. */
final class DeployAction {
  private final CommandSpec spec;
  private final PrintWriter err;
  private final CompileStep step;
  private final EngineOption engine;
  private final ConnectionOptions connection;
  private final DeployOptions options;
  private final WatchCommandOptions watch;
  private final OutputsFileOption outputsFile;

  DeployAction(
      CommandSpec spec,
      EngineOption engine,
      ConnectionOptions connection,
      DeployOptions options,
      WatchCommandOptions watch,
      OutputsFileOption outputsFile) {
    this.spec = spec;
    this.err = spec.commandLine().getErr();
    this.step = new CompileStep(spec);
    this.engine = engine;
    this.connection = connection;
    this.options = options;
    this.watch = watch;
    this.outputsFile = outputsFile;
  }

  /** Deploys stacks in their order. */
  int run(List<ApplicationRequest> wanted) throws InterruptedException {
    Optional<Plan> plan = Optional.empty();
    if (options.plan != null) {
      plan = readPlan(options.plan);
      if (plan.isEmpty()) {
        return ExitCode.FINDINGS;
      }
    }
    if (options.planOut != null && !canHold(options.planOut)) {
      return ExitCode.FINDINGS;
    }
    Optional<String> deployment = plan.map(Plan::deployment);
    List<ApplicationRequest> requests =
        wanted.stream().map(each -> deployment.map(each::withDeployment).orElse(each)).toList();
    ApplicationRequest request = requests.get(requests.size() - 1);
    try (AwsServices services = new AwsServices(connection.connection(request))) {
      Optional<List<PreparedStack>> stacks =
          new PrepareStep(spec, engine, services).run(requests, options.stacks.tags);
      if (stacks.isEmpty()) {
        return ExitCode.FINDINGS;
      }
      return deploy(request, stacks.get(), plan, services);
    } catch (ServiceException e) {
      err.println("error: " + e.getMessage());
      return ExitCode.FINDINGS;
    }
  }

  private int deploy(
      ApplicationRequest request,
      List<PreparedStack> stacks,
      Optional<Plan> plan,
      AwsServices services)
      throws InterruptedException {
    DeployRequest wanted = options.request(request);
    ChangeSets changeSets =
        new ChangeSets(services.cloudFormation(), CumuluscCommand.of(spec).pace);
    DeployContext context =
        new DeployContext(
            services.cloudFormation(),
            services::objectStore,
            services,
            services.region(),
            CumuluscCommand.of(spec).pace);
    TerminalConversation conversation =
        new TerminalConversation(spec, options, watch, services.cloudFormation());
    Deployer deployer = new Deployer(context, wanted, changeSets, conversation);
    DeployResult result = CleanUp.around(changeSets, err, () -> deploy(deployer, plan, stacks));
    boolean written =
        conversation.planned().map(this::leave).orElse(true)
            && (!isDeployed(result) || writeOutputs(stacks, services));
    return written ? ExitCode.of(result) : ExitCode.FINDINGS;
  }

  private DeployResult deploy(Deployer deployer, Optional<Plan> plan, List<PreparedStack> stacks)
      throws InterruptedException {
    if (options.postDeployOnly) {
      return deployer.postDeploy(stacks);
    }
    return plan.isPresent() ? deployer.execute(plan.get(), stacks) : deployer.deploy(stacks);
  }

  private static boolean isDeployed(DeployResult result) {
    return result == DeployResult.DONE
        || result == DeployResult.NOTHING_TO_DO
        || result == DeployResult.STEP_FAILED;
  }

  /** Saves a plan that is not executed now, or tells how to execute it without having saved it. */
  private boolean leave(Plan plan) {
    if (options.planOut == null) {
      plan.stacks()
          .forEach(
              stack ->
                  stack
                      .changeSetId()
                      .ifPresent(id -> err.println("Left the change set " + id + ".")));
      err.println("Nothing was executed; `--plan-out FILE` saves the plan for `--plan FILE`.");
      return true;
    }
    if (options.planOut.toString().equals("-")) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(PlanFile.text(plan));
      out.flush();
      return true;
    }
    try {
      PlanFile.write(plan, options.planOut);
      err.println(
          "Saved the plan; `cumulusc deploy --plan " + options.planOut + "` executes exactly it.");
      return true;
    } catch (IOException e) {
      err.println(
          "error: The plan can't be written to `"
              + options.planOut
              + "`: "
              + e.getMessage()
              + ". The change sets are still there.");
      return false;
    }
  }

  private boolean writeOutputs(List<PreparedStack> stacks, AwsServices services) {
    if (outputsFile.file == null) {
      return true;
    }
    Map<String, Map<String, String>> outputs = new LinkedHashMap<>();
    for (PreparedStack stack : stacks) {
      String name = stack.input().stackName();
      services
          .cloudFormation()
          .stack(name)
          .ifPresent(found -> outputs.put(name, Outputs.of(found)));
    }
    return outputsFile.write(outputs, err);
  }

  /** Tells whether a plan's folder is there, so that no change set is made for a lost plan. */
  private boolean canHold(Path planOut) {
    Optional<Path> folder = Optional.ofNullable(planOut.toAbsolutePath().getParent());
    if (folder.filter(Files::isDirectory).isPresent()) {
      return true;
    }
    err.println(
        "error: The plan can't be written to `"
            + planOut
            + "`: there is no folder `"
            + folder.map(Path::toString).orElse("")
            + "`.");
    return false;
  }

  private Optional<Plan> readPlan(Path file) {
    Diagnostics diagnostics = new Diagnostics();
    try {
      Optional<Plan> plan =
          PlanFile.read(SourceFile.of(file.toString(), Files.readString(file)), diagnostics);
      if (plan.isEmpty()) {
        step.tell(diagnostics.sorted(), false);
      }
      return plan;
    } catch (IOException e) {
      err.println(
          "error: The plan `"
              + file
              + "` can't be read: "
              + (Files.exists(file) ? e.getMessage() : "there is no such file")
              + ".");
      return Optional.empty();
    }
  }
}
