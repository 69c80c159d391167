package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.AwsResource.Place;
import dev.cumulusc.iam.CallResources.Found;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The ways of Systems Manager, e-mail and query services. */
final class OperationArns {
  /**
   * What only names of AWS's own documents begin with, in lower case
   * (systems-manager/latest/APIReference/API_CreateDocument.html, Name).
   */
  private static final List<String> RESERVED =
      List.of("aws-", "amazon", "amzn", "awsec2", "awsconfigremediation", "awssupport");

  private final CallResources call;
  private final SpecialArns ways;

  OperationArns(CallResources call, SpecialArns ways) {
    this.call = call;
    this.ways = ways;
  }

  Found of(String way, String first, String second) {
    return switch (way) {
      case "@document" -> call.each(first, name -> document(name, "document", ""));
      case "@definition" ->
          call.each(first, name -> document(name, "automation-definition", ":" + version(second)));
      case "@node" -> call.each(first, id -> node(id, "mi-", "~ec2:@:instance/"));
      case "@managednode" -> call.each(first, id -> node(id, "i-", "~ssm:@:managed-instance/"));
      case "@identity" -> call.each(first, this::identity);
      case "@workgroup" -> call.each(first, this::workgroup);
      default -> throw new IllegalStateException("The table of permissions names " + way);
    };
  }

  private String version(String path) {
    return call.strings(path, Optional.of("*"))
        .map(all -> ResourceValues.pattern(all.get(0)).toString())
        .orElse("*");
  }

  /** AWS's own documents are in no account, and begin with what others' names can't. */
  private Found document(ComposedString value, String type, String end) {
    Optional<AwsResource> read = ways.read(value, "ssm", "document", false);
    if (read.isEmpty()) {
      return Found.unknown();
    }
    if (type.equals("document") && read.get().arn().isPresent()) {
      return Found.of(read.get().arn().get());
    }
    AwsResource document = read.get();
    String name = document.name().toString().toLowerCase(Locale.ROOT);
    Found own = Found.of(arn(document.name(), document.place(), type, end));
    Place nowhere =
        new Place(document.place().partition(), document.place().region(), ways.literal(""));
    Found theirs = Found.of(arn(document.name(), nowhere, type, end));
    if (RESERVED.stream().anyMatch(name::startsWith)) {
      return theirs;
    }
    return name.startsWith("aws") ? own.plus(theirs) : own;
  }

  private ComposedString arn(ComposedString name, Place place, String type, String end) {
    return ResourceValues.joined(
        ways.literal("arn:")
            .plus(place.partition())
            .plus(":ssm:")
            .plus(place.region())
            .plus(":")
            .plus(place.account())
            .plus(":" + type + "/")
            .plus(name)
            .plus(end));
  }

  /** The ids of nodes that are no EC2 instances begin with {@code mi-}, those of instances not. */
  private Found node(ComposedString value, String others, String form) {
    ComposedString id = ResourceValues.pattern(value);
    if (id.toString().startsWith(others)) {
      return Found.NOTHING;
    }
    ArnForm whole = SpecialArns.form(form + "${Id}");
    return Found.of(ResourceValues.arn(whole, List.of(ways.named(id)), call.origin()));
  }

  /**
   * Who sends is verified by the address, or by its domain: nothing here shows which
   * (ses/latest/dg/creating-identities.html).
   */
  private Found identity(ComposedString value) {
    ComposedString known = ResourceValues.pattern(value);
    if (ResourceValues.isArn(known.split(':'))) {
      return Found.of(known);
    }
    List<ComposedString> opened = known.split('<');
    ComposedString address = opened.get(opened.size() - 1).split('>').get(0);
    List<ComposedString> parts = address.split('@');
    Found whole = Found.of(ways.arn("ses", "identity", ways.named(address)));
    return parts.size() < 2
        ? whole
        : whole.plus(Found.of(ways.arn("ses", "identity", ways.named(parts.get(1)))));
  }

  /** The ARN of a workgroup has its id, which its name does not show. */
  private Found workgroup(ComposedString value) {
    ComposedString known = ResourceValues.pattern(value);
    return Found.of(
        ResourceValues.isArn(known.split(':'))
            ? known
            : call.values()
                .read(value, IamTypes.form("redshift-serverless", "workgroup"), false)
                .flatMap(AwsResource::arn)
                .orElseGet(
                    () ->
                        ways.arn(
                            "redshift-serverless", "workgroup", AwsResource.any(call.origin()))));
  }
}
