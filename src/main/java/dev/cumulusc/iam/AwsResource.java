package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import java.util.Optional;

/**
 * A resource that a value names. Where only an execution knows a part, that part is {@code *}.
 *
 * @param arn the ARN, where the value is one, or the template can give it
 * @param place where the resource is
 * @param name the name or id, as ARNs have it
 * @param logicalId the logical id, if it is a resource of the template
 */
record AwsResource(
    Optional<ComposedString> arn, Place place, ComposedString name, Optional<String> logicalId) {

  /** The first parts of an ARN. */
  record Place(ComposedString partition, ComposedString region, ComposedString account) {

    /** Returns the place of the stack. */
    static Place here(Origin origin) {
      return new Place(
          ComposedString.ref("AWS::Partition", origin),
          ComposedString.ref("AWS::Region", origin),
          ComposedString.ref("AWS::AccountId", origin));
    }

    Place inRegion(ComposedString other) {
      return new Place(partition, other, account);
    }
  }

  /** Returns a resource of which only the name is known. */
  static AwsResource named(ComposedString name, Place place) {
    return new AwsResource(Optional.empty(), place, name, Optional.empty());
  }

  /** Returns any resource of its kind. */
  static AwsResource any(Origin origin) {
    return named(ComposedString.literal("*", origin), Place.here(origin));
  }
}
