package dev.cumulusc.app.rehearse;

import dev.cumulusc.draw.Picture;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Observer;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.rehearse.test.Coverage;
import dev.cumulusc.rehearse.test.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a workflow in virtual time. */
public final class RehearseWorkflow {
  private List<String> faults = List.of();
  private List<String> warnings = List.of();
  private Optional<Picture> picture = Optional.empty();

  /**
   * Runs a workflow.
   *
   * @param listener gets each event when it happens
   * @param observer sees what the definition's parts do
   * @throws RehearsalException if the workflow, its input or its mocks can't be used
   */
  public Execution run(RehearsalRequest request, HistoryListener listener, Observer observer)
      throws RehearsalException {
    RehearsalFiles files = new RehearsalFiles(request.files().access());
    Machines machines = new Machines(files, request.names());
    PreparedMachine machine = machines.find(request.workflow());
    faults = machine.faults();
    NestedRecordings nested = new NestedRecordings();
    LocalTasks sources = new LocalTasks(machines, request, Path.of(""), nested);
    Optional<RehearsalRequest.Mocks> named = request.answers().mocks();
    TaskAnswers mocks =
        named.isPresent() ? files.mocks(named.get(), machine, sources) : call -> Optional.empty();
    Run run =
        new Run(machine, request.names(), request.files().buckets(), sources.after(mocks))
            .startingAt(request.start(), request.seed());
    for (RehearsalRequest.Mocks each : request.answers().redrives()) {
      LocalTasks again = new LocalTasks(machines, request, Path.of(""), nested);
      run.redrivenWith(again.after(files.mocks(each, machine, again)));
    }
    Recording recording = new Recording();
    Execution execution =
        run.run(
            input(request.input().orElse("{}")),
            request.startAt(),
            listener,
            observer.and(recording));
    warnings = files.warnings();
    Coverage way = new Coverage(machine.name(), machine.source());
    way.add(recording);
    picture = Optional.of(machine.picture(way));
    return execution;
  }

  /** Returns the picture of the way that the execution took; nothing before one ran. */
  public Optional<Picture> picture() {
    return picture;
  }

  /** Returns what AWS would refuse in the definition, a line for each finding. */
  public List<String> faults() {
    return faults;
  }

  /** Returns what may be wrong in the mocks, a line for each finding. */
  public List<String> warnings() {
    return warnings;
  }

  private static Payload input(String text) throws RehearsalException {
    try {
      return new Payload(JsonReader.read(text), text);
    } catch (JsonSyntaxException e) {
      throw new RehearsalException(
          "The input is not JSON: line "
              + e.line()
              + ", column "
              + e.column()
              + ": "
              + e.getMessage()
              + ".");
    }
  }
}
