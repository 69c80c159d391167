package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.NestedTemplate;
import dev.cumulusc.model.Switch;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds nested templates, and the versions of the functions that workflows call. */
final class NestingBinder {
  private NestingBinder() {}

  static List<NestedTemplate> nestedTemplates(Fields top) {
    if (!areWanted(top).isOn()) {
      return List.of();
    }
    Names names = new Names("a nested template");
    List<NestedTemplate> templates = new ArrayList<>();
    names
        .accepted(top, NestingKeys.NESTED_TEMPLATES)
        .forEach(nested -> templates.add(nestedTemplate(nested)));
    if (usesVersions(top).isOn() && templates.stream().noneMatch(NestedTemplate::isVersions)) {
      templates.add(ownVersions(top));
    }
    return templates;
  }

  private static NestedTemplate nestedTemplate(Fields nested) {
    return new NestedTemplate(
        nested.name(),
        nested.optional(NestingKeys.CF_FILE),
        nested.optional(NestingKeys.CONFIG_FILE),
        nested.origin());
  }

  /** Versions are in a nested stack also where the configuration does not say so. */
  private static NestedTemplate ownVersions(Fields top) {
    Origin origin =
        top.entry(NestingKeys.USE_WORKFLOW_LAMBDA_VERSIONS)
            .orElseThrow()
            .key()
            .origin()
            .derive("the stack of the versions");
    return new NestedTemplate(
        new Located<>(NestedTemplate.VERSIONS, origin), Optional.empty(), Optional.empty(), origin);
  }

  /** An empty (null) key takes the nested templates away. */
  private static Switch areWanted(Fields top) {
    return top.node()
        .get(NestingKeys.NO_NESTED_TEMPLATE.name())
        .filter(Node::isNull)
        .map(taken -> new Switch(false, taken.origin()))
        .orElseGet(() -> new Switch(true, top.origin()));
  }

  private static Switch usesVersions(Fields top) {
    return areWanted(top).and(top.flag(NestingKeys.USE_WORKFLOW_LAMBDA_VERSIONS));
  }

  static LambdaVersions versions(Fields top) {
    return new LambdaVersions(
        usesVersions(top),
        top.flag(NestingKeys.INJECT_WORKFLOW_LAMBDA_ALIASES)
            .and(top.flag(NestingKeys.CUSTOM_COMPILATION)),
        workflowLambdas(top),
        top.orDefault(NestingKeys.MAX_NUMBER_OF_RETAINED_LAMBDAS),
        retained(top));
  }

  /** Binds the versions of a nested template; what the stack around it says comes first. */
  static LambdaVersions nestedVersions(Fields nested, Deployment parent) {
    LambdaVersions versions = parent.base().versions();
    boolean decided = !(versions.maxRetained().origin() instanceof Origin.Derived);
    Map<String, List<LambdaVersions.Retained>> retained = retained(nested);
    retained.putAll(versions.retained());
    return new LambdaVersions(
        versions.enabled(),
        versions.inject(),
        versions.lambdas(),
        decided
            ? versions.maxRetained()
            : nested.orDefault(NestingKeys.MAX_NUMBER_OF_RETAINED_LAMBDAS),
        retained);
  }

  private static Optional<List<Located<String>>> workflowLambdas(Fields top) {
    return top.optional(NestingKeys.WORKFLOW_LAMBDAS)
        .map(
            lambdas ->
                lambdas.value().entries().stream()
                    .map(entry -> new Located<>(entry.name(), entry.key().origin()))
                    .toList());
  }

  private static Map<String, List<LambdaVersions.Retained>> retained(Fields top) {
    Map<String, List<LambdaVersions.Retained>> retained = new LinkedHashMap<>();
    for (Fields lambda : top.list(NestingKeys.OLD_LAMBDAS)) {
      List<LambdaVersions.Retained> versions = new ArrayList<>();
      for (Located<Fields> item : lambda.list(NestingKeys.LAMBDA_REFS)) {
        Optional<Located<String>> label = item.value().optional(NestingKeys.RETAINED_LABEL);
        item.value()
            .required(NestingKeys.RETAINED_HASH)
            .ifPresent(
                hash ->
                    versions.add(
                        new LambdaVersions.Retained(
                            hash,
                            label.map(Located::value).orElse(""),
                            item.value().flag(NestingKeys.RETAINED_IN_USE))));
      }
      retained.put(lambda.name().value(), versions);
    }
    return retained;
  }
}
