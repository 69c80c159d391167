package dev.cumulusc.iam;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.MappingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a state machine may do: call exactly the functions that its states name. */
public final class StateMachinePolicy {
  private final Deployment deployment;
  private final OwnResources own;
  private final Diagnostics diagnostics;
  private final Map<String, CfnValue> functions = new LinkedHashMap<>();

  private StateMachinePolicy(Deployment deployment, Diagnostics diagnostics) {
    this.deployment = deployment;
    this.own = new OwnResources(deployment);
    this.diagnostics = diagnostics;
  }

  /** Works out what a state machine may do, and reports what it would have to but may not. */
  public static List<Statement> of(
      Workflow workflow, Deployment deployment, Diagnostics diagnostics) {
    StateMachinePolicy policy = new StateMachinePolicy(deployment, diagnostics);
    Machine.of(workflow.definition(), MachineType.STANDARD).states().forEach(policy::visit);
    return policy.functions.isEmpty()
        ? List.of()
        : List.of(
            Statement.allow(
                List.of("lambda:InvokeFunction"), new ArrayList<>(policy.functions.values())));
  }

  private void visit(MachineState state) {
    MappingNode body = state.body();
    state.call().ifPresent(this::task);
    body.entry("Credentials")
        .ifPresent(
            entry -> report(entry.key().origin(), "`Credentials`", List.of("sts:AssumeRole")));
    for (String name : List.of("ItemReader", "ResultWriter")) {
      body.mapping(name)
          .flatMap(part -> part.get("Resource"))
          .flatMap(ComposedString::of)
          .ifPresent(source -> integration(TaskResource.of(source), source.origin()));
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

  private void task(TaskCall call) {
    Origin at = call.written().origin();
    Optional<FunctionName> function = call.function();
    if (function.isPresent() && call.target().callsLambda()) {
      allow(function.get());
      if (!call.isInvocation()) {
        allowAliases(function.get());
      }
    } else if (call.target().callsLambda()) {
      reportUnknown(at);
    } else if (call.target() instanceof TaskResource.Unknown && isDeployed(call.resource())) {
      allow(FunctionName.of(call.resource()));
    } else {
      integration(call.target(), at);
    }
  }

  /**
   * Tells whether a resource is a value that only the deployment knows, which may be the ARN of a
   * function: that of a parameter, an attribute, another function of CloudFormation.
   */
  private boolean isDeployed(ComposedString resource) {
    ComposedString first = resource.split(':').get(0);
    if (first.pieces().size() != 1) {
      return false;
    }
    ComposedString.Piece piece = first.pieces().get(0);
    return piece instanceof ComposedString.Deployed
        || first.reference().filter(CfnValue.GetAtt.class::isInstance).isPresent()
        || deployment.settings().parameters().stream()
            .anyMatch(parameter -> first.isRef(parameter.name().value()));
  }

  private void allow(FunctionName name) {
    Optional<ComposedString> arn = arn(withKnownQualifier(name));
    if (arn.isEmpty()) {
      reportUnknown(name.base().origin());
      return;
    }
    functions.putIfAbsent(arn.get().toString(), arn.get().value().orElseThrow());
  }

  /** A version or alias that an execution chooses may be any. */
  private static FunctionName withKnownQualifier(FunctionName name) {
    return name.qualifier()
        .filter(ComposedString::isRunTime)
        .map(chosen -> name.with(ComposedString.literal("*", chosen.origin())))
        .orElse(name);
  }

  private Optional<ComposedString> arn(FunctionName name) {
    Optional<LambdaSpec> function =
        name.form() == FunctionName.Form.VALUE ? own.function(name) : Optional.empty();
    if (function.isEmpty()) {
      return name.arn();
    }
    ComposedString arn = arn(function.get(), name.base().origin());
    return Optional.of(name.qualifier().map(found -> arn.plus(":").plus(found)).orElse(arn));
  }

  private static ComposedString arn(LambdaSpec function, Origin origin) {
    return ComposedString.of(new CfnValue.GetAtt(function.logicalId(), "Arn", origin));
  }

  /** Where tasks call aliases, running executions call earlier ones, too. */
  private void allowAliases(FunctionName name) {
    LambdaVersions versions = deployment.base().versions();
    if (versions.enabled().and(versions.inject()).isOn()) {
      own.function(name)
          .filter(function -> isVersioned(function, versions))
          .map(function -> arn(function, name.base().origin()).plus(":*"))
          .ifPresent(all -> functions.putIfAbsent(all.toString(), all.value().orElseThrow()));
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
