package dev.cumulusc.cli;

import dev.cumulusc.app.deploy.Voice;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.report.TextReport;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.DeployText;
import dev.cumulusc.report.deploy.RefusalText;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Tells on standard error what is found of stacks. */
class TerminalVoice implements Voice {
  private final PrintWriter err;
  private final Terminal terminal;
  private final Theme theme;

  TerminalVoice(CommandSpec spec) {
    this.err = spec.commandLine().getErr();
    this.terminal = CumuluscCommand.of(spec).terminal;
    this.theme = terminal.errorTheme();
  }

  @Override
  public final void say(String sentence) {
    err.println(sentence);
    err.flush();
  }

  @Override
  public final void warn(String sentence) {
    say(new DeployText(theme).warning(sentence));
  }

  @Override
  public final void refuse(String sentence) {
    say(new DeployText(theme).error(sentence));
  }

  @Override
  public final Activity begin(String what) {
    return Waiting.begin(err, terminal, what);
  }

  @Override
  public final void found(Diagnostics diagnostics) {
    err.print(new TextReport(theme).print(diagnostics.sorted()));
  }

  @Override
  public final void show(Planner.Refused refused, PreparedStack stack) {
    err.print(new RefusalText(theme).print(refused, stack));
    err.flush();
  }
}
