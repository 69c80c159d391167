package dev.cumulusc.keep;

import dev.cumulusc.compare.DeployedTemplate;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes out of deployed templates what they have only because it was kept. */
final class Unkept {
  private static final String DOCUMENT = "PolicyDocument";
  private static final String STATEMENT = "Statement";

  private Unkept() {}

  static DeployedTemplate of(DeployedTemplate deployed) {
    Map<String, DeployedTemplate> nested = new LinkedHashMap<>(deployed.nested());
    nested.replaceAll((id, each) -> of(each));
    return new DeployedTemplate(of(deployed.template()), deployed.parameters(), nested);
  }

  private static Template of(Template template) {
    Set<String> kept =
        KeptMarks.of(template, Optional.empty()).stream()
            .filter(each -> each.what() instanceof Kept.WholeResource)
            .map(Kept::logicalId)
            .collect(Collectors.toSet());
    Map<String, Resource> resources = new LinkedHashMap<>(template.resources());
    resources.keySet().removeAll(kept);
    resources.replaceAll(
        (id, resource) ->
            resource.withProperties(
                resource.properties().map(each -> (CfnValue.Mapping) without(each))));
    return new Template(template.sections(), resources, template.origin());
  }

  private static CfnValue without(CfnValue value) {
    if (value instanceof CfnValue.Mapping mapping) {
      Map<String, CfnValue.Member> members = new LinkedHashMap<>(mapping.members());
      members.replaceAll(
          (name, member) -> new CfnValue.Member(without(member.value()), member.key()));
      return new CfnValue.Mapping(members, mapping.origin());
    }
    if (value instanceof CfnValue.Sequence list) {
      List<CfnValue> items =
          list.items().stream()
              .filter(item -> KeptMarks.statement(item).isEmpty())
              .map(Unkept::without)
              .filter(item -> !isEmptyPolicy(item))
              .toList();
      return new CfnValue.Sequence(items, list.origin());
    }
    return value;
  }

  private static boolean isEmptyPolicy(CfnValue value) {
    return value instanceof CfnValue.Mapping policy
        && policy.get(DOCUMENT) instanceof CfnValue.Mapping document
        && document.get(STATEMENT) instanceof CfnValue.Sequence statements
        && statements.items().isEmpty();
  }
}
