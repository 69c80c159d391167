package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.DeployRequest;
import dev.cumulusc.app.deploy.StackProtection;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say what is wanted of a deployment. */
final class DeployOptions {
  /** What {@code --on-failure} takes. */
  enum OnFailure {
    rollback(DeployRequest.OnFailure.ROLLBACK),
    delete(DeployRequest.OnFailure.DELETE),
    keep(DeployRequest.OnFailure.KEEP);

    private final DeployRequest.OnFailure meaning;

    OnFailure(DeployRequest.OnFailure meaning) {
      this.meaning = meaning;
    }
  }

  @Option(
      names = {"-y", "--yes"},
      description = "Execute the plan without asking.")
  boolean yes;

  @Option(
      names = "--no-execute",
      description = "Only plan: leave the change sets to be executed later.")
  boolean noExecute;

  @Option(
      names = "--plan-out",
      paramLabel = "FILE",
      description = "Save the plan, to be executed by `--plan`; nothing is executed now.")
  @Nullable Path planOut;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Execute exactly this plan; refuse it if a stack has changed since.")
  @Nullable Path plan;

  @Option(
      names = "--allow-replace",
      split = ",",
      paramLabel = "ID",
      description =
          "Let this resource be replaced, removed or left unprotected, though data is lost.")
  Set<String> allowReplace = new LinkedHashSet<>();

  @Mixin StackOptions stacks;

  @Option(
      names = "--on-failure",
      paramLabel = "WHAT",
      defaultValue = "rollback",
      description =
          "What becomes of a stack that fails: rollback, delete (a new one) or keep"
              + " (${DEFAULT-VALUE}).")
  OnFailure onFailure = OnFailure.rollback;

  @Option(names = "--disable-rollback", description = "The same as `--on-failure keep`.")
  boolean disableRollback;

  @Option(
      names = "--recover",
      description =
          "Without asking, repair a stack that can't be deployed to: go on with its rollback, or"
              + " delete what a failed creation left.")
  boolean recover;

  @Option(
      names = "--recover-without",
      split = ",",
      paramLabel = "ID",
      description =
          "Without asking, continue a failed rollback and skip this resource, which blocks it and"
              + " will differ from the template; `Nested.Id` for one of a nested stack.")
  Set<String> recoverWithout = new LinkedHashSet<>();

  @Option(
      names = "--termination-protection",
      negatable = true,
      description =
          "When the stacks are deployed, protect them against deletion, or end that protection.")
  @Nullable Boolean terminationProtection;

  @Option(
      names = "--stack-policy",
      paramLabel = "FILE",
      description = "The stack policy that the stacks get when they are deployed, as JSON.")
  @Nullable Path stackPolicy;

  @Option(
      names = "--skip-post-deploy",
      description = "Leave out the steps beside the stacks: files, task restarts, API stages.")
  boolean skipPostDeploy;

  @Option(
      names = "--post-deploy-only",
      description =
          "Only do what comes after the deployment of stacks that are deployed already: the steps"
              + " beside them, and their protection.")
  boolean postDeployOnly;

  @Option(
      names = "--wait-for-executions",
      arity = "0..1",
      paramLabel = "TIME",
      fallbackValue = "1h",
      converter = WatchCommandOptions.TimeConverter.class,
      description = "Wait until no execution of a changed workflow is running (for at most 1h).")
  @Nullable Duration waitForExecutions;

  /**
   * Refuses options that don't go together.
   *
   * @throws ParameterException if there are some
   */
  void check(CommandSpec spec, WatchCommandOptions watch) {
    stacks.check(spec);
    if (disableRollback
        && onFailure != OnFailure.keep
        && spec.commandLine().getParseResult().hasMatchedOption("--on-failure")) {
      throw new ParameterException(
          spec.commandLine(),
          "`--disable-rollback` is the same as `--on-failure keep`, so not `--on-failure "
              + onFailure
              + "`; give one of them.");
    }
    if (plan != null && (planOut != null || noExecute || postDeployOnly)) {
      throw new ParameterException(
          spec.commandLine(),
          "`--plan` executes a plan, so no option that only plans goes with it.");
    }
    if (postDeployOnly && (planOut != null || noExecute)) {
      throw new ParameterException(
          spec.commandLine(),
          "`--post-deploy-only` changes no stack, so there is nothing to plan: leave out "
              + (planOut != null ? "`--plan-out`" : "`--no-execute`")
              + ".");
    }
    boolean repairs = recover || !recoverWithout.isEmpty();
    if (repairs && (planOut != null || noExecute)) {
      String planning = planOut != null ? "`--plan-out`" : "`--no-execute`";
      throw new ParameterException(
          spec.commandLine(),
          "`"
              + (recover ? "--recover" : "--recover-without")
              + "` repairs a stack at once, and with "
              + planning
              + " nothing is executed. Run it without "
              + planning
              + " first.");
    }
    if (postDeployOnly && skipPostDeploy) {
      throw new ParameterException(
          spec.commandLine(),
          "`--post-deploy-only` does only what `--skip-post-deploy` leaves out; give one of them.");
    }
    if (waitForExecutions != null && stacks.assumeNoneRunning) {
      throw new ParameterException(
          spec.commandLine(),
          "`--wait-for-executions` waits for those that `--assume-none-running` takes to be none;"
              + " give one of them.");
    }
    if (planOut != null
        && planOut.toString().equals("-")
        && watch.output == WatchCommandOptions.Output.jsonLines) {
      throw new ParameterException(
          spec.commandLine(),
          "`--plan-out -` and `--output json-lines` would both write to standard output; give"
              + " `--plan-out FILE`, or take the plan from the line of the kind `plan`.");
    }
  }

  /** Returns why the plan can't be saved, as far as that is known before; nothing if it can. */
  Optional<String> planProblem() {
    if (planOut == null) {
      return Optional.empty();
    }
    Optional<Path> folder = Optional.ofNullable(planOut.toAbsolutePath().getParent());
    return folder.filter(Files::isDirectory).isPresent()
        ? Optional.empty()
        : Optional.of(
            "The plan can't be written to `"
                + planOut
                + "`: there is no folder `"
                + folder.map(Path::toString).orElse("")
                + "`.");
  }

  /**
   * Returns how the stacks are to be protected.
   *
   * @throws IOException if the policy can't be read
   */
  StackProtection protection() throws IOException {
    return new StackProtection(
        Optional.ofNullable(terminationProtection),
        stackPolicy == null ? Optional.empty() : Optional.of(Files.readString(stackPolicy)));
  }

  /** Returns what is wanted. */
  DeployRequest request(
      ApplicationRequest application, WatchOptions watch, StackProtection protection) {
    return new DeployRequest(
        ApplicationOptions.target(application),
        stacks.options(waitForExecutions != null, protection),
        allowReplace,
        recoverWithout,
        disableRollback ? DeployRequest.OnFailure.KEEP : onFailure.meaning,
        noExecute || planOut != null ? DeployRequest.Mode.PLAN : DeployRequest.Mode.EXECUTE,
        !skipPostDeploy,
        Optional.ofNullable(waitForExecutions),
        watch);
  }

  /** Returns the questions that are answered by the options. */
  Set<Subject> agreed() {
    Set<Subject> agreed = EnumSet.noneOf(Subject.class);
    if (yes) {
      agreed.addAll(EnumSet.of(Subject.DEPLOY, Subject.WRITE_FILES));
    }
    if (recover) {
      agreed.add(Subject.REPAIR);
    }
    return agreed;
  }
}
