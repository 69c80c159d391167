package dev.cumulusc.iam;

import java.util.Locale;

/**
 * An action that a policy allows or denies on one resource.
 *
 * @param effect {@code Allow} or {@code Deny}
 * @param action the action, perhaps with wildcards; of a {@code NotAction}, its text
 * @param resource the ARN as text, references as {@code ${X.Arn}}; of a {@code NotResource}, its
 *     text
 * @param condition the {@code Condition} as text, in an order of its own; empty for none
 */
public record AccessRight(String effect, String action, String resource, String condition) {
  static final String NOT = "Not";

  /** Returns whether whoever has this right has the other one, too. */
  public boolean covers(AccessRight other) {
    return effect.equals(other.effect)
        && (condition.isEmpty() || condition.equals(other.condition))
        && (action.equalsIgnoreCase(other.action) || coversAction(other.action))
        && (resource.equals(other.resource)
            || isPattern(resource, other.resource) && Wildcards.covers(resource, other.resource));
  }

  /** Returns whether it allows an action, on whatever resource. */
  public boolean allows(String wanted) {
    return effect.equals("Allow") && (action.startsWith(NOT) || coversAction(wanted));
  }

  private boolean coversAction(String other) {
    return isPattern(action, other)
        && Wildcards.covers(action.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }

  /** What a statement excepts is no pattern: with more in it, the statement allows less. */
  private static boolean isPattern(String wide, String narrow) {
    return !wide.startsWith(NOT) && !narrow.startsWith(NOT);
  }
}
