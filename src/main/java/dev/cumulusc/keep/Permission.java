package dev.cumulusc.keep;

import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.template.CfnValue;
import java.util.Optional;

/**
 * An action on a resource.
 *
 * @param resource the ARN, with {@code *} for what only an execution knows
 * @param condition the {@code Condition} element under which it is needed
 */
record Permission(String action, CfnValue resource, Optional<CfnValue.Mapping> condition) {

  /** Returns what is equal for the same action on the same resource under the same condition. */
  String key() {
    return action + " " + place();
  }

  /** Returns what is equal for the same resource under the same condition. */
  String place() {
    return AccessRights.text(resource) + " " + conditionText();
  }

  /** Returns what is equal for the same condition. */
  String conditionText() {
    return condition.map(AccessRights::condition).orElse("");
  }
}
