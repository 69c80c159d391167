package dev.cumulusc.emit;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.RoleLimits;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import dev.cumulusc.template.Template;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the roles that a template brings within what the account wants of roles: a permissions
 * boundary, a path, the beginning of their names.
 */
final class LimitedRoles {
  /** How long a role's name can be: IAM/latest/UserGuide/reference_iam-quotas.html. */
  private static final int MAXIMUM_NAME = 64;

  private final RoleLimits limits;
  private final String stack;

  private LimitedRoles(RoleLimits limits, String stack) {
    this.limits = limits;
    this.stack = stack;
  }

  static Template of(Deployment deployment, Template template) {
    RoleLimits limits = deployment.roles().limits();
    if (limits.permissionsBoundary().isEmpty()
        && limits.path().isEmpty()
        && limits.namePrefix().isEmpty()) {
      return template;
    }
    LimitedRoles roles = new LimitedRoles(limits, deployment.stackName().value());
    Map<String, Resource> resources = new LinkedHashMap<>();
    template.resources().forEach((id, resource) -> resources.put(id, roles.limited(resource)));
    return new Template(template.sections(), resources, template.origin());
  }

  private Resource limited(Resource resource) {
    if (!resource.type().equals(ResourceTypes.ROLE)) {
      return resource;
    }
    Map<String, CfnValue.Member> properties = new LinkedHashMap<>();
    resource.properties().ifPresent(all -> properties.putAll(all.members()));
    limits
        .permissionsBoundary()
        .ifPresent(
            policy ->
                put(
                    properties,
                    "PermissionsBoundary",
                    policy,
                    CfnValue.sub(
                        "arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/" + policy.value(),
                        policy.origin())));
    limits.path().ifPresent(path -> put(properties, "Path", path, text(path.value(), path)));
    limits
        .namePrefix()
        .ifPresent(
            prefix ->
                put(
                    properties,
                    "RoleName",
                    prefix,
                    text(name(prefix.value(), resource.logicalId()), prefix)));
    return resource.withProperties(
        Optional.of(new CfnValue.Mapping(properties, resource.origin())));
  }

  private static void put(
      Map<String, CfnValue.Member> properties, String name, Located<String> from, CfnValue value) {
    Origin origin = from.origin();
    properties.putIfAbsent(name, new CfnValue.Member(value, origin));
  }

  private static CfnValue text(String value, Located<String> from) {
    return CfnValue.text(value, from.origin());
  }

  /** Other stacks of the account have roles, too; a name that is too long ends in a hash. */
  private String name(String prefix, String logicalId) {
    String whole = prefix + stack + "-" + logicalId;
    if (whole.length() <= MAXIMUM_NAME) {
      return whole;
    }
    String hash = String.format(Locale.ROOT, "-%08x", whole.hashCode());
    return whole.substring(0, MAXIMUM_NAME - hash.length()) + hash;
  }
}
