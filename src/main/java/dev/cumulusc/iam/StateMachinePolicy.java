package dev.cumulusc.iam;

import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.SubText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a state machine may do: call exactly the functions that its states name. */
public final class StateMachinePolicy {
  private static final List<String> ARGUMENTS = List.of("Parameters", "Arguments");

  private final Deployment deployment;
  private final Diagnostics diagnostics;
  private final Map<String, CfnValue> functions = new LinkedHashMap<>();

  private StateMachinePolicy(Deployment deployment, Diagnostics diagnostics) {
    this.deployment = deployment;
    this.diagnostics = diagnostics;
  }

  /** Works out what a state machine may do, and reports what it would have to but may not. */
  public static List<Statement> of(
      Workflow workflow, Deployment deployment, Diagnostics diagnostics) {
    StateMachinePolicy policy = new StateMachinePolicy(deployment, diagnostics);
    for (StateMachines.State state : StateMachines.states(workflow.definition())) {
      policy.visit(state);
    }
    return policy.functions.isEmpty()
        ? List.of()
        : List.of(
            Statement.allow(
                List.of("lambda:InvokeFunction"), new ArrayList<>(policy.functions.values())));
  }

  private void visit(StateMachines.State state) {
    MappingNode body = state.body();
    Optional<ScalarNode> resource = body.scalar("Resource");
    if (state.type().equals(Optional.of("Task")) && resource.isPresent()) {
      task(body, resource.get());
    }
    body.entry("Credentials")
        .ifPresent(
            entry -> report(entry.key().origin(), "`Credentials`", List.of("sts:AssumeRole")));
    for (String name : List.of("ItemReader", "ResultWriter")) {
      body.mapping(name)
          .flatMap(part -> part.scalar("Resource"))
          .ifPresent(source -> integration(TaskResource.of(source.text()), source.origin()));
    }
    body.mapping("ItemProcessor")
        .flatMap(processor -> processor.mapping("ProcessorConfig"))
        .flatMap(config -> config.scalar("Mode"))
        .filter(mode -> mode.text().equals("DISTRIBUTED"))
        .ifPresent(
            mode ->
                report(
                    mode.origin(),
                    "A distributed Map",
                    List.of(
                        "states:DescribeExecution",
                        "states:RedriveExecution",
                        "states:StartExecution")));
  }

  private void task(MappingNode state, ScalarNode resource) {
    String text = SubText.withBraces(resource.text());
    TaskResource called = TaskResource.of(text);
    if (called instanceof TaskResource.LambdaFunction || isFunction(text)) {
      allow(text, resource.origin());
      allowAliases(text, resource.origin());
    } else if (called.callsLambda()) {
      invoke(state, resource);
    } else {
      integration(called, resource.origin());
    }
  }

  /** Tells whether a text begins with a function of the deployment, or is a stack parameter. */
  private boolean isFunction(String text) {
    List<SubText.Piece> pieces = SubText.parse(text);
    if (pieces.isEmpty() || !(pieces.get(0) instanceof SubText.Reference reference)) {
      return false;
    }
    return FunctionName.function(reference, deployment).isPresent()
        || deployment.settings().parameters().stream()
            .anyMatch(parameter -> parameter.name().value().equals(reference.name()));
  }

  /** The function of {@code lambda:invoke} is an argument, and it may have a qualifier. */
  private void invoke(MappingNode state, ScalarNode resource) {
    for (String name : ARGUMENTS) {
      Optional<MappingNode> arguments = state.mapping(name);
      Optional<ScalarNode> function = arguments.flatMap(found -> found.scalar("FunctionName"));
      if (function.isPresent()) {
        String qualifier =
            arguments
                .flatMap(found -> found.scalar("Qualifier"))
                .map(found -> ":" + found.text())
                .orElse("");
        allow(function.get().text() + qualifier, function.get().origin());
        return;
      }
    }
    Node at = state.mapping("Parameters").flatMap(p -> p.get("FunctionName.$")).orElse(resource);
    reportUnknown(at.origin());
  }

  private void allow(String name, Origin origin) {
    Optional<CfnValue> arn = FunctionName.arn(name, deployment, origin);
    if (arn.isEmpty()) {
      reportUnknown(origin);
      return;
    }
    functions.putIfAbsent(name, arn.get());
  }

  /** Where tasks call aliases, running executions call earlier ones, too. */
  private void allowAliases(String text, Origin origin) {
    LambdaVersions versions = deployment.base().versions();
    if (versions.enabled().and(versions.inject()).isOn()
        && SubText.parse(text).get(0) instanceof SubText.Reference reference) {
      FunctionName.function(reference, deployment)
          .filter(function -> isVersioned(function, versions))
          .map(function -> "${" + function.logicalId() + ".Arn}:*")
          .ifPresent(all -> functions.putIfAbsent(all, CfnValue.sub(all, origin)));
    }
  }

  private static boolean isVersioned(LambdaSpec function, LambdaVersions versions) {
    return versions.lambdas().isEmpty()
        || versions.lambdas().get().stream()
            .anyMatch(name -> name.value().equals(function.name().value()));
  }

  private void integration(TaskResource called, Origin origin) {
    List<String> actions = IntegrationActions.of(called);
    if (!actions.isEmpty()) {
      report(origin, "This call", actions);
    }
  }

  private void report(Origin origin, String what, List<String> actions) {
    diagnostics.report(
        RoleRules.INTEGRATION_WITHOUT_POLICY,
        origin,
        what
            + " takes permissions that the state machine's own role does not have: "
            + actions.stream().map(action -> "`" + action + "`").collect(Collectors.joining(", "))
            + ".",
        "Name a role that has them in `iams.stepRoleArn`.");
  }

  private void reportUnknown(Origin origin) {
    diagnostics.report(
        RoleRules.FUNCTION_CHOSEN_AT_RUN_TIME,
        origin,
        "The function that is called here is known only at run time, so the state machine's own"
            + " role does not allow it.",
        "Name a role with `lambda:InvokeFunction` on it in `iams.stepRoleArn`.");
  }
}
