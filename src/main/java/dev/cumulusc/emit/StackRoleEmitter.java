package dev.cumulusc.emit;

import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.model.Bucket;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.ResourceTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Emits the iam stack: the roles that functions, state machines, instances and tables of the other
 * stacks take by their names, and the profile of the instances.
 */
final class StackRoleEmitter implements ResourceEmitter {
  private static final String RESOURCE_PREFIX = "ResourcePrefix";
  private static final String PREFIX = "${" + RESOURCE_PREFIX + "}-";
  private static final String INSTANCE_ROLE = "ECSRole";
  private static final String INSTANCE_PROFILE = "CumulusInstanceProfile";
  private static final String NOTHING = "n/a";

  /** The types of the buckets that everybody, or everybody who is logged in, may read. */
  private static final Set<String> PUBLIC = Set.of("protected", "public");

  @Override
  public void emit(Emission emission) {
    emitParameters(emission);
    Origin origin = emission.deployment().origin();
    for (StackRole role : StackRole.read()) {
      emission.add(role(role, emission));
      emission.output(role.output(), CfnValue.getAtt(role.logicalId(), "Arn", origin), origin);
    }
    emission.add(
        Resource.of(
            INSTANCE_PROFILE,
            "AWS::IAM::InstanceProfile",
            CfnValue.mapping(origin)
                .put("InstanceProfileName", CfnValue.sub(PREFIX + "ecs", origin))
                .put("Path", "/")
                .put("Roles", List.of(CfnValue.ref(INSTANCE_ROLE, origin))),
            origin));
    emission.output(
        INSTANCE_PROFILE + "Arn", CfnValue.getAtt(INSTANCE_PROFILE, "Arn", origin), origin);
  }

  /** Emits the parameters that stacks of kes have; of these, only the prefix is used. */
  private static void emitParameters(Emission emission) {
    Origin origin = emission.deployment().origin();
    emission.parameter(
        "CreateDeploymentRole",
        parameter("true", origin)
            .put(
                "AllowedValues",
                List.of(CfnValue.text("true", origin), CfnValue.text("false", origin))),
        origin);
    emission.parameter("DeploymentUserName", parameter(NOTHING, origin), origin);
    emission.parameter("DeploymentStackTemplateUrl", parameter(NOTHING, origin), origin);
    Located<String> prefix = emission.deployment().prefix();
    emission.parameter(RESOURCE_PREFIX, parameter(prefix.value(), prefix.origin()), origin);
    emission.parameter("AlphaNumPrefix", parameter("TemplateCumulus", origin), origin);
  }

  private static MappingBuilder parameter(String value, Origin origin) {
    return CfnValue.mapping(origin).put("Type", "String").put("Default", value);
  }

  private static Resource role(StackRole role, Emission emission) {
    Origin origin = emission.deployment().origin();
    String namePrefix =
        emission.deployment().roles().limits().namePrefix().map(Located::value).orElse("");
    MappingBuilder properties =
        CfnValue.mapping(origin)
            .put("RoleName", CfnValue.sub(namePrefix + PREFIX + role.suffix(), origin))
            .put("AssumeRolePolicyDocument", PolicyDocument.trust(role.service(), origin));
    if (emission.deployment().roles().limits().path().isEmpty()) {
      // What is absent means the same, but to write it no more would replace roles that have names.
      properties.put("Path", "/");
    }
    List<CfnValue.Mapping> statements =
        role.permissions().stream()
            .flatMap(permission -> statement(permission, emission).stream())
            .toList();
    properties.put(
        "Policies",
        List.of(
            CfnValue.mapping(origin)
                .put("PolicyName", role.policy())
                .put("PolicyDocument", PolicyDocument.of(List.of(), statements, origin))
                .build()));
    return Resource.of(role.logicalId(), ResourceTypes.ROLE, properties, origin);
  }

  /** Returns a statement; nothing if there is no bucket that it is about. */
  private static Optional<CfnValue.Mapping> statement(
      StackRole.Permission permission, Emission emission) {
    Origin origin = emission.deployment().origin();
    Optional<List<CfnValue>> buckets = buckets(permission.resource(), emission);
    if (buckets.filter(List::isEmpty).isPresent()) {
      return Optional.empty();
    }
    CfnValue resource =
        buckets
            .map(found -> CfnValue.list(found, origin))
            .orElseGet(() -> arn(permission.resource(), origin));
    return Optional.of(
        CfnValue.mapping(origin)
            .put("Effect", "Allow")
            .put(
                "Action",
                permission.actions().stream().map(each -> CfnValue.text(each, origin)).toList())
            .put("Resource", resource)
            .build());
  }

  /** Returns what a permission is about in each bucket; nothing if it is not about buckets. */
  private static Optional<List<CfnValue>> buckets(String resource, Emission emission) {
    List<Bucket> all = emission.deployment().base().storage().buckets();
    Stream<Bucket> open = all.stream().filter(each -> PUBLIC.contains(each.type().value()));
    return switch (resource) {
      case "BUCKETS" -> Optional.of(arns(all.stream(), ""));
      case "OBJECTS" -> Optional.of(arns(all.stream(), "/*"));
      case "PUBLIC_BUCKETS" -> Optional.of(arns(open, ""));
      case "PUBLIC_OBJECTS" -> Optional.of(arns(open, "/*"));
      default -> Optional.empty();
    };
  }

  private static List<CfnValue> arns(Stream<Bucket> buckets, String objects) {
    return buckets
        .map(
            bucket ->
                CfnValue.text(
                    "arn:aws:s3:::" + bucket.name().value() + objects, bucket.name().origin()))
        .toList();
  }

  private static CfnValue arn(String text, Origin origin) {
    return text.contains("${") ? CfnValue.sub(text, origin) : CfnValue.text(text, origin);
  }
}
