package dev.cumulusc.cli;

import dev.cumulusc.app.DeployStacks;
import dev.cumulusc.app.Findings;
import dev.cumulusc.app.deploy.DeployResult;
import dev.cumulusc.app.deploy.StackProtection;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.deploy.plan.StackPlan;
import dev.cumulusc.deploy.watch.ConsoleLinks;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.FileTree;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.terminal.Advice;
import dev.cumulusc.terminal.FrontEnd;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Deploys stacks, and reads and writes the files that go with that. */
final class DeployAction {
  private final CommandSpec spec;
  private final PrintWriter err;
  private final FrontEnd frontEnd;
  private final EngineOption engine;
  private final ConnectionOptions connection;
  private final DeployOptions options;
  private final FindingOptions findings;
  private final WatchCommandOptions watch;
  private final OutputsFileOption outputsFile;

  DeployAction(
      CommandSpec spec,
      EngineOption engine,
      ConnectionOptions connection,
      DeployOptions options,
      FindingOptions findings,
      WatchCommandOptions watch,
      OutputsFileOption outputsFile) {
    this.spec = spec;
    this.err = spec.commandLine().getErr();
    this.engine = engine;
    this.connection = connection;
    this.options = options;
    this.findings = findings;
    this.watch = watch;
    this.outputsFile = outputsFile;
    String again = CommandAgain.of(spec);
    this.frontEnd =
        CumuluscCommand.frontEnd(
            spec,
            watch,
            options.agreed(),
            new Advice(
                again,
                "`--yes` agrees beforehand"
                    + (options.plan == null ? ", `--plan-out FILE` saves the plan." : "."),
                connection.awsCommands()));
  }

  /** Deploys stacks in their order. */
  int run(List<ApplicationRequest> stacks) throws InterruptedException {
    options.check(spec, watch);
    return CommandEnd.of(frontEnd, () -> deploy(stacks));
  }

  private int deploy(List<ApplicationRequest> stacks) throws InterruptedException {
    Path application = stacks.get(stacks.size() - 1).application();
    if (options.postDeployOnly) {
      warnOfUnused("--post-deploy-only", "no stack is changed.");
    }
    Optional<Plan> plan =
        options.plan == null ? Optional.empty() : readPlan(options.plan, application);
    Optional<String> problem = options.planProblem().or(outputsFile::problem);
    problem.ifPresent(frontEnd.listener()::error);
    Optional<StackProtection> protection = protection();
    if (problem.isPresent() || protection.isEmpty() || (options.plan != null && plan.isEmpty())) {
      return ended(DeployResult.WRONG, ExitCode.FINDINGS, Optional.empty());
    }
    DeployStacks.Request request =
        new DeployStacks.Request(
            stacks,
            engine.choice(),
            connection.account(),
            work(plan),
            options.request(stacks.get(stacks.size() - 1), watch.watchOptions(), protection.get()),
            outputsFile.file != null || frontEnd.isForPrograms(),
            findings.findings(Findings::concernsResult));
    DeployStacks deploy = new DeployStacks(CumuluscCommand.platform(spec));
    DeployStacks.Result result =
        frontEnd.guarded(
            () -> deploy.abandon(frontEnd.listener()),
            () -> deploy.run(request, frontEnd.listener(), frontEnd.questions()));
    boolean written =
        result.outputs().map(each -> outputsFile.write(each, frontEnd.listener())).orElse(true);
    return ended(
        result.result(),
        written ? ExitCode.of(result.result()) : ExitCode.withoutOutputs(result.result()),
        result.outputs());
  }

  private Optional<StackProtection> protection() {
    try {
      StackProtection protection = options.protection();
      Optional<String> problem = protection.policyProblem();
      problem.ifPresent(
          reason ->
              frontEnd
                  .listener()
                  .error(
                      "The stack policy `" + options.stackPolicy + "` can't be used: " + reason));
      return Optional.of(protection).filter(known -> problem.isEmpty());
    } catch (IOException e) {
      frontEnd
          .listener()
          .error(
              "The stack policy `"
                  + options.stackPolicy
                  + "` can't be read: "
                  + FileFailure.reason(e)
                  + ".");
      return Optional.empty();
    }
  }

  private int ended(
      DeployResult result, int code, Optional<Map<String, Map<String, String>>> outputs) {
    return frontEnd.ended(CommandEnd.name(result), code, outputs);
  }

  private DeployStacks.Work work(Optional<Plan> plan) {
    if (options.postDeployOnly) {
      return new DeployStacks.Work.PostDeploy();
    }
    return plan.<DeployStacks.Work>map(DeployStacks.Work.Execute::new)
        .orElseGet(() -> new DeployStacks.Work.Deploy(this::save));
  }

  /**
   * Saves a plan that is not executed now, or reports how to execute it without having saved it.
   */
  private void save(Plan plan) throws IOException {
    if (options.planOut == null) {
      plan.stacks().forEach(this::reportLeft);
      if (!plan.isEmpty()) {
        err.println("Nothing was executed; `--plan-out FILE` saves the plan for `--plan FILE`.");
      }
    } else if (options.planOut.toString().equals("-")) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(PlanFile.text(plan));
      out.flush();
      if (out.checkError()) {
        throw new IOException("standard output is closed.");
      }
    } else {
      try {
        PlanFile.write(plan, options.planOut);
      } catch (IOException e) {
        throw new IOException("`" + options.planOut + "`: " + FileFailure.reason(e) + ".", e);
      }
      err.println("Saved the plan; `" + CommandAgain.withPlan(spec) + "` executes exactly it.");
    }
  }

  private void reportLeft(StackPlan stack) {
    if (stack.changeSetId().isEmpty()) {
      return;
    }
    String id = stack.changeSetId().get();
    err.println("Left the change set " + id + ".");
    stack
        .stackId()
        .filter(stackId -> connection.endpoint == null)
        .flatMap(stackId -> ConsoleLinks.changes(stackId, id))
        .ifPresent(page -> err.println("In the console: " + page));
  }

  /** Warns of options that say how a stack is changed, with one that does not ask them. */
  private void warnOfUnused(String with, String because) {
    List<String> unused = options.stacks.partOfPlan(spec);
    if (!unused.isEmpty()) {
      frontEnd
          .listener()
          .warn(
              Words.all(unused)
                  + (unused.size() == 1 ? " has" : " have")
                  + " no effect with `"
                  + with
                  + "`: "
                  + because);
    }
  }

  /**
   * Reads a plan.
   *
   * @param application the folder that paths in findings are relative to, before they are shown
   */
  private Optional<Plan> readPlan(Path file, Path application) {
    warnOfUnused("--plan", "what was given when the plan was made is part of it.");
    Diagnostics diagnostics = new Diagnostics();
    try {
      Path named = file.isAbsolute() ? file : FileTree.fromFolder(application, file);
      Optional<Plan> plan =
          PlanFile.read(SourceFile.of(named.toString(), Files.readString(file)), diagnostics);
      if (plan.isEmpty()) {
        frontEnd.listener().on(new Event.Compiled(diagnostics.sorted(), false));
      }
      return plan;
    } catch (IOException e) {
      frontEnd
          .listener()
          .error("The plan `" + file + "` can't be read: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
  }
}
