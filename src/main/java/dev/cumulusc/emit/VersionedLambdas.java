package dev.cumulusc.emit;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.NestedTemplate;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions that have versions and aliases, and the workflows' way to them. */
final class VersionedLambdas {
  private static final String ALIAS_OUTPUT = "LambdaAliasOutput";

  private final Deployment deployment;
  private final Map<String, CodeAddress> code;
  private final OwnResources own;

  VersionedLambdas(Deployment deployment, Map<String, CodeAddress> code) {
    this.deployment = deployment;
    this.code = code;
    this.own = new OwnResources(deployment);
  }

  /** Names the output of the versions' stack that holds the ARN of a function's alias. */
  static String aliasOutput(String lambda) {
    return lambda + ALIAS_OUTPUT;
  }

  /** Returns the functions: the configured ones, else those that workflows name. */
  List<Located<String>> lambdas() {
    return deployment.base().versions().lambdas().orElseGet(this::calledByWorkflows);
  }

  /**
   * Returns what distinguishes a function's present code from other code; without it there is no
   * alias.
   */
  Optional<String> hash(String lambda) {
    return Optional.ofNullable(code.get(lambda)).flatMap(CodeAddress::hash);
  }

  /** Returns what people call the version of a function's present code. */
  Optional<String> label(String lambda) {
    return Optional.ofNullable(code.get(lambda)).flatMap(CodeAddress::label);
  }

  /** Returns the values of the places in a workflow's text that are aliases. */
  Map<String, CfnValue> variables() {
    if (!deployment.base().versions().enabled().isOn()) {
      return Map.of();
    }
    Map<String, CfnValue> variables = new LinkedHashMap<>();
    String stack = LogicalIds.nestedStack(NestedTemplate.VERSIONS);
    for (Located<String> lambda : lambdas()) {
      String output = aliasOutput(lambda.value());
      variables.put(output, CfnValue.getAtt(stack, "Outputs." + output, lambda.origin()));
    }
    variables.put("stackName", Values.text(deployment.stackName()));
    return variables;
  }

  /** Returns a workflow whose tasks call aliases, wherever they stand, instead of functions. */
  MappingNode inject(MappingNode definition) {
    LambdaVersions versions = deployment.base().versions();
    if (!versions.enabled().and(versions.inject()).isOn()) {
      return definition;
    }
    List<String> aliased =
        lambdas().stream().map(Located::value).filter(lambda -> hash(lambda).isPresent()).toList();
    return StateMachines.rewrite(definition, state -> inject(state, aliased));
  }

  private MappingNode inject(MappingNode state, List<String> aliased) {
    Optional<String> function = calledByArn(state);
    if (function.isEmpty() || !aliased.contains(function.get())) {
      return state;
    }
    MappingNode.Entry resource = state.entry("Resource").orElseThrow();
    return state.with(
        resource.key(),
        ScalarNode.string(
            "${" + aliasOutput(function.get()) + "}",
            resource.value().origin().derive("its alias is called")));
  }

  private List<Located<String>> calledByWorkflows() {
    Map<String, Located<String>> called = new LinkedHashMap<>();
    for (Workflow workflow : deployment.workflows()) {
      for (StateMachines.State state : StateMachines.states(workflow.definition())) {
        calledByArn(state.body())
            .filter(lambda -> deployment.lambda(lambda).isPresent())
            .ifPresent(
                lambda ->
                    called.putIfAbsent(
                        lambda,
                        new Located<>(
                            lambda, state.body().get("Resource").orElseThrow().origin())));
      }
    }
    return List.copyOf(called.values());
  }

  /** Returns the key of the function that a state's resource is the ARN of, if it is one. */
  private Optional<String> calledByArn(MappingNode state) {
    return TaskCall.of(state, QueryLanguage.JSONPATH)
        .filter(
            call ->
                call.resource().reference().filter(CfnValue.GetAtt.class::isInstance).isPresent())
        .flatMap(TaskCall::function)
        .flatMap(own::functionKey);
  }
}
