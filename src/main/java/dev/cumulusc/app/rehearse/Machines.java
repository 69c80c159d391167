package dev.cumulusc.app.rehearse;

import dev.cumulusc.app.graph.CompiledWorkflows;
import dev.cumulusc.app.graph.GraphSource;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.rules.AslValidator;
import dev.cumulusc.tree.MappingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds state machines in files and applications; an application is compiled once. */
final class Machines {
  /**
   * The rules about what Express executions do not have: activities, waiting for an answer,
   * distributed Maps. What comes of a rehearsal with them could never come on AWS.
   */
  private static final Set<String> NOT_IN_EXPRESS = Set.of("C3901", "C3902", "C3903");

  private final RehearsalFiles files;
  private final RehearsalRequest.Names names;
  private final Map<RehearsedWorkflow, PreparedMachine> prepared = new HashMap<>();
  private final Map<RehearsedWorkflow.Source, DeployedWorkflows> applications = new HashMap<>();

  Machines(RehearsalFiles files, RehearsalRequest.Names names) {
    this.files = files;
    this.names = names;
  }

  /** Returns a machine, ready to run. */
  synchronized PreparedMachine find(RehearsedWorkflow workflow) throws RehearsalException {
    RehearsedWorkflow key =
        workflow instanceof RehearsedWorkflow.InFile of
            ? new RehearsedWorkflow.InFile(of.file().toAbsolutePath().normalize(), of.type())
            : workflow;
    PreparedMachine known = prepared.get(key);
    if (known == null) {
      known = prepare(workflow);
      prepared.put(key, known);
    }
    return known;
  }

  /** Returns a machine whose execution another one starts; no option names that. */
  PreparedMachine findNested(RehearsedWorkflow workflow) throws RehearsalException {
    return find(workflow).with().name(ownName(workflow)).build();
  }

  private static String ownName(RehearsedWorkflow workflow) {
    return workflow instanceof RehearsedWorkflow.InFile file
        ? new GraphSource.Definition(file.file(), file.type()).name()
        : ((RehearsedWorkflow.OfApplication) workflow).name();
  }

  /** Returns the workflows that an application is compiled to. */
  synchronized DeployedWorkflows application(RehearsedWorkflow.Source source)
      throws RehearsalException {
    if (!applications.containsKey(source)) {
      applications.put(
          source, DeployedWorkflows.of(source, names.region(), names.account(), files.access()));
    }
    return Objects.requireNonNull(applications.get(source));
  }

  /** Returns a machine as it is written, its tasks on Lambda; nothing if no task of it is moved. */
  Optional<PreparedMachine> findWritten(RehearsedWorkflow.OfApplication workflow)
      throws RehearsalException {
    return application(workflow.source())
        .findWritten(workflow.name())
        .map(
            machine ->
                PreparedMachine.of(
                    names.machine().orElseGet(() -> ownName(workflow)), machine, List.of()));
  }

  private PreparedMachine prepare(RehearsedWorkflow workflow) throws RehearsalException {
    if (workflow instanceof RehearsedWorkflow.OfApplication of) {
      Machine machine = application(of.source()).find(of.name());
      PreparedMachine made =
          PreparedMachine.of(names.machine().orElseGet(() -> ownName(of)), machine, List.of());
      CompiledWorkflows drawn = application(of.source()).drawn();
      return made.withDrawing(
          marks -> drawn.picture(of.name(), marks).orElseGet(() -> made.drawing().apply(marks)));
    }
    RehearsedWorkflow.InFile file = (RehearsedWorkflow.InFile) workflow;
    MappingNode definition = files.mapping(file.file());
    Diagnostics diagnostics = new Diagnostics();
    AslValidator.validate(definition, file.type(), diagnostics);
    List<String> refused =
        diagnostics.sorted().stream()
            .filter(each -> NOT_IN_EXPRESS.contains(each.rule().code()))
            .map(RehearsalFiles::line)
            .toList();
    if (!refused.isEmpty()) {
      throw new RehearsalException(
          "An Express execution can't run this definition.\n" + String.join("\n", refused));
    }
    return PreparedMachine.of(
        names.machine().orElseGet(() -> ownName(file)),
        machine(definition, file.type()),
        RehearsalFiles.errors(diagnostics.sorted()));
  }

  private static Machine machine(MappingNode definition, MachineType type) {
    return Machine.of(StateMachines.deployable(definition), type);
  }
}
