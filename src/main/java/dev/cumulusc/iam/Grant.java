package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Map;

/**
 * Actions that a role has to allow on one resource.
 *
 * @param resource the ARN, or {@code *}
 * @param conditions condition keys with the value that a request has to have
 * @param isEarly whether it is looked for when the state machine is created
 * @param state the state that asks for it, or what else does
 * @param origin where it asks for it
 */
@RecordBuilder
record Grant(
    List<String> actions,
    ComposedString resource,
    Map<String, ComposedString> conditions,
    boolean isEarly,
    String state,
    Origin origin)
    implements GrantBuilder.With {
  Grant {
    actions = List.copyOf(actions);
    conditions = Map.copyOf(conditions);
  }
}
