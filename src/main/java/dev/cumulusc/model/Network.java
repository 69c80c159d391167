package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;

/** The VPC that functions and instances run in. */
public record Network(
    Optional<Located<String>> vpcId,
    List<Located<String>> subnets,
    Optional<Located<String>> securityGroup,
    Origin origin) {

  public Network {
    subnets = List.copyOf(subnets);
  }
}
