package dev.cumulusc.iam;

import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which types of a template's resources are which types of resources in IAM. */
final class KnownTypes {
  private static final Map<String, KnownType> BY_CLOUDFORMATION = read();

  private KnownTypes() {}

  /** What {@code Ref} gives. */
  enum Yield {
    NAME,
    ARN,
    URL
  }

  /**
   * A type of resources that templates make.
   *
   * @param iamType the type in IAM, behind its service's prefix: {@code dynamodb:table}
   * @param ref what {@code Ref} gives
   * @param arnAttribute the attribute that is the ARN; {@code -} if there is none
   * @param nameAttribute the attribute that is the name; {@code Ref} if {@code Ref} gives it, and
   *     {@code -} if nothing does
   * @param keyPath the property with the KMS key that encrypts it; {@code -} if it has none
   */
  record KnownType(
      String iamType, Yield ref, String arnAttribute, String nameAttribute, String keyPath) {}

  /** Finds a type by its name in CloudFormation. */
  static Optional<KnownType> find(String cloudFormationType) {
    return Optional.ofNullable(BY_CLOUDFORMATION.get(cloudFormationType));
  }

  private static Map<String, KnownType> read() {
    Map<String, KnownType> types = new HashMap<>();
    for (String line : ProgramData.lines(KnownTypes.class, "resources.txt")) {
      String[] columns = line.split(" +");
      Yield ref =
          switch (columns[2]) {
            case "arn" -> Yield.ARN;
            case "url" -> Yield.URL;
            default -> Yield.NAME;
          };
      types.put(
          "AWS::" + columns[1], new KnownType(columns[0], ref, columns[3], columns[4], columns[5]));
    }
    return types;
  }
}
