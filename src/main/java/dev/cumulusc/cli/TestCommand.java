package dev.cumulusc.cli;

import dev.cumulusc.app.rehearse.RecordExecution;
import dev.cumulusc.app.rehearse.RehearsalException;
import dev.cumulusc.app.rehearse.RehearsedWorkflow;
import dev.cumulusc.app.rehearse.TestRequest;
import dev.cumulusc.app.rehearse.TestRun;
import dev.cumulusc.app.rehearse.TestWorkflows;
import dev.cumulusc.report.TestReport;
import dev.cumulusc.report.TestReportJson;
import dev.cumulusc.report.TestReportJunit;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.source.Printable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc test}: results on standard output, all else on standard error. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the cases of test files here, in virtual time, and compares the results.",
    exitCodeList = {"0:All cases passed.", "1:A case failed, or can't be run."},
    footer = {
      "cumulusc test",
      "cumulusc test --only busy --format junit",
      "cumulusc test --deployment docker --as moved"
    })
final class TestCommand implements Callable<Integer> {
  /** What {@code --format} takes. */
  enum Format {
    text,
    junit,
    json
  }

  /** What {@code --as} takes. */
  enum Form {
    deployed,
    moved
  }

  @Spec CommandSpec spec;
  @Mixin AppOption app;
  @Mixin ApplicationOptions application;
  @Mixin RehearsalNames names;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Run only the cases whose names contain this string.")
  @Nullable String only;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "The results' format: text, junit or json (${DEFAULT-VALUE}).")
  Format format = Format.text;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      defaultValue = "deployed",
      description =
          "deployed, or moved: run each case with its tasks on Lambda and behind activities, and"
              + " report what a move to Docker changes (${DEFAULT-VALUE}).")
  Form form = Form.deployed;

  @Option(
      names = "--move",
      paramLabel = "FUNCTION",
      split = ",",
      description =
          "With --as moved, the functions to move beside those that the deployment moves (all that"
              + " the workflows call).")
  List<String> moves = new ArrayList<>();

  @Option(
      names = "--graph",
      paramLabel = "FILE|DIR",
      description =
          "Draw what the cases reach: one workflow into a file (.svg, or Mermaid), or each into a"
              + " folder as SVG.")
  @Nullable Path graph;

  @Option(
      names = "--update-snapshots",
      description = "Write the snapshots that cases ask for, instead of comparing them.")
  boolean updateSnapshots;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description =
          "Run nothing: print a test file made of a recorded execution, which is the JSON of"
              + " GetExecutionHistory.")
  @Nullable Path record;

  @Option(
      names = "--workflow",
      paramLabel = "WORKFLOW|FILE",
      description = "With --record, the workflow or the file with the definition that it ran.")
  @Nullable String workflow;

  @Option(
      names = "--jobs",
      paramLabel = "NUMBER",
      description = "How many cases run side by side (as many as there are processors).")
  int jobs = Runtime.getRuntime().availableProcessors();

  @Parameters(
      paramLabel = "FILE|DIR",
      arity = "0..*",
      description = "Test files, and folders with some (the application's folder `tests`).")
  List<Path> paths = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    if (jobs < 1) {
      throw new ParameterException(spec.commandLine(), "`--jobs` is a number from 1 on.");
    }
    if (form != Form.moved && !moves.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "`--move` goes with `--as moved`.");
    }
    if (graph != null && !PictureFile.isFolder(graph)) {
      GraphFormat.check(graph, spec);
    }
    if ((record == null) != (workflow == null)) {
      throw new ParameterException(spec.commandLine(), "`--record` and `--workflow` go together.");
    }
    TestRun run;
    try {
      if (record != null && workflow != null) {
        spec.commandLine().getOut().print(new RecordExecution().run(record, workflow));
        spec.commandLine().getOut().flush();
        return ExitCode.DONE;
      }
      run = new TestWorkflows().run(request());
    } catch (RehearsalException e) {
      err.println("error: " + Printable.lines(e.text()));
      return ExitCode.FINDINGS;
    }
    run.notes().forEach(note -> err.println(Printable.lines(note)));
    boolean isDrawn =
        graph == null || PictureFile.draw(run.pictures(), graph, PictureFile.isFolder(graph), err);
    PrintWriter out = spec.commandLine().getOut();
    out.print(print(run));
    out.flush();
    return isDrawn && run.passed() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private TestRequest request() {
    ApplicationRequest request = application.request(app.folder());
    return new TestRequest(
        paths.isEmpty() ? List.of(request.application().resolve("tests").normalize()) : paths,
        new RehearsedWorkflow.Source(request, application.engine.choice()),
        names.in(application.region),
        Optional.ofNullable(only),
        updateSnapshots,
        form == Form.moved ? Optional.of(new TestRequest.AsMoved(moves)) : Optional.empty(),
        jobs);
  }

  private String print(TestRun run) {
    return switch (format) {
      case text -> TestReport.print(run, CumuluscCommand.of(spec).terminal.outputTheme());
      case junit -> TestReportJunit.print(run);
      case json -> TestReportJson.print(run);
    };
  }
}
