package dev.cumulusc.bind;

import dev.cumulusc.bind.key.DefinitionType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Activity;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.model.WorkflowRole;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The keys of workflows and of the activities in them. */
final class WorkflowKeys {
  static final Key<Map<Located<String>, Located<MappingNode>>> STEP_FUNCTIONS =
      Key.of(
              "stepFunctions",
              new MapType<>(DefinitionType.INSTANCE),
              "The workflows by name, each in the Amazon States Language; usually `!!files`.")
          .example("!!files [workflows.yml]")
          .knownElsewhereAs("workflows", "statemachines");

  static final Key<String> ACTIVITY_NAME =
      Key.text("name", "The activity's name, without the prefix.").example("Crunch").needed();

  static final Key<List<Located<Fields>>> ACTIVITIES =
      Key.list(
          "activities",
          Section.of("an activity", ACTIVITY_NAME),
          "The Step Functions activities, whose tasks workers poll for.");

  private WorkflowKeys() {}

  static List<Workflow> workflows(Fields deployment) {
    List<Workflow> workflows = new ArrayList<>();
    Names names = new Names("a workflow");
    deployment
        .optional(STEP_FUNCTIONS)
        .ifPresent(
            all ->
                all.value()
                    .forEach(
                        (name, definition) -> {
                          if (names.accept(name, deployment.reading())) {
                            workflows.add(new Workflow(name, definition.value()));
                          }
                        }));
    Map<String, WorkflowRole> roles =
        WorkflowRoleKeys.bind(
            deployment,
            deployment.entry(STEP_FUNCTIONS).stream()
                .flatMap(
                    all ->
                        all.value() instanceof MappingNode mapping
                            ? mapping.entries().stream()
                            : Stream.of())
                .filter(workflow -> !workflow.value().isNull())
                .map(MappingNode.Entry::name)
                .toList());
    workflows.replaceAll(
        workflow ->
            new Workflow(
                workflow.name(),
                workflow.definition(),
                roles.getOrDefault(workflow.name().value(), WorkflowRole.GENERATED)));
    return workflows;
  }

  static List<Activity> activities(Fields deployment) {
    List<Activity> activities = new ArrayList<>();
    Names names = new Names("an activity");
    for (Located<Fields> item : deployment.list(ACTIVITIES)) {
      item.value()
          .required(ACTIVITY_NAME)
          .filter(name -> names.accept(name, deployment.reading()))
          .ifPresent(name -> activities.add(new Activity(name)));
    }
    return activities;
  }
}
