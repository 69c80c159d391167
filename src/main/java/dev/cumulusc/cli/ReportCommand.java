package dev.cumulusc.cli;

import dev.cumulusc.app.DescribeApplication;
import dev.cumulusc.app.DrawWorkflows.Comparison;
import dev.cumulusc.app.describe.Description;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.draw.layout.LayoutEngines;
import dev.cumulusc.report.page.ReportComment;
import dev.cumulusc.report.page.ReportPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cumulusc report}: the page in a file or on standard output, all else on the other. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Describes an application on one page: workflows, tasks, findings, roles, limits,"
            + " resources.",
    exitCodeList = {
      "0:The page or the comment is written.",
      "1:There are errors, so that it has the findings alone; or it can't be written."
    },
    footer = {
      "cumulusc report -o report.html",
      "cumulusc report examples/lambda-task --deployment docker --comment --diff main"
    })
final class ReportCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin FolderParameter app;
  @Mixin ApplicationOptions application;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The file for the page (standard output).")
  @Nullable Path out;

  @Option(
      names = "--comment",
      description = "Write the short Markdown of a comment on a pull request, and no HTML.")
  boolean comment;

  @Option(
      names = "--diff",
      paramLabel = "OTHER",
      description =
          "Colour in the pictures what is different from the application in another folder, or from"
              + " a revision of the Git repository.")
  @Nullable String diff;

  @Override
  public Integer call() {
    Listener listener = CumuluscCommand.frontEnd(spec).listener();
    Optional<Description> description =
        new DescribeApplication()
            .run(
                new DescribeApplication.Request(
                    application.request(app.folder),
                    application.engine.choice(),
                    diff == null ? new Comparison.None() : new Comparison.Other(diff)),
                listener);
    if (description.isEmpty() || !write(description.get(), listener)) {
      return ExitCode.FINDINGS;
    }
    if (description.get().content().isEmpty()) {
      listener.error("There are errors, so the report has the findings alone.");
      return ExitCode.FINDINGS;
    }
    return ExitCode.DONE;
  }

  private boolean write(Description description, Listener listener) {
    try {
      String text =
          comment
              ? ReportComment.print(description)
              : ReportPage.print(description, LayoutEngines.find());
      if (out == null) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
      } else {
        PictureFile.write(out, text);
        listener.note("Wrote " + out + ".");
      }
      return true;
    } catch (IOException e) {
      listener.error(PictureFile.failure(out, e));
      return false;
    }
  }
}
