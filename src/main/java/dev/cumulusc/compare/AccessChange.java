package dev.cumulusc.compare;

import java.util.List;

/**
 * What a role allows more than before, and what it no longer allows, whatever policies of the
 * template that stands in and in whatever order.
 *
 * @param role the role's logical id
 * @param widened what it allows now
 * @param narrowed what it allows no longer
 */
public record AccessChange(String role, List<Access> widened, List<Access> narrowed) {
  public AccessChange {
    widened = List.copyOf(widened);
    narrowed = List.copyOf(narrowed);
  }

  /**
   * Something that a role allows.
   *
   * @param names the actions, the attached policies, or who may take the role
   * @param resources what the actions are allowed on; of anything else, none
   * @param condition the condition as text; empty for none
   */
  public record Access(Kind kind, List<String> names, List<String> resources, String condition) {
    public Access {
      names = List.copyOf(names);
      resources = List.copyOf(resources);
    }
  }

  /** The kinds of what a role allows. */
  public enum Kind {
    /** Actions that statements allow. */
    ACTIONS,
    /** Actions that a statement denies no more, or denies now. */
    DENIED_ACTIONS,
    /** Attached policies that no template has. */
    POLICIES,
    /** Who may take the role. */
    PRINCIPALS,
    /** Permissions boundaries, of which a role has one at most. */
    BOUNDARY
  }
}
