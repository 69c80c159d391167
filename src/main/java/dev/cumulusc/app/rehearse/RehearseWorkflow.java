package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.DefinitionReader;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.machine.Buckets;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Identity;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.machine.Rehearsal;
import dev.cumulusc.rehearse.machine.ScopeDefinition;
import dev.cumulusc.rehearse.task.MockCase;
import dev.cumulusc.rehearse.task.MockFile;
import dev.cumulusc.rehearse.task.MockFileException;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.rules.AslValidator;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a workflow in virtual time, its tasks answered by mocks. */
public final class RehearseWorkflow {
  private final Workspace workspace = Workspace.at(Path.of(""));
  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> places = new HashMap<>();

  /**
   * Runs a workflow.
   *
   * @param listener gets each event when it happens
   * @throws RehearsalException if the workflow, its input or its mocks can't be used
   */
  public Execution run(RehearsalRequest request, HistoryListener listener)
      throws RehearsalException {
    String name = request.names().machine().orElseGet(() -> name(request.workflow()));
    Machine source = machine(request);
    ScopeDefinition machine = ScopeDefinition.of(source.root());
    for (MachineState state : source.states()) {
      places.putIfAbsent(state.name(), state.key().origin().primary().toString());
    }
    Payload input = input(request.input().orElse("{}"));
    TaskAnswers answers =
        request.mocks().isPresent() ? mocks(request.mocks().get(), name) : call -> Optional.empty();
    String startAt = request.startAt().orElse(machine.startAt());
    if (!machine.states().containsKey(startAt)) {
      throw new RehearsalException(
          "There is no state `"
              + startAt
              + "` to start at. The states are "
              + String.join(", ", machine.states().keySet())
              + ".");
    }
    Identity identity =
        new Identity(
            "aws",
            request.names().region(),
            request.names().account(),
            name,
            request.names().execution(),
            source.type());
    Rehearsal rehearsal =
        new Rehearsal(request.start(), request.seed(), answers, new Buckets(request.files()));
    try {
      return rehearsal.run(
          machine, NodeJson.of(source.definition()), identity, input, startAt, listener);
    } catch (ClassCastException | IllegalStateException e) {
      if (faults.isEmpty()) {
        throw e;
      }
      throw new RehearsalException(
          "The definition is not valid, and can't be run as it is.\n" + String.join("\n", faults));
    }
  }

  /** Returns what AWS would refuse in the definition, a line for each finding. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Returns where a state is written: {@code workflows.yml:12:5}. */
  public Optional<String> place(String state) {
    return Optional.ofNullable(places.get(state));
  }

  private static String name(RehearsedWorkflow workflow) {
    return workflow instanceof RehearsedWorkflow.OfApplication of
        ? of.name()
        : stem(((RehearsedWorkflow.InFile) workflow).file());
  }

  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Machine machine(RehearsalRequest request) throws RehearsalException {
    if (request.workflow() instanceof RehearsedWorkflow.OfApplication of) {
      return DeployedWorkflows.of(
              of, request.names().region(), request.names().account(), RehearseWorkflow::line)
          .find(of.name());
    }
    RehearsedWorkflow.InFile file = (RehearsedWorkflow.InFile) request.workflow();
    return Machine.of(StateMachines.deployable(definition(file)), file.type());
  }

  private MappingNode definition(RehearsedWorkflow.InFile file) throws RehearsalException {
    Diagnostics diagnostics = new Diagnostics();
    MappingNode definition = mapping(file.file(), diagnostics);
    AslValidator.validate(definition, file.type(), diagnostics);
    faults.addAll(errors(diagnostics));
    return definition;
  }

  private MappingNode mapping(Path path, Diagnostics diagnostics) throws RehearsalException {
    String name = path.toString().replace('\\', '/');
    Origin named = Origin.written(SourceFile.of(name, "").start());
    Optional<Node> node =
        workspace
            .readNamedByUser(name, named, diagnostics)
            .flatMap(new DefinitionReader(diagnostics)::read);
    stopAtErrors(diagnostics, "The file can't be used");
    if (node.orElse(null) instanceof MappingNode mapping) {
      return mapping;
    }
    throw new RehearsalException(name + ": The file holds no mapping.");
  }

  private static void stopAtErrors(Diagnostics diagnostics, String what) throws RehearsalException {
    List<String> errors = errors(diagnostics);
    if (!errors.isEmpty()) {
      throw new RehearsalException(what + ".\n" + String.join("\n", errors));
    }
  }

  private static List<String> errors(Diagnostics diagnostics) {
    return diagnostics.sorted().stream()
        .filter(each -> each.severity() == Severity.ERROR)
        .map(RehearseWorkflow::line)
        .toList();
  }

  private static String line(Diagnostic diagnostic) {
    return diagnostic.at() + ": " + diagnostic.message() + " [" + diagnostic.rule().code() + "]";
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

  private MockCase mocks(RehearsalRequest.Mocks wanted, String machine) throws RehearsalException {
    Path path = wanted.file();
    MappingNode file = mapping(path, new Diagnostics());
    try {
      MockFile mocks = MockFile.of(file, machine);
      Optional<MockCase> found = mocks.find(wanted.only());
      if (found.isPresent()) {
        return found.get();
      }
      throw new RehearsalException(
          wanted.only().isPresent()
              ? path + " has no case `" + wanted.only().get() + "`. " + listed(path, mocks)
              : path + " has several cases. " + listed(path, mocks));
    } catch (MockFileException e) {
      throw new RehearsalException(e.place() + ": " + e.getMessage());
    }
  }

  private static String listed(Path path, MockFile mocks) {
    return "Choose one: "
        + String.join(
            ", ", mocks.names().stream().map(name -> "`" + path + "#" + name + "`").toList())
        + ".";
  }
}
