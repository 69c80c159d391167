package dev.cumulusc.template;

import java.util.Map;

/** How long policies are as IAM counts: the characters of their JSON without white space. */
public final class PolicyLength {
  /** For all policies within a role together; see the quotas of IAM. */
  public static final int INLINE_MAXIMUM = 10_240;

  /** For a managed policy. */
  public static final int MANAGED_MAXIMUM = 6_144;

  /** How many managed policies a role can have, unless the account's quota is raised. */
  public static final int MANAGED_POLICIES = 10;

  /** The length of an ARN of this account, if it has a name of usual length. */
  private static final int USUAL_ARN = 90;

  private static final Map<String, Integer> PSEUDO_PARAMETERS =
      Map.of("AWS::AccountId", 12, "AWS::Partition", 3, "AWS::Region", 9);

  private PolicyLength() {}

  /** Returns the length of a value's JSON, quotes and commas included; of references, about. */
  public static int of(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return text.value().length() + 3;
    } else if (value instanceof CfnValue.Sequence list) {
      return 3 + list.items().stream().mapToInt(PolicyLength::of).sum();
    } else if (value instanceof CfnValue.Mapping mapping) {
      return 3
          + mapping.members().entrySet().stream()
              .mapToInt(member -> member.getKey().length() + 3 + of(member.getValue().value()))
              .sum();
    } else if (value instanceof CfnValue.Sub sub) {
      return 3 + SubText.parse(sub.text()).stream().mapToInt(PolicyLength::of).sum();
    }
    return USUAL_ARN;
  }

  private static int of(SubText.Piece piece) {
    return piece instanceof SubText.Reference reference
        ? PSEUDO_PARAMETERS.getOrDefault(reference.path(), USUAL_ARN)
        : piece.end() - piece.start();
  }
}
