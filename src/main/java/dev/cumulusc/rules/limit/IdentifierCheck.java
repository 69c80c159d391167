package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Located;
import java.util.regex.Pattern;

/** Checks the ids of what exists already: networks, their parts, machine images. */
final class IdentifierCheck {
  private static final RuleInfo BAD_ID =
      RuleInfo.warning(
          "C5171", "malformed-id", "An id has not the form that AWS gives to ids of its kind.");

  private static final String DIGITS = "-(?:[0-9a-f]{8}|[0-9a-f]{17})";

  private IdentifierCheck() {}

  static void check(Deployment deployment, Diagnostics diagnostics) {
    deployment
        .network()
        .ifPresent(
            network -> {
              network.vpcId().ifPresent(id -> check(id, "vpc", "a VPC", diagnostics));
              network.subnets().forEach(id -> check(id, "subnet", "a subnet", diagnostics));
              network
                  .securityGroup()
                  .ifPresent(id -> check(id, "sg", "a security group", diagnostics));
            });
    deployment
        .ecs()
        .flatMap(cluster -> cluster.amiId())
        .ifPresent(id -> check(id, "ami", "a machine image", diagnostics));
  }

  private static void check(
      Located<String> id, String prefix, String kind, Diagnostics diagnostics) {
    if (!Pattern.matches(prefix + DIGITS, id.value())) {
      diagnostics.report(
          BAD_ID,
          id.origin(),
          "`"
              + id.value()
              + "` is no id of "
              + kind
              + ": that would be `"
              + prefix
              + "-` and 8 or 17 hexadecimal digits.");
    }
  }
}
