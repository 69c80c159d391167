package dev.cumulusc.cli;

import dev.cumulusc.app.rehearse.FileAccess;
import dev.cumulusc.app.rehearse.RehearsalException;
import dev.cumulusc.app.rehearse.RehearsalRequest;
import dev.cumulusc.app.rehearse.RehearseWorkflow;
import dev.cumulusc.app.rehearse.RehearsedWorkflow;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.JsonWriter;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Observer;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.report.RehearsalLines;
import dev.cumulusc.report.RehearsalOutcome;
import dev.cumulusc.report.RehearsalTree;
import dev.cumulusc.report.StateTrace;
import dev.cumulusc.source.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cumulusc run}: what comes of the execution on standard output, all else on the other. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs a workflow here, in virtual time, its tasks answered by mocks.",
    exitCodeList = {"0:The execution succeeded.", "1:The execution failed, or can't be run."},
    footer = {
      "cumulusc run DiscoverGranules --input input.json --mocks mocks.yml#busy",
      "cumulusc run order.asl.json --input '{\"id\": 7}' --history"
    })
final class RunCommand implements Callable<Integer> {
  /** JSON that is neither an object nor an array nor a string. */
  private static final Pattern SCALAR = Pattern.compile("-?[0-9][-+.0-9eE]*|true|false|null|");

  @Spec CommandSpec spec;
  @Mixin AppOption app;
  @Mixin ApplicationOptions application;
  @Mixin RehearsalNames names;
  @Mixin MachineTypeOption type;

  @Option(
      names = {"-i", "--input"},
      paramLabel = "FILE|JSON",
      description = "The input: a file, or JSON itself ({}).")
  @Nullable String input;

  @Option(
      names = {"-m", "--mocks"},
      paramLabel = "FILE[#CASE]",
      description =
          "The answers of tasks: a MockConfigFile.json of Step Functions Local, or a YAML file with"
              + " cases.")
  @Nullable String mocks;

  @Option(
      names = "--redrive",
      paramLabel = "FILE[#CASE]",
      description =
          "If the execution fails, redrive it with these mocks; may be given more than once.")
  List<String> redrives = new ArrayList<>();

  @Option(
      names = "--handlers",
      description =
          "Let functions' own handlers answer where no mock does: those of Node.js and Python whose"
              + " code is in the application.")
  boolean handlers;

  @Option(
      names = "--history",
      description = "Print the events as GetExecutionHistory returns them, and nothing else.")
  boolean history;

  @Option(
      names = "--trace",
      paramLabel = "STATE",
      description =
          "Show, field by field, how a state makes its output of its input; may be given more than"
              + " once.")
  List<String> trace = new ArrayList<>();

