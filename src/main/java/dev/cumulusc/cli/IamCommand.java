package dev.cumulusc.cli;

import dev.cumulusc.app.ListRoles;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.report.RoleJson;
import dev.cumulusc.report.RoleText;
import dev.cumulusc.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
  @Spec CommandSpec spec;
  @Mixin AppOption app;
  @Mixin ApplicationOptions application;
  @Mixin FormatOption format;

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
                    application.request(app.folder()),
                    application.engine.choice(),
                    Optional.ofNullable(workflow)),
                CumuluscCommand.frontEnd(spec).listener());
    roles.ifPresent(this::print);
    return roles.isPresent() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private void print(List<ListedRole> roles) {
    PrintWriter out = spec.commandLine().getOut();
    Terminal terminal = CumuluscCommand.of(spec).terminal;
    out.print(
        format.isJson()
            ? RoleJson.print(roles)
            : new RoleText(terminal.outputTheme(), terminal.width(), CumuluscCommand.paths(spec))
                .print(roles));
    out.flush();
  }
}
