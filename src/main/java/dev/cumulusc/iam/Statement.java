package dev.cumulusc.iam;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy that allows something.
 *
 * @param id its {@code Sid}, if it has one
 * @param actions what it allows: {@code sqs:SendMessage}
 * @param resources the ARNs that it is allowed on; {@code *} only where the service knows none
 * @param condition the {@code Condition} element
 */
public record Statement(
    Optional<String> id,
    List<String> actions,
    List<CfnValue> resources,
    Optional<CfnValue.Mapping> condition) {

  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }

  /** Allows actions on resources. */
  public static Statement allow(List<String> actions, List<? extends CfnValue> resources) {
    return new Statement(Optional.empty(), actions, List.copyOf(resources), Optional.empty());
  }

  /** Allows actions on one resource. */
  public static Statement allow(List<String> actions, CfnValue resource) {
    return allow(actions, List.of(resource));
  }

  /** Allows actions that know no resource. */
  public static Statement allowEverywhere(List<String> actions, Origin origin) {
    return allow(actions, CfnValue.text("*", origin));
  }

  public Statement when(CfnValue.Mapping newCondition) {
    return new Statement(id, actions, resources, Optional.of(newCondition));
  }

  /** Returns this statement under an id. */
  public Statement named(String newId) {
    return new Statement(Optional.of(newId), actions, resources, condition);
  }

  /** Returns the statement as a policy document has it. */
  public CfnValue.Mapping value(Origin origin) {
    MappingBuilder statement =
        CfnValue.mapping(origin)
            .putIfPresent("Sid", id.map(name -> CfnValue.text(name, origin)))
            .put("Effect", "Allow")
            .put("Action", actions.stream().map(name -> CfnValue.text(name, origin)).toList());
    if (resources.size() == 1) {
      statement.put("Resource", resources.get(0));
    } else {
      statement.put("Resource", resources);
    }
    return statement.putIfPresent("Condition", condition).build();
  }
}
