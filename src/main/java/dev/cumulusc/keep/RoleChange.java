package dev.cumulusc.keep;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a role allows before an update, and what after it. */
final class RoleChange {
  private final List<PolicyStatement> before;
  private final List<PolicyStatement> after;
  private final Set<String> textsBefore;
  private final Set<String> textsAfter;

  RoleChange(List<PolicyStatement> before, List<PolicyStatement> after) {
    this.before = List.copyOf(before);
    this.after = List.copyOf(after);
    this.textsBefore = texts(before);
    this.textsAfter = texts(after);
  }

  private static Set<String> texts(List<PolicyStatement> statements) {
    return statements.stream().map(PolicyStatement::text).collect(Collectors.toSet());
  }

  List<PolicyStatement> before() {
    return before;
  }

  /**
   * Returns whether a statement of the deployed role is there for a definition: one that was kept
   * for it, or any if none was.
   */
  boolean isOf(PolicyStatement statement, DefinitionInUse definition) {
    String id = KeptTemplate.SID_PREFIX + Definitions.hash(definition);
    if (statement.isKept()) {
      return statement.id().filter(own -> own.startsWith(id)).isPresent();
    }
    return definition.use() instanceof DefinitionInUse.Deployed
        || before.stream()
            .noneMatch(other -> other.id().filter(own -> own.startsWith(id)).isPresent());
  }

  /**
   * Returns whether the role allows something before, and not after. A statement that stays allows
   * after what it allows before, whatever that is.
   */
  boolean takesAway(Permission permission) {
    boolean isAllowed =
        after.stream().anyMatch(each -> each.allows(permission, textsBefore.contains(each.text())));
    if (isAllowed) {
      return false;
    }
    if (before.stream().anyMatch(each -> each.allows(permission, true))) {
      return true;
    }
    return before.stream().anyMatch(each -> each.isUnknown() && !textsAfter.contains(each.text()));
  }
}
