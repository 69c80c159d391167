package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.compile.Slips;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.rehearse.task.MockCase;
import dev.cumulusc.rehearse.task.MockCheck;
import dev.cumulusc.rehearse.task.MockFile;
import dev.cumulusc.rehearse.task.TaskSources;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a user names for a rehearsal; each file once. */
final class RehearsalFiles {
  private final Workspace workspace;
  private final Set<String> warnings = new LinkedHashSet<>();

  private final FileAccess access;

  /**
   * @param access which files may be read
   */
  RehearsalFiles(FileAccess access) {
    this(Map.of(), access);
  }

  /**
   * @param texts what files hold instead of what is in them, by the names that source files have
   */
  private RehearsalFiles(Map<String, String> texts, FileAccess access) {
    this.access = access;
    workspace = Workspace.at(Path.of("")).reading(texts);
  }

  /** Finds out what is wrong in files. */
  @FunctionalInterface
  interface Check {
    List<Diagnostic> of(RehearsalFiles files) throws RehearsalException;
  }

  /** Returns what may be wrong in the files, a line each. */
  List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(access.warnings());
    return all;
  }

  /** Returns which files may be read. */
  FileAccess access() {
    return access;
  }

  /** Reads a file that holds a mapping, in JSON or YAML. */
  MappingNode mapping(Path path) throws RehearsalException {
    if (value(path) instanceof MappingNode mapping) {
      return mapping;
    }
    throw new RehearsalException(path + ": A mapping is expected here, but the file has none.");
  }

  /** Reads a file that holds a value, in JSON or YAML. */
  Node value(Path path) throws RehearsalException {
    access.demand(path);
    Diagnostics diagnostics = new Diagnostics();
    Optional<Node> node =
        workspace
            .readNamedByUser(path, diagnostics)
            .flatMap(new DefinitionReader(diagnostics)::read);
    stop(diagnostics.sorted(), "The file can't be used");
    return node.orElseThrow(() -> new RehearsalException(path + ": The file is empty."));
  }

  /**
   * Reads a case of a file of mocks.
   *
   * @param machine the state machine that the mocks are for
   */
  MockCase mocks(RehearsalRequest.Mocks wanted, PreparedMachine machine, TaskSources sources)
      throws RehearsalException {
    Path path = wanted.file();
    Diagnostics diagnostics = new Diagnostics();
    MockFile mocks = mocks(wanted, machine, sources, diagnostics);
    stopAtErrors(
        diagnostics,
        "The mocks can't be used",
        files -> {
          Diagnostics again = new Diagnostics();
          files.mocks(wanted, machine, sources, again);
          return again.sorted();
        });
    Optional<MockCase> found = mocks.find(wanted.only());
    if (found.isPresent()) {
      return found.get();
    }
    String several =
        mocks.names().isEmpty() ? path + " has no cases." : path + " has several cases.";
    throw new RehearsalException(
        wanted.only().map(name -> path + " has no case `" + name + "`.").orElse(several)
            + listed(path, mocks));
  }

  private MockFile mocks(
      RehearsalRequest.Mocks wanted,
      PreparedMachine machine,
      TaskSources sources,
      Diagnostics diagnostics)
      throws RehearsalException {
    MockFile mocks = MockFile.of(mapping(wanted.file()), machine.name(), sources, diagnostics);
    Optional<MockCase> found = mocks.find(wanted.only());
    if (found.isPresent()) {
      checkNames(mocks, found.get(), machine, diagnostics);
      checkResults(mocks, found.get(), machine, diagnostics);
    }
    return mocks;
  }

  private void checkNames(
      MockFile file, MockCase mocks, PreparedMachine machine, Diagnostics diagnostics) {
    if (machine.source().states().stream().anyMatch(NestedExecution::isStartedBy)) {
      // The states may be those of nested executions.
      return;
    }
    Diagnostics unknown = new Diagnostics();
    new MockCheck(machine.source(), unknown).checkNames(List.copyOf(mocks.states()));
    report(unknown, file, diagnostics);
  }

  private void checkResults(
      MockFile file, MockCase mocks, PreparedMachine machine, Diagnostics diagnostics) {
    Diagnostics wrong = new Diagnostics();
    new MockCheck(machine.source(), wrong).checkResults(mocks);
    report(wrong, file, diagnostics);
  }

  /** Step Functions Local takes any state and any result, and so do its files here. */
  private void report(Diagnostics found, MockFile file, Diagnostics diagnostics) {
    if (file.isOfStepFunctionsLocal()) {
      found.sorted().forEach(each -> warnings.add(line(each)));
    } else {
      found.sorted().forEach(diagnostics::report);
    }
  }

  private static String listed(Path path, MockFile mocks) {
    return mocks.names().isEmpty()
        ? ""
        : " Choose one: "
            + String.join(
                ", ", mocks.names().stream().map(name -> "`" + path + "#" + name + "`").toList())
            + ".";
  }

  /**
   * Stops at errors, of which those are left out that only follow from a misspelt name.
   *
   * @param again finds the same with other texts in the files
   */
  void stopAtErrors(Diagnostics diagnostics, String what, Check again) throws RehearsalException {
    List<Diagnostic> found = diagnostics.sorted();
    if (diagnostics.hasErrors()) {
      stop(
          Slips.alone(found, texts -> check(again, new RehearsalFiles(texts, access), found)),
          what);
    }
  }

  /** Where a file can't be read with other texts in it, nothing follows from these. */
  private static List<Diagnostic> check(Check again, RehearsalFiles files, List<Diagnostic> found) {
    try {
      return again.of(files);
    } catch (RehearsalException e) {
      return found;
    }
  }

  private static void stop(List<Diagnostic> found, String what) throws RehearsalException {
    List<String> errors = errors(found);
    if (!errors.isEmpty()) {
      throw new RehearsalException(what + ".\n" + String.join("\n", errors));
    }
  }

  static List<String> errors(List<Diagnostic> found) {
    return found.stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .map(RehearsalFiles::line)
        .toList();
  }

  static String line(Diagnostic diagnostic) {
    return diagnostic.at()
        + ": "
        + diagnostic.message()
        + diagnostic.help().map(help -> " " + help).orElse("")
        + " ["
        + diagnostic.rule().code()
        + "]";
  }
}
