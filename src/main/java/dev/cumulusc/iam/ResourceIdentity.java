package dev.cumulusc.iam;

import dev.cumulusc.iam.KnownTypes.KnownType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a resource is called in the account.
 *
 * @param arn its ARN, or the beginning of it that is known; nothing if that does not follow from
 *     its physical id
 * @param name its name, where ARNs and arguments have it
 * @param attributes the attributes that are known, by their names for {@code Fn::GetAtt}
 */
public record ResourceIdentity(
    Optional<String> arn, Optional<String> name, Map<String, String> attributes) {
  private static final String LOG_GROUP = "AWS::Logs::LogGroup";

  /** Types whose ARNs have more behind what follows from the name: an id, a path before it. */
  private static final Set<String> LONGER =
      Set.of(
          "events:connection",
          "events:api-destination",
          "iam:instance-profile",
          "iam:role",
          "redshift-serverless:workgroup");

  public ResourceIdentity {
    attributes = Map.copyOf(attributes);
  }

  /** Where a stack is. */
  public record Place(String partition, String region, String account) {}

  /**
   * Returns what a resource is called.
   *
   * @param type its type in CloudFormation
   * @param physicalId what {@code Ref} gives
   */
  public static ResourceIdentity of(String type, String physicalId, Place place) {
    Optional<KnownType> found = KnownTypes.find(type);
    if (found.isEmpty()) {
      return new ResourceIdentity(
          Optional.of(physicalId).filter(id -> id.startsWith("arn:")), Optional.empty(), Map.of());
    }
    KnownType known = found.get();
    String name =
        switch (known.ref()) {
          case NAME -> physicalId;
          case ARN -> physicalId.substring(last(physicalId));
          case URL -> physicalId.substring(physicalId.lastIndexOf('/') + 1);
        };
    Optional<String> arn =
        known.ref() == KnownTypes.Yield.ARN
            ? Optional.of(physicalId)
            : arn(known.iamType(), name, place);
    Map<String, String> attributes = new LinkedHashMap<>();
    if (!known.arnAttribute().equals("-") && !LONGER.contains(known.iamType())) {
      String suffix = type.equals(LOG_GROUP) ? ":*" : "";
      arn.ifPresent(text -> attributes.put(known.arnAttribute(), text + suffix));
    }
    if (!List.of("-", "Ref").contains(known.nameAttribute())) {
      attributes.put(known.nameAttribute(), name);
    }
    return new ResourceIdentity(arn, Optional.of(name), attributes);
  }

  private static int last(String arn) {
    return Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1;
  }

  /** An ARN with more than a name in it does not follow from the name. */
  private static Optional<String> arn(String iamType, String name, Place place) {
    int colon = iamType.indexOf(':');
    return IamTypes.find(iamType.substring(0, colon), iamType.substring(colon + 1))
        .filter(form -> form.names().size() == 1)
        .map(form -> fill(form, name, place));
  }

  private static String fill(ArnForm form, String name, Place place) {
    StringBuilder arn = new StringBuilder();
    for (ArnForm.Part part : ArnForm.parts(form.text())) {
      arn.append(
          !part.isPlaceholder()
              ? part.text()
              : switch (part.text()) {
                case "Partition" -> place.partition();
                case "Region" -> place.region();
                case "Account" -> place.account();
                default -> name;
              });
    }
    return arn.toString();
  }
}
