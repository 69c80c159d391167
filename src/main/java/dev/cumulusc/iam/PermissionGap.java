package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/**
 * Actions that a state needs, but that no role can name the resources of.
 *
 * @param state the state's name
 * @param origin where the state calls
 * @param actions the actions; none if it is not known which ones the call takes
 * @param kind why not
 * @param conditions condition keys with the value that a request has to have
 */
@RecordBuilder
public record PermissionGap(
    String state,
    Origin origin,
    List<String> actions,
    Kind kind,
    Map<String, ComposedString> conditions)
    implements PermissionGapBuilder.With {
  public PermissionGap {
    actions = List.copyOf(actions);
    conditions = Map.copyOf(conditions);
  }

  /** Why a role can't name it. */
  public enum Kind {
    /** Only an execution knows which function is called. */
    FUNCTION_AT_RUN_TIME,
    /** Only an execution, or whoever wrote something else, knows the resource. */
    RESOURCE_UNKNOWN,
    /** No source says which permissions the call takes. */
    CALL_UNKNOWN,
    /** The call may take these beside, and no source says when, or on what. */
    DEPENDS_ON_REQUEST
  }
}
