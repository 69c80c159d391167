package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.DeploymentRule;
import dev.cumulusc.validate.RuleContext;
import dev.cumulusc.validate.TemplateRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the ids of what exists already: networks, their parts, machine images. */
public final class MalformedId implements TemplateRule, DeploymentRule {
  private static final RuleInfo BAD_ID =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5171",
              "malformed-id",
              "An id does not have the form of an id of its kind.")
          .fixedBy(
              "Copy the id from the console: `vpc-`, `subnet-`, `sg-` or `ami-` and 8"
                  + " or 17 hexadecimal digits.")
          .accordingTo(Authority.aws("AWSEC2/latest/UserGuide/resource-ids.html"));

  /** The kinds of ids, each with the properties of resources that hold such ids. */
  private enum Kind {
    IMAGE("ami", "a machine image", Set.of("ImageId")),
    NETWORK("vpc", "a VPC", Set.of("VpcId")),
    SECURITY_GROUP("sg", "a security group", Set.of("SecurityGroupIds")),
    SUBNET("subnet", "a subnet", Set.of("SubnetIds", "VPCZoneIdentifier"));

    private final String prefix;
    private final String label;
    private final Set<String> properties;
    private final Pattern form;

    Kind(String prefix, String label, Set<String> properties) {
      this.prefix = prefix;
      this.label = label;
      this.properties = properties;
      this.form = Pattern.compile(prefix + "-(?:[0-9a-f]{8}|[0-9a-f]{17})");
    }

    static Optional<Kind> ofProperty(String name) {
      return Arrays.stream(values()).filter(kind -> kind.properties.contains(name)).findFirst();
    }
  }

  @Override
  public List<RuleInfo> infos() {
    return List.of(BAD_ID);
  }

  @Override
  public void check(RuleContext context, Diagnostics diagnostics) {
    Deployment deployment = context.deployment();
    deployment
        .network()
        .ifPresent(
            network -> {
              network.vpcId().ifPresent(id -> check(id, Kind.NETWORK, diagnostics));
              network.subnets().forEach(id -> check(id, Kind.SUBNET, diagnostics));
              network.securityGroup().ifPresent(id -> check(id, Kind.SECURITY_GROUP, diagnostics));
            });
    deployment
        .ecs()
        .flatMap(cluster -> cluster.instances().image())
        .ifPresent(id -> check(id, Kind.IMAGE, diagnostics));
  }

  /** What an emitted template has comes from its deployment, which is checked itself. */
  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    if (checked.isEmitted()) {
      return;
    }
    for (Resource resource : checked.template().resources().values()) {
      resource.properties().stream()
          .flatMap(CfnValue::walk)
          .filter(CfnValue.Mapping.class::isInstance)
          .forEach(mapping -> check((CfnValue.Mapping) mapping, diagnostics));
    }
  }

  private static void check(CfnValue.Mapping mapping, Diagnostics diagnostics) {
    mapping
        .members()
        .forEach(
            (name, member) ->
                Kind.ofProperty(name).ifPresent(kind -> texts(member.value(), kind, diagnostics)));
  }

  private static void texts(CfnValue value, Kind kind, Diagnostics diagnostics) {
    if (value instanceof CfnValue.Sequence list) {
      list.items().forEach(item -> texts(item, kind, diagnostics));
    } else if (value instanceof CfnValue.Text text && !text.value().contains("resolve:")) {
      check(new Located<>(text.value(), cause(text.origin())), kind, diagnostics);
    }
  }

  /** A value that a single variable put in is wrong where the variable is set. */
  private static Origin cause(Origin origin) {
    return origin instanceof Origin.Interpolated filled && filled.inputs().size() == 1
        ? filled.inputs().get(0).value().orElse(origin)
        : origin;
  }

  private static void check(Located<String> id, Kind kind, Diagnostics diagnostics) {
    if (!kind.form.matcher(id.value()).matches()) {
      diagnostics.report(
          BAD_ID,
          id.origin(),
          "`"
              + id.value()
              + "` is no id of "
              + kind.label
              + ": that would be `"
              + kind.prefix
              + "-` and 8 or 17 hexadecimal digits.");
    }
  }
}
