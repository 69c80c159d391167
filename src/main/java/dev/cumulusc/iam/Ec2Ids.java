package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.template.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resources of EC2 that an argument names by ids of any type: what an id begins with says
 * which.
 *
 * <p>Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 */
final class Ec2Ids {
  private static final String SERVICE = "ec2";

  /** Types by what is in front of the last dash of their ids. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("acl", "network-acl"),
          Map.entry("ami", "image"),
          Map.entry("cgw", "customer-gateway"),
          Map.entry("dopt", "dhcp-options"),
          Map.entry("eigw", "egress-only-internet-gateway"),
          Map.entry("eipalloc", "elastic-ip"),
          Map.entry("eni", "network-interface"),
          Map.entry("fl", "vpc-flow-log"),
          Map.entry("i", "instance"),
          Map.entry("igw", "internet-gateway"),
          Map.entry("lt", "launch-template"),
          Map.entry("nat", "natgateway"),
          Map.entry("pcx", "vpc-peering-connection"),
          Map.entry("pl", "prefix-list"),
          Map.entry("rtb", "route-table"),
          Map.entry("sg", "security-group"),
          Map.entry("sgr", "security-group-rule"),
          Map.entry("snap", "snapshot"),
          Map.entry("subnet", "subnet"),
          Map.entry("tgw", "transit-gateway"),
          Map.entry("vgw", "vpn-gateway"),
          Map.entry("vol", "volume"),
          Map.entry("vpc", "vpc"),
          Map.entry("vpce", "vpc-endpoint"),
          Map.entry("vpn", "vpn-connection"));

  /** Types of a template's own resources, whose {@code Ref} is the id. */
  private static final Map<String, String> OWN =
      Map.of(
          "AWS::EC2::Instance", "instance",
          "AWS::EC2::LaunchTemplate", "launch-template",
          "AWS::EC2::NetworkInterface", "network-interface",
          "AWS::EC2::RouteTable", "route-table",
          "AWS::EC2::SecurityGroup", "security-group",
          "AWS::EC2::Subnet", "subnet",
          "AWS::EC2::Volume", "volume",
          "AWS::EC2::VPC", "vpc",
          "AWS::EC2::VPCEndpoint", "vpc-endpoint");

  /** Images and snapshots are in no account, and what belongs to IPAM in no Region. */
  private static final List<String> ANY =
      List.of("~ec2:@:*/*", "~ec2:${Region}::*/*", "~ec2::${Account}:*/*");

  private final CallResources call;
  private final SpecialArns ways;

  Ec2Ids(CallResources call, SpecialArns ways) {
    this.call = call;
    this.ways = ways;
  }

  /** Returns what an argument names; any resource where an id says nothing of its type. */
  Found of(String path) {
    return call.strings(path, Optional.empty())
        .map(ids -> ids.stream().map(this::one).reduce(Found.NOTHING, Found::plus))
        .orElseGet(this::any);
  }

  private Found one(ComposedString id) {
    return type(id)
        .map(type -> Found.of(ways.arn(SERVICE, type, ways.named(ResourceValues.pattern(id)))))
        .orElseGet(this::any);
  }

  private Optional<String> type(ComposedString id) {
    Optional<Resource> own = call.values().resource(id);
    if (own.isPresent()) {
      return Optional.ofNullable(OWN.get(own.get().type()));
    }
    String text = ResourceValues.pattern(id).toString();
    return Optional.ofNullable(TYPES.get(text.substring(0, Math.max(0, text.lastIndexOf('-')))));
  }

  private Found any() {
    return ANY.stream()
        .map(SpecialArns::form)
        .map(form -> Found.of(ResourceValues.arn(form, List.of(), call.origin())))
        .reduce(Found.NOTHING, Found::plus);
  }
}
