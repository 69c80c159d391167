package dev.cumulusc.emit;

import dev.cumulusc.artifact.CodeAddress;
import dev.cumulusc.asl.StateMachines;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.NestedTemplate;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.SubText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions that have versions and aliases, and the workflows' way to them. */
final class VersionedLambdas {
  private static final String ALIAS_OUTPUT = "LambdaAliasOutput";

  private static final int LAMBDA_SUFFIX = LogicalIds.lambda("").length();

  private final Deployment deployment;
  private final Map<String, CodeAddress> code;

  VersionedLambdas(Deployment deployment, Map<String, CodeAddress> code) {
    this.deployment = deployment;
    this.code = code;
  }

  /** Names the output of the versions' stack that holds the ARN of a function's alias. */
  static String aliasOutput(String lambda) {
    return lambda + ALIAS_OUTPUT;
  }

  /** Returns the functions: the configured ones, else those that workflows name. */
  List<Located<String>> lambdas() {
    return deployment.base().versions().lambdas().orElseGet(this::calledByWorkflows);
  }

  /** Returns what tells a function's present code from other code; without it there is no alias. */
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
        lambdas().stream()
            .map(Located::value)
            .filter(lambda -> hash(lambda).isPresent())
            .map(LogicalIds::lambda)
            .toList();
    return StateMachines.rewrite(definition, state -> inject(state, aliased));
  }

  private static MappingNode inject(MappingNode state, List<String> aliased) {
    Optional<ScalarNode> resource = state.scalar("Resource");
    Optional<String> function = resource.flatMap(found -> function(found.text()));
    if (function.isEmpty() || !aliased.contains(function.get())) {
      return state;
    }
    ScalarNode written = resource.orElseThrow();
    String lambda = function.get().substring(0, function.get().length() - LAMBDA_SUFFIX);
    String place = "${" + aliasOutput(lambda) + "}";
    return state.with(
        state.entry("Resource").orElseThrow().key(),
        written.withText(place, written.origin().derive("its alias is called")));
  }

  private List<Located<String>> calledByWorkflows() {
    Map<String, Located<String>> called = new LinkedHashMap<>();
    deployment.workflows().stream()
        .flatMap(workflow -> StateMachines.states(workflow.definition()).stream())
        .flatMap(state -> state.body().scalar("Resource").stream())
        .forEach(
            resource ->
                function(resource.text())
                    .map(id -> id.substring(0, id.length() - LAMBDA_SUFFIX))
                    .filter(lambda -> deployment.lambda(lambda).isPresent())
                    .ifPresent(
                        lambda ->
                            called.putIfAbsent(lambda, new Located<>(lambda, resource.origin()))));
    return List.copyOf(called.values());
  }

  /** Returns the logical id of the function whose ARN a resource is, if it is one. */
  private static Optional<String> function(String resource) {
    List<SubText.Piece> pieces = SubText.parseWithAngles(resource);
    if (pieces.size() == 1 && pieces.get(0) instanceof SubText.Reference reference) {
      @Nullable String attribute = reference.attribute();
      if ("Arn".equals(attribute) && reference.name().endsWith(LogicalIds.lambda(""))) {
        return Optional.of(reference.name());
      }
    }
    return Optional.empty();
  }
}
