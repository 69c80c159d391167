package dev.cumulusc.compare;

import dev.cumulusc.compare.ResourceDelta.Retention;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What becomes of resources that their stacks have no more, by their policies. */
public final class Retentions {
  private static final Set<String> KEPT_IN_SNAPSHOTS =
      Set.of("AWS::RDS::DBCluster", "AWS::RDS::DBInstance");

  private Retentions() {}

  public static Retention whenRemoved(Resource resource) {
    return of(resource, "DeletionPolicy");
  }

  public static Retention whenReplaced(Resource resource) {
    return of(resource, "UpdateReplacePolicy");
  }

  /** Returns what a policy of a resource says, or what CloudFormation does without one. */
  static Retention of(Resource resource, String policy) {
    if (!(resource.attributes().get(policy) instanceof CfnValue.Text text)) {
      return KEPT_IN_SNAPSHOTS.contains(resource.type()) ? Retention.SNAPSHOT : Retention.DELETED;
    }
    return named(text.value());
  }

  /** Reads the service's word for it: {@code Retain}, {@code ReplaceAndSnapshot}, ... */
  public static Retention named(String policy) {
    String word = policy.replaceFirst("^ReplaceAnd", "").toLowerCase(Locale.ROOT);
    return word.startsWith("retain")
        ? Retention.RETAINED
        : word.equals("snapshot") ? Retention.SNAPSHOT : Retention.DELETED;
  }

  /** Returns what the service says, or what is known already. */
  public static Retention ofService(Optional<String> policyAction, Retention known) {
    return policyAction.map(Retentions::named).orElse(known);
  }
}
