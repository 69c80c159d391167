package dev.cumulusc.app.graph;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.draw.MachinePicture;
import dev.cumulusc.draw.Mark;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.draw.TaskPlaces;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.rehearse.machine.WrittenPlaces;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.PrintedText;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The workflows of an application by their names, with where their tasks are done. */
public final class CompiledWorkflows {
  private final TaskPlaces places;
  private final Map<String, Entry> machines = new LinkedHashMap<>();

  /** The values of the configuration that are secret, which no picture shows. */
  private final Set<String> secrets;

  private CompiledWorkflows(TaskPlaces places, Set<String> secrets) {
    this.places = places;
    this.secrets = Set.copyOf(secrets);
  }

  /**
   * A workflow.
   *
   * @param logicalId the logical id of its state machine
   */
  public record Entry(String logicalId, Machine machine) {}

  /** Returns the workflows as they are deployed, in the order of the templates. */
  public static CompiledWorkflows of(Compilation compilation) {
    CompiledWorkflows workflows =
        new CompiledWorkflows(
            new TaskPlaces(compilation.deployment(), compilation.workers()),
            compilation.application().secrets());
    for (Template template : TemplateTexts.templates(compilation).values()) {
      TemplateMachines.of(template, id -> true, Diagnostics.discarding())
          .forEach((id, machine) -> workflows.add(id, machine, compilation.deployment()));
    }
    return workflows;
  }

  /**
   * Returns the workflows as they are written, with all tasks on Lambda; nothing if the application
   * moves no task.
   */
  public static Optional<CompiledWorkflows> beforeMove(Compilation compilation) {
    if (compilation.moved().isEmpty()) {
      return Optional.empty();
    }
    Deployment written =
        new DeploymentBinder(Diagnostics.discarding()).bind(compilation.application());
    CompiledWorkflows workflows =
        new CompiledWorkflows(
            new TaskPlaces(Optional.of(written), List.of()), compilation.application().secrets());
    CompiledWorkflows deployed = of(compilation);
    for (Workflow workflow : written.workflows()) {
      String name = workflow.name().value();
      Entry entry = deployed.machines.get(name);
      if (entry != null) {
        workflows.machines.put(
            name,
            new Entry(
                entry.logicalId(),
                Machine.of(
                    PrintedText.of(StateMachines.deployable(workflow.definition())),
                    entry.machine().type())));
      }
    }
    return Optional.of(workflows);
  }

  private void add(String id, Machine machine, Optional<Deployment> deployment) {
    Optional<Workflow> workflow = deployment.flatMap(each -> each.workflow(id));
    MappingNode placed =
        workflow
            .map(each -> WrittenPlaces.of(machine.definition(), each.definition()))
            .orElse(machine.definition());
    machines.put(
        workflow.map(each -> each.name().value()).orElseGet(() -> key(id)),
        new Entry(id, Machine.of(PrintedText.of(placed), machine.type())));
  }

  /** Returns what a workflow is called of which nothing but its logical id is known. */
  public static String key(String id) {
    return LogicalIds.workflowOf(id).orElse(id);
  }

  /** Returns what takes the secrets of the configuration out of a string. */
  public UnaryOperator<String> mask() {
    return text -> Secrets.mask(text, secrets);
  }

  /** Returns where tasks are done. */
  public TaskPlaces places() {
    return places;
  }

  /** Returns the names of the workflows. */
  public List<String> names() {
    return List.copyOf(machines.keySet());
  }

  /** Finds a workflow by its name, or by the logical id of its state machine. */
  public Optional<Entry> find(String name) {
    return Optional.ofNullable(machines.get(name))
        .or(
            () ->
                machines.values().stream()
                    .filter(
                        each -> each.logicalId().equals(name) || key(each.logicalId()).equals(name))
                    .findFirst());
  }

  /** Returns the picture of a workflow, if there is one of the name. */
  public Optional<Picture> picture(String name) {
    return picture(name, key -> Mark.NONE);
  }

  /**
   * Returns the picture of a workflow with marks, if there is one of the name.
   *
   * @param marks the marks by the keys of {@link MachinePicture}
   */
  public Optional<Picture> picture(String name, Function<String, Mark> marks) {
    return find(name)
        .map(entry -> MachinePicture.of(name, entry.machine(), places, marks).withTexts(mask()));
  }
}
