package dev.cumulusc.app.rehearse;

import dev.cumulusc.app.graph.CompiledWorkflows;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.TemplateMachines;
import dev.cumulusc.bind.DeploymentBinder;
import dev.cumulusc.compile.CheckedRun;
import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.rehearse.machine.WrittenPlaces;
import dev.cumulusc.source.Printable;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds a workflow among those that an application is compiled to. */
final class DeployedWorkflows {
  private final Map<String, Machine> machines = new LinkedHashMap<>();

  /** The logical ids by the state machines' names. */
  private final Map<String, String> names = new LinkedHashMap<>();

  /** The machines whose tasks are moved, as they are written, by their logical ids. */
  private final Map<String, Machine> written = new LinkedHashMap<>();

  private final DeployedFunctions functions;

  private final CompiledWorkflows drawn;

  private DeployedWorkflows(DeployedFunctions functions, CompiledWorkflows drawn) {
    this.functions = functions;
    this.drawn = drawn;
  }

  /** Returns the workflows as they are drawn. */
  CompiledWorkflows drawn() {
    return drawn;
  }

  DeployedFunctions functions() {
    return functions;
  }

  /** Returns the logical id of the state machine with an ARN. */
  Optional<String> withArn(String arn) {
    return Optional.ofNullable(names.get(arn.substring(arn.lastIndexOf(':') + 1)));
  }

  /**
   * Compiles an application.
   *
   * @param access gets what is reported of links
   */
  static DeployedWorkflows of(
      RehearsedWorkflow.Source wanted, String region, String account, FileAccess access)
      throws RehearsalException {
    CheckedRun run =
        CheckedRun.of(
            wanted.application(), wanted.engine(), TemplateWriter.Format.JSON, RenderedErrors.WARN);
    ShownPaths shown = ShownPaths.of(wanted.application().application(), Optional.empty());
    if (run.compilation().isEmpty()) {
      List<String> errors =
          shown.of(run.found()).stream()
              .filter(each -> each.severity() == Severity.ERROR)
              .map(RehearsalFiles::line)
              .toList();
      throw new RehearsalException(
          "The application can't be compiled.\n" + String.join("\n", errors));
    }
    access.keep(shown.of(run.found()));
    Compilation compilation = run.compilation().get();
    DeployedWorkflows workflows =
        new DeployedWorkflows(
            new DeployedFunctions(compilation, region), CompiledWorkflows.of(compilation));
    Optional<Deployment> unmoved =
        compilation.moved().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new DeploymentBinder(Diagnostics.discarding()).bind(compilation.application()));
    for (Template template : TemplateTexts.templates(compilation).values()) {
      PlaceholderValues values = new PlaceholderValues(template, Optional.empty(), region, account);
      workflows.functions.add(template, values);
      workflows.functions.addWorkers(compilation.workers(), template, values);
      TemplateMachines.of(template, id -> true, Diagnostics.discarding())
          .forEach(
              (id, machine) -> {
                Resource resource = Objects.requireNonNull(template.resources().get(id));
                PlaceholderValues known = values.of(resource);
                workflows.machines.put(id, known.apply(placed(machine, id, compilation, shown)));
                unmoved
                    .flatMap(deployment -> deployment.workflow(id))
                    .map(each -> StateMachines.deployable(each.definition()))
                    .map(each -> known.apply(Machine.of(shown.of(each), machine.type())))
                    .ifPresent(each -> workflows.written.put(id, each));
                workflows.names.put(values.name(resource), id);
              });
    }
    return workflows;
  }

  private static Machine placed(
      Machine machine, String id, Compilation compilation, ShownPaths shown) {
    MappingNode definition =
        compilation
            .deployment()
            .flatMap(deployment -> deployment.workflow(id))
            .map(workflow -> WrittenPlaces.of(machine.definition(), workflow.definition()))
            .orElse(machine.definition());
    return Machine.of(shown.of(definition), machine.type());
  }

  /** Finds a machine as it is written, without moved tasks; nothing if none of them is moved. */
  Optional<Machine> findWritten(String name) throws RehearsalException {
    Machine deployed = find(name);
    return machines.entrySet().stream()
        .filter(each -> each.getValue() == deployed)
        .findFirst()
        .flatMap(each -> Optional.ofNullable(written.get(each.getKey())))
        .filter(each -> !resources(each).equals(resources(deployed)));
  }

  private static List<String> resources(Machine machine) {
    return machine.states().stream().map(state -> state.text("Resource").orElse("")).toList();
  }

  /**
   * Finds a machine by the workflow's name, as the files have it or with what prefixes add to it,
   * or by its logical id.
   */
  Machine find(String name) throws RehearsalException {
    String ending = LogicalIds.stateMachine("", name);
    Optional<String> named = drawn.find(name).map(CompiledWorkflows.Entry::logicalId);
    List<Predicate<String>> ways =
        List.of(
            name::equals,
            id -> named.equals(Optional.of(id)),
            ending::equals,
            id -> id.endsWith(ending));
    for (Predicate<String> way : ways) {
      List<String> ids = machines.keySet().stream().filter(way).toList();
      if (ids.size() == 1) {
        return Objects.requireNonNull(machines.get(ids.get(0)));
      }
      if (ids.size() > 1) {
        throw new RehearsalException(
            "Several workflows go by the name `" + Printable.of(name) + "`: " + listed(ids) + ".");
      }
    }
    throw new RehearsalException(
        machines.isEmpty()
            ? "The application has no workflow, and there is no file `" + Printable.of(name) + "`."
            : "There is no file and no workflow `"
                + Printable.of(name)
                + "`."
                + Suggestions.didYouMean(name, drawn.names()).map(hint -> " " + hint).orElse("")
                + " The application's workflows are "
                + listed(drawn.names())
                + ".");
  }

  private static String listed(List<String> names) {
    return String.join(", ", names.stream().map(each -> "`" + each + "`").toList());
  }
}
