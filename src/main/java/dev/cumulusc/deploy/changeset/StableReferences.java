package dev.cumulusc.deploy.changeset;

import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.ResourceDelta.Kind;
import dev.cumulusc.compare.ValueChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * CloudFormation takes every reference to an attribute of a changed resource for a possible change.
 * The ARN of a resource that is not replaced stays the same, though.
 */
final class StableReferences {
  private static final String ARN = ".Arn";

  private StableReferences() {}

  /** Returns the changes of a stack without those that only come through such an ARN. */
  static List<ResourceDelta> leaveOut(List<ResourceDelta> resources) {
    Set<String> stable = new HashSet<>();
    resources.stream()
        .filter(each -> each.kind() == Kind.CHANGE)
        .forEach(each -> stable.add(each.logicalId() + ARN));
    List<ResourceDelta> real = new ArrayList<>();
    for (ResourceDelta each : resources) {
      List<ValueChange> left =
          each.properties().stream().filter(change -> !isIdle(change, stable)).toList();
      if (left.size() == each.properties().size()) {
        real.add(each);
      } else if (!left.isEmpty()
          || !each.attributes().isEmpty()
          || each.nested().filter(nested -> !nested.isEmpty()).isPresent()) {
        real.add(each.withProperties(left));
      }
    }
    return real;
  }

  private static boolean isIdle(ValueChange change, Set<String> stable) {
    return !change.certain() && change.through().filter(stable::contains).isPresent();
  }
}
