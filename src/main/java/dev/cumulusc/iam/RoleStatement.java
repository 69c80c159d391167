package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A statement of a role, with what asks for it.
 *
 * @param askedBy who asks for it, in the order of the definition
 * @param isEarly whether a part of it is looked for when the state machine is created
 */
public record RoleStatement(Statement statement, List<Asked> askedBy, boolean isEarly) {
  public RoleStatement {
    askedBy = List.copyOf(askedBy);
  }

  /**
   * Somebody who asks for a statement.
   *
   * @param state the name of the state, or of the machine's setting
   * @param origin where it asks
   */
  public record Asked(String state, Origin origin) {}

  /** Returns the logical ids that the statement refers to. */
  public Set<String> targets() {
    Set<String> targets = new LinkedHashSet<>();
    statement
        .resources()
        .forEach(value -> value.references().forEach(each -> targets.add(each.target())));
    statement
        .condition()
        .ifPresent(value -> value.references().forEach(each -> targets.add(each.target())));
    return targets;
  }
}
