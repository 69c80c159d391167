package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.task.MockCase;
import dev.cumulusc.rehearse.task.MockCheck;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.rehearse.task.WorkerAnswers;
import dev.cumulusc.rehearse.test.TestCase;
import dev.cumulusc.rehearse.test.TestFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the cases of one test file ready to run. */
final class CasePreparation {
  private final Path folder;
  private final TestFile file;
  private final TestRequest request;
  private final RehearsalFiles files;
  private final FileAccess access;
  private final Machines machines;
  private final RehearsedWorkflow workflow;
  private final PreparedMachine machine;

  /** The machine before its tasks were moved, if both are to be compared. */
  private final Optional<PreparedMachine> written;

  /**
   * @param moves given if the cases run as moved, too
   */
  CasePreparation(
      Path path,
      TestFile file,
      TestRequest request,
      Machines machines,
      RehearsalFiles files,
      Optional<TrialMoves> moves)
      throws RehearsalException {
    this.folder = Objects.requireNonNullElse(path.getParent(), Path.of(""));
    this.file = file;
    this.request = request;
    this.access = files.access();
    this.files = files;
    this.machines = machines;
    this.workflow = workflow();
    PreparedMachine deployed = machines.find(workflow);
    Optional<PreparedMachine> moved =
        moves.isPresent() ? moved(deployed, moves.get()) : Optional.empty();
    this.machine = moved.orElse(deployed);
    this.written = moved.isPresent() ? written().or(() -> Optional.of(deployed)) : Optional.empty();
  }

  /** Returns the machine as it is written, if the deployment moves some of its tasks. */
  private Optional<PreparedMachine> written() throws RehearsalException {
    return workflow instanceof RehearsedWorkflow.OfApplication of
        ? machines.findWritten(of)
        : Optional.empty();
  }

  private Optional<PreparedMachine> moved(PreparedMachine deployed, TrialMoves moves)
      throws RehearsalException {
    Optional<PreparedMachine> moved = moves.move(deployed);
    if (moved.isEmpty() && written().isPresent()) {
      moved = Optional.of(deployed);
    }
    moves.note(file.name(), deployed.name(), moved.isPresent());
    return moved;
  }

  private RehearsedWorkflow workflow() {
    if (file.subject() instanceof TestFile.Subject.Definition definition) {
      return new RehearsedWorkflow.InFile(
          folder.resolve(definition.path().value()), definition.type());
    }
    return new RehearsedWorkflow.OfApplication(
        ((TestFile.Subject.Workflow) file.subject()).name().value(), request.source());
  }

  /** Makes a case ready; what is wrong with it is reported. */
  PreparedCase prepare(TestCase testCase, Diagnostics diagnostics) throws RehearsalException {
    RehearsalRequest rehearsal =
        new RehearsalRequest(
            workflow,
            Optional.empty(),
            new RehearsalRequest.Answers(Optional.empty(), List.of(), testCase.handlers()),
            new RehearsalRequest.LocalFiles(
                file.bucketFolder().map(each -> folder.resolve(each.value())), access),
            request.names(),
            testCase.setting().startAt(),
            testCase.setting().time(),
            testCase.setting().seed());
    NestedRecordings nested = new NestedRecordings();
    LocalTasks sources = new LocalTasks(machines, rehearsal, folder, nested);
    MockCase own = testCase.mocks(sources);
    MockCase shared = file.mocks(sources);
    List<Located<String>> named = new ArrayList<>(own.states());
    named.addAll(shared.states());
    List<MockCase> redrives = new ArrayList<>();
    List<TaskAnswers> again = new ArrayList<>();
    for (int i = 0; i < testCase.redrives(); i++) {
      LocalTasks tasks = new LocalTasks(machines, rehearsal, folder, nested);
      MockCase redrive = testCase.redrive(i, tasks);
      named.addAll(redrive.states());
      redrives.add(redrive);
      again.add(tasks.after(redrive.or(shared)));
    }
    testCase.expectation().way().ifPresent(way -> named.addAll(located(way)));
    named.addAll(testCase.expectation().calls().keySet());
    MockCheck check = new MockCheck(written.orElse(machine).source(), diagnostics);
    if (machine.source().states().stream().noneMatch(NestedExecution::isStartedBy)) {
      // States of nested executions have names, too; then nobody knows which are wrong.
      check.checkNames(named);
    }
    check.checkResults(own);
    check.checkResults(shared);
    redrives.forEach(check::checkResults);
    TaskAnswers answers = own;
    if (testCase.mockFile().isPresent()) {
      answers = answers.or(mockFile(testCase.mockFile().get().value(), sources));
    }
    TaskAnswers all = sources.after(answers.or(shared));
    return new PreparedCase(
        file.name(),
        testCase,
        input(testCase.input()),
        new PreparedCase.Machines(written.orElse(machine), written.map(each -> machine)),
        each -> {
          Run run =
              new Run(each, request.names(), rehearsal.files().buckets(), answersFor(each, all))
                  .startingAt(testCase.setting().time(), testCase.setting().seed());
          nested.forgetNames();
          again.forEach(next -> run.redrivenWith(answersFor(each, next)));
          return run;
        },
        snapshot(testCase),
        nested);
  }

  private SnapshotFile snapshot(TestCase testCase) {
    return new SnapshotFile(
        folder,
        file.name(),
        testCase.name().value(),
        file.cases().stream().map(each -> each.name().value()).toList(),
        request.updateSnapshots(),
        access);
  }

  private TaskAnswers answersFor(PreparedMachine each, TaskAnswers answers) {
    return isMoved(each) ? new WorkerAnswers(answers, invocations()) : answers;
  }

  private boolean isMoved(PreparedMachine other) {
    return written.isPresent() && other.source().equals(machine.source());
  }

  private Set<String> invocations() {
    return written.stream()
        .flatMap(each -> each.source().states().stream())
        .filter(state -> state.call().filter(TaskCall::isInvocation).isPresent())
        .map(MachineState::name)
        .collect(Collectors.toSet());
  }

  private static List<Located<String>> located(Located<List<String>> names) {
    return names.value().stream().map(name -> new Located<>(name, names.origin())).toList();
  }

  private TaskAnswers mockFile(String named, LocalTasks sources) throws RehearsalException {
    int mark = named.lastIndexOf('#');
    return files.mocks(
        new RehearsalRequest.Mocks(
            folder.resolve(mark < 0 ? named : named.substring(0, mark)),
            mark < 0 ? Optional.empty() : Optional.of(named.substring(mark + 1))),
        machine,
        sources);
  }

  private Payload input(TestCase.Input input) throws RehearsalException {
    if (input.file().isPresent()) {
      return Payload.of(NodeJson.of(files.value(folder.resolve(input.file().get().value()))));
    }
    return Payload.of(input.value().orElse(JsonObject.EMPTY));
  }
}