  @Option(
      names = "--graph",
      paramLabel = "FILE",
      description =
          "Draw the way that the execution took, as Mermaid or, if the name ends in .svg, as SVG.")
  @Nullable Path graph;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description = "A folder that stands for S3: in it, a folder for each bucket.")
  @Nullable Path files;

  @Option(
      names = "--start-at",
      paramLabel = "STATE",
      description = "The state to start at, which then gets the input.")
  @Nullable String startAt;

  @Option(
      names = "--start-time",
      paramLabel = "TIME",
      defaultValue = "2026-01-01T00:00:00Z",
      description = "The virtual time at the start (${DEFAULT-VALUE}).")
  String startTime = "2026-01-01T00:00:00Z";

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description = "The seed of random numbers, jitter and identifiers (${DEFAULT-VALUE}).")
  long seed;

  @Parameters(
      index = "0",
      paramLabel = "WORKFLOW|FILE",
      description =
          "A workflow of the application, or a file with a definition in the Amazon States Language,"
              + " in JSON or YAML.")
  String workflow = "";

  /** Notes what is read. */
  private @Nullable FileAccess access;

  @Override
  public Integer call() {
    if (graph != null && !Files.isDirectory(graph)) {
      GraphFormat.check(graph, spec);
    }
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Optional<String> problem =
        Files.isRegularFile(Path.of(workflow))
            ? Optional.empty()
            : WorkflowOrFile.problem(workflow, app, application.request(app.folder()));
    if (problem.isPresent()) {
      err.println("error: " + Printable.lines(problem.get()));
      return ExitCode.FINDINGS;
    }
    RehearseWorkflow rehearsal = new RehearseWorkflow();
    RehearsalLines lines = new RehearsalLines(err);
    StateTrace shown =
        new StateTrace(Set.copyOf(trace), lines, CumuluscCommand.of(spec).terminal.errorTheme());
    Execution execution;
    try {
      execution =
          rehearsal.run(
              request(),
              listener(lines),
              (trace.isEmpty() ? Observer.NONE : shown).and(redrives(lines)));
    } catch (RehearsalException e) {
      lines.close();
      err.println("error: " + Printable.lines(e.text()));
      return ExitCode.FINDINGS;
    }
    lines.close();
    shown
        .missed()
        .forEach(name -> err.println(Printable.of("The state `" + name + "` was never entered.")));
    rehearsal.warnings().forEach(each -> err.println("warning: " + Printable.lines(each)));
    rehearsal
        .faults()
        .forEach(each -> err.println("AWS refuses this definition: " + Printable.lines(each)));
    if (graph != null
        && !PictureFile.draw(
            rehearsal.picture().stream().toList(), graph, Files.isDirectory(graph), err)) {
      return ExitCode.FINDINGS;
    }
    Outcome outcome = execution.outcome();
    if (history) {
      out.print(JsonWriter.pretty(execution.history().json()));
    } else if (outcome instanceof Outcome.Succeeded succeeded) {
      err.println(
          "The execution succeeded, after "
              + RehearsalTree.time(execution.duration())
              + " of virtual time.");
      out.print(JsonWriter.pretty(succeeded.output().value()));
    } else {
      err.println("error: " + RehearsalOutcome.text(outcome));
    }
    out.flush();
    return outcome instanceof Outcome.Succeeded ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private HistoryListener listener(RehearsalLines lines) {
    return history
        ? event -> {}
        : new RehearsalTree(lines, CumuluscCommand.of(spec).terminal.errorTheme());
  }

  /** Shows what is redriven, which the end of the execution does not say any more. */
  private static Observer redrives(RehearsalLines lines) {
    return new Observer() {
      @Override
      public void redriven(Outcome outcome) {
        lines.print(RehearsalOutcome.text(outcome));
      }
    };
  }

  private RehearsalRequest request() {
    return new RehearsalRequest(
        source(),
        Optional.ofNullable(input).map(this::inputText),
        new RehearsalRequest.Answers(
            Optional.ofNullable(mocks).map(RunCommand::mocks),
            redrives.stream().map(RunCommand::mocks).toList(),
            handlers),
        new RehearsalRequest.LocalFiles(Optional.ofNullable(files), access()),
        names.in(application.region),
        Optional.ofNullable(startAt),
        start(),
        seed);
  }

  private FileAccess access() {
    FileAccess made = access != null ? access : FileAccess.of(application.request(app.folder()));
    access = made;
    return made;
  }

  private static RehearsalRequest.Mocks mocks(String named) {
    int mark = named.lastIndexOf('#');
    return new RehearsalRequest.Mocks(
        Path.of(mark < 0 ? named : named.substring(0, mark)),
        mark < 0 ? Optional.empty() : Optional.of(named.substring(mark + 1)));
  }

  private RehearsedWorkflow source() {
    Path file = Path.of(workflow);
    return Files.isRegularFile(file)
        ? new RehearsedWorkflow.InFile(file, type.type)
        : new RehearsedWorkflow.OfApplication(
            workflow,
            new RehearsedWorkflow.Source(
                application.request(app.folder()), application.engine.choice()));
  }

  /** Reads a file, or takes JSON as it is. */
  private String inputText(String given) {
    String text = given.strip();
    if (text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")) {
      return given;
    }
    try {
      Path file = Path.of(given);
      if (Files.exists(file)) {
        access().check(file);
        return Files.readString(file);
      }
      if (!SCALAR.matcher(text).matches()) {
        throw new ParameterException(
            spec.commandLine(), "The input `" + given + "` is no JSON, and there is no such file.");
      }
      return given;
    } catch (InvalidPathException e) {
      return given;
    } catch (IOException e) {
      throw new ParameterException(
          spec.commandLine(),
          "The input `" + given + "` can't be read: " + FileFailure.reason(e) + ".");
    }
  }

  private Instant start() {
    try {
      return Instant.parse(startTime);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(),
          "`--start-time` is a time like `2026-01-01T00:00:00Z`, but was `" + startTime + "`.");
    }
  }
}
