package dev.cumulusc.cli;

import dev.cumulusc.app.ListRoles;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.report.RoleJson;
import dev.cumulusc.report.RoleText;
import dev.cumulusc.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc iam}: the roles on standard output, all else on standard error. */
@Command(
    name = "iam",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Shows what each role allows, and which line of which file asks for it; deploys nothing.",
    exitCodeList = {
      "0:The roles are listed.",
      "1:Something is wrong with the application, or nothing has this name."
    },
    footer = {"cumulusc iam", "cumulusc iam DiscoverGranules --format json"})
final class IamCommand implements Callable<Integer> {
  /** What {@code --format} takes. */
  enum Format {
    text,
    json
  }

  @Spec CommandSpec spec;
  @Mixin ApplicationOptions application;
  @Mixin EngineOption engine;

  @Option(
      names = "--app",
      paramLabel = "APP",
      defaultValue = ".",
      description = "The application folder (that of cumulusc.yml, else the current one).")
  Path app = Path.of(".");

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "WORKFLOW",
      description =
          "Only the role of this workflow, or of the function or container with this logical id"
              + " (all roles).")
  @Nullable String workflow;

  @Override
  public Integer call() {
    Optional<List<ListedRole>> roles =
        new ListRoles()
            .run(
                new ListRoles.Request(
                    application.request(app), engine.choice(), Optional.ofNullable(workflow)),
                CumuluscCommand.frontEnd(spec).listener());
    roles.ifPresent(this::print);
    return roles.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private void print(List<ListedRole> roles) {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    out.print(
        format == Format.json
            ? RoleJson.print(roles)
            : new RoleText(terminal.outputTheme(), terminal.width()).print(roles));
    out.flush();
  }
}
