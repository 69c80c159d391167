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

  private static final int QUOTES = 2;

  private static final Map<String, Integer> PSEUDO_PARAMETERS =
      Map.of("AWS::AccountId", 12, "AWS::Partition", 3, "AWS::Region", 9);

  private PolicyLength() {}

  /** Returns the length of a value's JSON, quotes and commas included; of references, about. */
  public static int of(CfnValue value) {
    return of(value, USUAL_ARN);
  }

  /** Returns the length that a value's JSON has at least, whatever references become. */
  public static int atLeast(CfnValue value) {
    return of(value, 0);
  }

  private static int of(CfnValue value, int reference) {
    if (value instanceof CfnValue.Text text) {
      return QUOTES + text.value().length();
    } else if (value instanceof CfnValue.Sequence list) {
      return around(list.items().size())
          + list.items().stream().mapToInt(item -> of(item, reference)).sum();
    } else if (value instanceof CfnValue.Mapping mapping) {
      return around(mapping.members().size())
          + mapping.members().entrySet().stream()
              .mapToInt(
                  member -> member.getKey().length() + 3 + of(member.getValue().value(), reference))
              .sum();
    } else if (value instanceof CfnValue.Sub sub) {
      return QUOTES
          + SubText.parse(sub.text()).stream().mapToInt(piece -> of(piece, reference)).sum();
    }
    return QUOTES + reference;
  }

  /** Returns the length of brackets, and of the commas between items. */
  private static int around(int items) {
    return 2 + Math.max(0, items - 1);
  }

  private static int of(SubText.Piece piece, int reference) {
    return piece instanceof SubText.Reference place
        ? PSEUDO_PARAMETERS.getOrDefault(place.path(), reference)
        : piece.end() - piece.start();
  }
}
