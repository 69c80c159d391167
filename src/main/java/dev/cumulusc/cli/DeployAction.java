package dev.cumulusc.cli;

import dev.cumulusc.app.DeployStacks;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.terminal.Advice;
import dev.cumulusc.terminal.FrontEnd;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    this.engine = engine;
    this.connection = connection;
    this.options = options;
    this.watch = watch;
    this.outputsFile = outputsFile;
    String again = CommandAgain.of(spec);
    this.frontEnd =
        CumuluscCommand.frontEnd(
            spec,
            watch,
            options.agreed(),
            new Advice(
                watched -> again,
                "`--yes` agrees beforehand"
                    + (options.plan == null ? ", `--plan-out FILE` saves the plan." : ".")));
  }

  /** Deploys stacks in their order. */
  int run(List<ApplicationRequest> stacks) throws InterruptedException {
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
    DeployStacks.Request request =
        new DeployStacks.Request(
            stacks,
            engine.choice(),
            connection.account(),
            work(plan),
            options.request(stacks.get(stacks.size() - 1), watch.watchOptions()),
            outputsFile.file != null);
    DeployStacks deploy = new DeployStacks(CumuluscCommand.platform(spec));
    DeployStacks.Result result =
        frontEnd.guarded(
            () -> deploy.abandon(frontEnd.listener()),
            () -> deploy.run(request, frontEnd.listener(), frontEnd.questions()));
    boolean written =
        result.kept().map(this::leave).orElse(true)
            && result.outputs().map(each -> outputsFile.write(each, err)).orElse(true);
    return written ? ExitCode.of(result.result()) : ExitCode.FINDINGS;
  }

  private DeployStacks.Work work(Optional<Plan> plan) {
    if (options.postDeployOnly) {
      return new DeployStacks.Work.PostDeploy();
    }
    return plan.<DeployStacks.Work>map(DeployStacks.Work.Execute::new)
        .orElseGet(DeployStacks.Work.Deploy::new);
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
              + FileFailure.reason(e)
              + ". The change sets are still there.");
      return false;
    }
  }

  /** Returns whether a plan's folder is there, so that no change set is made for a lost plan. */
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
        frontEnd.listener().on(new Event.Compiled(diagnostics.sorted(), false));
      }
      return plan;
    } catch (IOException e) {
      err.println("error: The plan `" + file + "` can't be read: " + FileFailure.reason(e) + ".");
      return Optional.empty();
    }
  }
}
