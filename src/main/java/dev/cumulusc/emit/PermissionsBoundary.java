package dev.cumulusc.emit;

import dev.cumulusc.model.Located;
import dev.cumulusc.model.Roles;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the roles that a template brings within a permissions boundary, where accounts want one.
 */
final class PermissionsBoundary {
  private static final String ROLE = "AWS::IAM::Role";
  private static final String PROPERTY = "PermissionsBoundary";

  private PermissionsBoundary() {}

  static Template around(Roles roles, Template template) {
    Optional<Located<String>> policy = roles.permissionsBoundary();
    if (policy.isEmpty()) {
      return template;
    }
    Map<String, Resource> resources = new LinkedHashMap<>();
    template
        .resources()
        .forEach((id, resource) -> resources.put(id, within(policy.get(), resource)));
    return new Template(template.sections(), resources, template.origin());
  }

  private static Resource within(Located<String> policy, Resource resource) {
    if (!resource.type().equals(ROLE)) {
      return resource;
    }
    Origin origin = policy.origin();
    CfnValue arn =
        CfnValue.sub(
            "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/" + policy.value(), origin);
    Map<String, CfnValue.Member> properties = new LinkedHashMap<>();
    resource.properties().ifPresent(all -> properties.putAll(all.members()));
    properties.putIfAbsent(PROPERTY, new CfnValue.Member(arn, origin));
    return resource.withProperties(
        Optional.of(new CfnValue.Mapping(properties, resource.origin())));
  }
}
