package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import java.util.List;

/**
 * Actions that a state needs, but that no role can name the resources of.
 *
 * @param state the state's name
 * @param origin where the state calls
 * @param actions the actions; none if it is not known which ones the call takes
 * @param kind why not
 */
public record PermissionGap(String state, Origin origin, List<String> actions, Kind kind) {
  public PermissionGap {
    actions = List.copyOf(actions);
  }

  /** Why a role can't name it. */
  public enum Kind {
    /** Only an execution knows which function is called. */
    FUNCTION_AT_RUN_TIME,
    /** Only an execution, or whoever wrote something else, knows the resource. */
    RESOURCE_UNKNOWN,
    /** No source says which permissions the call takes. */
    CALL_UNKNOWN
  }
}
