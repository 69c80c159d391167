package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Network;
import java.util.List;

/** The keys of the VPC. */
final class NetworkKeys {
  static final Key<String> VPC_ID =
      Key.text("vpcId", "The VPC's id; a private API answers calls from this VPC only.")
          .example("vpc-0a1b2c3d");

  static final Key<List<Located<String>>> SUBNETS =
      Key.texts("subnets", "The ids of the subnets for functions, instances and search.")
          .example("[subnet-0a1b2c3d]");

  static final Key<String> SECURITY_GROUP =
      Key.text("securityGroup", "The id of the security group that all of them share.")
          .example("sg-0a1b2c3d");

  static final Key<Fields> VPC =
      Key.section(
          "vpc",
          Section.of("a VPC", VPC_ID, SUBNETS, SECURITY_GROUP),
          "The VPC that functions and instances run in; without it, none.");

  private NetworkKeys() {}

  static Network bind(Fields vpc) {
    return new Network(
        vpc.optional(VPC_ID), vpc.list(SUBNETS), vpc.optional(SECURITY_GROUP), vpc.origin());
  }
}
