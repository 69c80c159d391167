package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.Conversation;
import dev.cumulusc.deploy.after.Step;
import dev.cumulusc.deploy.after.StepResult;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.bundle.Uploader;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.Pace;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.StackWatcher;
import dev.cumulusc.deploy.watch.Watched;
import dev.cumulusc.deploy.watch.recovery.Recovery;
import dev.cumulusc.deploy.watch.recovery.Remedies;
import dev.cumulusc.deploy.watch.recovery.Remedy;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.DeployText;
import dev.cumulusc.report.deploy.OutcomeText;
import dev.cumulusc.report.deploy.PlanText;
import dev.cumulusc.report.deploy.ProgressReport;
import dev.cumulusc.report.deploy.RefusalText;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Model.CommandSpec;

/** Tells on standard error how a deployment goes on, and asks on the terminal, if there is one. */
final class TerminalConversation extends TerminalVoice implements Conversation {
  private final PrintWriter err;
  private final Terminal terminal;
  private final Theme theme;
  private final DeployOptions options;
  private final WatchCommandOptions watch;
  private final CloudFormation cloudFormation;
  private final DeployText text;
  private final String again;
  private final Pace pace;
  private Optional<Plan> planned = Optional.empty();

  TerminalConversation(
      CommandSpec spec,
      DeployOptions options,
      WatchCommandOptions watch,
      CloudFormation cloudFormation) {
    super(spec);
    this.err = spec.commandLine().getErr();
    this.terminal = CumuluscCommand.of(spec).terminal;
    this.theme = terminal.errorTheme();
    this.options = options;
    this.watch = watch;
    this.cloudFormation = cloudFormation;
    this.text = new DeployText(theme);
    this.again = CommandAgain.of(spec);
    this.pace = CumuluscCommand.of(spec).pace;
  }

  @Override
  public void show(Plan plan) {
    err.print(new PlanText(theme).print(plan));
    err.flush();
    try (ProgressReport report = watch.report()) {
      report.planned(plan);
    }
  }

  @Override
  public void left(Plan plan) {
    planned = Optional.of(plan);
  }

  /** Returns the plan that was left to be executed later. */
  Optional<Plan> planned() {
    return planned;
  }

  @Override
  public void show(Guard.Verdict verdict) {
    err.print(new RefusalText(theme).print(verdict));
    err.flush();
  }

  @Override
  public void show(List<MachineUse> running) {
    err.print(text.running(running));
    err.flush();
  }

  @Override
  public boolean agrees(String question) {
    if (options.yes) {
      return true;
    }
    if (!terminal.canAsk()) {
      refuse(
          "Nobody can be asked here, so nothing was deployed: `--yes` agrees beforehand"
              + (options.plan == null ? ", `--plan-out FILE` saves the plan." : "."));
      return false;
    }
    boolean agreed = terminal.confirms(err, question);
    if (!agreed) {
      say("Nothing was deployed.");
    }
    return agreed;
  }

  @Override
  public UploadResult upload(ObjectStore store, List<Upload> uploads) throws InterruptedException {
    try (UploadDisplay display = new UploadDisplay(err, terminal)) {
      return new Uploader(store, display).upload(uploads);
    }
  }

  @Override
  public Watched watch(Operation operation, StackOutline outline) {
    return watching(
        (watcher, report) -> {
          Watched watched = watcher.watch(operation, outline, watch.watchOptions());
          report.ended(watched);
          return watched;
        });
  }

  @Override
  public Optional<Remedy> choose(Recovery recovery) {
    List<Remedy> remedies = recovery.remedies();
    if (remedies.isEmpty()) {
      return Optional.empty();
    }
    if (options.recover) {
      say("Now: " + recovery.best().action() + ".");
      return Optional.of(recovery.best());
    }
    if (!terminal.canAsk()) {
      refuse(
          "Nobody can be asked here, so nothing was done: `--recover` agrees to "
              + recovery.best().action()
              + ".");
      return Optional.empty();
    }
    List<Terminal.Choice> choices = new ArrayList<>();
    for (int i = 0; i < remedies.size(); i++) {
      choices.add(new Terminal.Choice((char) ('1' + i), remedies.get(i).action()));
    }
    choices.add(new Terminal.Choice('n', "do nothing"));
    return terminal
        .ask(err, "What now?", choices, () -> false)
        .map(choices::indexOf)
        .filter(index -> index < remedies.size())
        .map(remedies::get);
  }

  @Override
  public Optional<Watched> mend(Remedy remedy, Stack stack, StackOutline outline) {
    return watching(
        (watcher, report) -> {
          Optional<Watched> watched =
              new Remedies(cloudFormation, watcher, watch.watchOptions())
                  .apply(remedy, stack, outline, Optional.ofNullable(options.stacks.roleArn));
          watched.ifPresent(report::ended);
          return watched;
        });
  }

  private <T> T watching(BiFunction<StackWatcher, ProgressReport, T> work) {
    try (ProgressReport report = watch.report();
        Interrupts interrupts = watch.interrupts(report)) {
      return work.apply(new StackWatcher(cloudFormation, pace, report, interrupts), report);
    }
  }

  @Override
  public void failed(Watched watched, PreparedStack stack) {
    err.print(new OutcomeText(theme).print(watched, again));
    err.flush();
  }

  @Override
  public void succeeded(Watched watched, Optional<Stack> stack) {
    err.print(new OutcomeText(theme).print(watched, again));
    stack.ifPresent(found -> err.print(text.outputs(found)));
    err.flush();
  }

  @Override
  public void begun(Step step) {
    if (terminal.canRedraw()) {
      err.print(theme.faint(step.name() + "..."));
      err.flush();
    }
  }

  @Override
  public void ended(StepResult result) {
    if (terminal.canRedraw()) {
      err.print("\r\u001b[K");
    }
    err.print(text.step(result));
    err.flush();
  }
}
