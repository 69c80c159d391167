package dev.cumulusc.report;

import dev.cumulusc.iam.AccessRights;
import dev.cumulusc.iam.ListedRole;
import dev.cumulusc.iam.PermissionGap;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words for roles, whatever shows them. */
public final class RoleTexts {
  private RoleTexts() {}

  /** Returns the logical id of a role, or the ARN of one that exists already. */
  public static String name(ListedRole role) {
    return role.role() instanceof CfnValue.Ref ref && role.isGenerated()
        ? ref.target()
        : AccessRights.text(role.role());
  }

  /** Returns what takes a role. */
  public static String user(ListedRole.User user) {
    String type = user.type().substring(user.type().lastIndexOf(':') + 1);
    return user.workflow()
        .map(workflow -> "the state machine of " + workflow)
        .orElse(user.logicalId() + " (" + type + ")");
  }

  /** Returns whether a statement denies what it names. */
  public static boolean denies(CfnValue.Mapping statement) {
    return statement.get("Effect") instanceof CfnValue.Text effect && effect.value().equals("Deny");
  }

  public static List<String> actions(CfnValue.Mapping statement) {
    return texts(statement, "Action", "NotAction");
  }

  public static List<String> resources(CfnValue.Mapping statement) {
    return texts(statement, "Resource", "NotResource");
  }

  private static List<String> texts(CfnValue.Mapping statement, String name, String otherwise) {
    @Nullable CfnValue excepted = statement.get(otherwise);
    if (excepted != null) {
      return Stream.concat(
              Stream.of("all but"), AccessRights.items(excepted).stream().map(AccessRights::text))
          .toList();
    }
    @Nullable CfnValue value = statement.get(name);
    return value == null
        ? List.of()
        : AccessRights.items(value).stream().map(AccessRights::text).toList();
  }

  /** Returns a value without the passwords of addresses in it. */
  public static CfnValue withoutPasswords(CfnValue value) {
    if (value instanceof CfnValue.Text text) {
      return CfnValue.text(Secrets.withoutPasswords(text.value()), text.origin());
    }
    if (value instanceof CfnValue.Sub sub) {
      return new CfnValue.Sub(
          Secrets.withoutPasswords(sub.text()), sub.variables(), sub.places(), sub.origin());
    }
    if (value instanceof CfnValue.Sequence list) {
      return CfnValue.list(
          list.items().stream().map(RoleTexts::withoutPasswords).toList(), list.origin());
    }
    if (!(value instanceof CfnValue.Mapping mapping)) {
      return value;
    }
    MappingBuilder shown = CfnValue.mapping(mapping.origin());
    mapping.members().forEach((name, member) -> shown.put(name, withoutPasswords(member.value())));
    return shown.build();
  }

  /** Returns the conditions of a statement, each by itself. */
  public static List<String> conditions(CfnValue.Mapping statement) {
    String condition = Secrets.withoutPasswords(AccessRights.condition(statement.get("Condition")));
    return condition.isEmpty() ? List.of() : List.of(condition.split("; "));
  }

  /** Returns the verb for what a role does not have, or not as far as is known. */
  public static String lacks(PermissionGap gap) {
    return gap.kind() == PermissionGap.Kind.DEPENDS_ON_REQUEST ? "lacks perhaps" : "lacks";
  }

  /** Returns why a role can't name what a state needs. */
  public static String reason(PermissionGap gap) {
    return switch (gap.kind()) {
      case FUNCTION_AT_RUN_TIME -> "only an execution knows the function";
      case RESOURCE_UNKNOWN -> "its resource is not known before an execution runs";
      case CALL_UNKNOWN -> "which permissions the call takes is not known here";
      case DEPENDS_ON_REQUEST -> "whether the call takes it depends on what it is given";
    };
  }
}
