package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.rehearse.test.CaseResult;
import dev.cumulusc.rehearse.test.Coverage;
import dev.cumulusc.rehearse.test.TestCase;
import dev.cumulusc.rehearse.test.TestFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the cases of test files side by side, and compares what comes of them with what they expect.
 */
public final class TestWorkflows {

  /**
   * Runs tests.
   *
   * @throws RehearsalException if a file, a workflow or an application can't be used
   */
  public TestRun run(TestRequest request) throws RehearsalException {
    RehearsalFiles files = new RehearsalFiles(FileAccess.of(request.source().application()));
    Machines machines = new Machines(files, request.names());
    Diagnostics diagnostics = new Diagnostics();
    Preparation prepared = Preparation.of(request, files, machines, diagnostics);
    files.stopAtErrors(
        diagnostics,
        "The tests can't be run",
        other -> {
          Diagnostics again = new Diagnostics();
          Preparation.of(request, other, machines, again);
          return again.sorted();
        });
    Optional<TrialMoves> moves = prepared.moves();
    if (moves.isPresent()) {
      moves.get().check();
    }
    List<PreparedCase> wanted =
        prepared.cases().stream()
            .filter(each -> each.name().contains(request.only().orElse("")))
            .toList();
    if (wanted.isEmpty()) {
      throw new RehearsalException(
          request.only().isPresent()
              ? "No case has `" + request.only().get() + "` in its name."
              : "The test files have no cases.");
    }
    List<String> notes = new ArrayList<>(prepared.notes());
    moves.ifPresent(each -> notes.addAll(each.notes()));
    new TreeSet<>(wanted.stream().flatMap(each -> each.machine().faults().stream()).toList())
        .forEach(fault -> notes.add("AWS refuses this definition: " + fault));
    List<CaseResult> results = results(wanted, request.jobs());
    // Running the cases follows links, too.
    files.warnings().forEach(each -> notes.add("warning: " + each));
    Map<Machine, Coverage> coverage = new LinkedHashMap<>();
    Map<Machine, PreparedMachine> reached = new LinkedHashMap<>();
    // The machines of the cases come first, in their order.
    wanted.forEach(each -> cover(each.reached().subList(0, 1), coverage, reached));
    wanted.forEach(each -> cover(each.reached(), coverage, reached));
    List<Picture> pictures =
        reached.values().stream()
            .map(each -> each.picture(Objects.requireNonNull(coverage.get(each.source()))))
            .toList();
    return new TestRun(results, List.copyOf(coverage.values()), pictures, notes);
  }

  /**
   * All cases, ready to run.
   *
   * @param notes lines about files that are left out
   */
  private record Preparation(
      List<PreparedCase> cases, Optional<TrialMoves> moves, List<String> notes) {
    static Preparation of(
        TestRequest request, RehearsalFiles files, Machines machines, Diagnostics diagnostics)
        throws RehearsalException {
      TestFiles tests = new TestFiles(files, diagnostics);
      List<PreparedCase> cases = new ArrayList<>();
      Optional<TrialMoves> moves =
          request.asMoved().map(each -> new TrialMoves(each.functions(), request.names()));
      for (Map.Entry<Path, TestFile> file : tests.read(request.paths()).entrySet()) {
        CasePreparation preparation =
            new CasePreparation(file.getKey(), file.getValue(), request, machines, files, moves);
        for (TestCase each : file.getValue().cases()) {
          cases.add(preparation.prepare(each, diagnostics));
        }
      }
      checkSnapshots(cases, diagnostics);
      return new Preparation(cases, moves, tests.notes());
    }

    /** Test files whose names differ in their ends only have one folder of snapshots. */
    private static void checkSnapshots(List<PreparedCase> cases, Diagnostics diagnostics) {
      Map<Path, PreparedCase> seen = new HashMap<>();
      for (PreparedCase each : cases) {
        Optional<PreparedCase> other =
            each.snapshotFile().map(path -> seen.putIfAbsent(path, each));
        if (other.isPresent() && !other.get().file().equals(each.file())) {
          diagnostics.report(
              KeyRules.BAD_VALUE,
              each.at(),
              "The snapshot of this case is that of a case in `"
                  + other.get().file()
                  + "`, too: "
                  + each.snapshotFile().get()
                  + ".",
              "Give the test file another name.");
        }
      }
    }
  }

  private static void cover(
      List<NestedRecordings.Nested> executions,
      Map<Machine, Coverage> coverage,
      Map<Machine, PreparedMachine> reached) {
    for (NestedRecordings.Nested each : executions) {
      Machine source = each.machine().source();
      reached.putIfAbsent(source, each.machine());
      coverage
          .computeIfAbsent(source, unseen -> new Coverage(each.machine().name(), source))
          .add(each.recording());
    }
  }

  /** Runs the cases at once, and returns their results in their order. */
  private static List<CaseResult> results(List<PreparedCase> cases, int jobs) {
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(jobs, cases.size()));
    try {
      List<Future<CaseResult>> futures =
          cases.stream().map(each -> pool.submit(each::run)).toList();
      List<CaseResult> results = new ArrayList<>();
      for (Future<CaseResult> each : futures) {
        results.add(each.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The tests were interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A test case could not be run", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
