package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.iam.MachineRole;
import dev.cumulusc.iam.PermissionGap;
import dev.cumulusc.iam.PolicySplit;
import dev.cumulusc.iam.RoleRules;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.PolicyLength;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reports what states need, and the roles of their state machines don't allow. */
final class RoleFindings {
  private RoleFindings() {}

  static void report(MachineRole role, Diagnostics diagnostics) {
    Map<PermissionGap, Set<String>> actions = new LinkedHashMap<>();
    for (PermissionGap gap : role.gaps()) {
      PermissionGap place =
          new PermissionGap(gap.state(), gap.origin(), List.of(), gap.kind(), Map.of());
      actions.computeIfAbsent(place, unseen -> new TreeSet<>()).addAll(gap.actions());
    }
    String key = "`workflowRoles." + role.workflow().name().value() + "`";
    actions.forEach((place, missing) -> report(place, missing, key, diagnostics));
    for (Located<String> idle : role.idle()) {
      diagnostics.report(
          RoleRules.NOTHING_TAKEN_AWAY,
          idle.origin(),
          "The role does not allow `" + idle.value() + "` anyway.",
          "Delete it, or write an action that the role allows.");
    }
    for (Located<String> early : role.early()) {
      diagnostics.report(
          RoleRules.NEEDED_FOR_CREATION,
          early.origin(),
          "Without `"
              + early.value()
              + "`, the state machine can't be created: Step Functions looks for it then.",
          "Delete it.");
    }
  }

  static void report(MachineRole role, PolicySplit split, Diagnostics diagnostics) {
    if (split.isTooLong()) {
      diagnostics.report(
          RoleRules.ROLE_TOO_LONG,
          role.workflow().name().origin(),
          tooLong("role of `" + role.workflow().name().value() + "`", split),
          "Divide the workflow, or name a role under `workflowRoles`.");
    }
  }

  /**
   * Reports a role of a function or container that is too long.
   *
   * @param use what the role does: {@code Runs the function shop-Enrich}
   */
  static void report(String use, PolicySplit split, Origin origin, Diagnostics diagnostics) {
    if (split.isTooLong()) {
      diagnostics.report(
          RoleRules.ROLE_TOO_LONG,
          origin,
          tooLong(
              "role that " + use.substring(0, 1).toLowerCase(Locale.ROOT) + use.substring(1),
              split),
          "Name fewer tables and queues, or name a role under `iams`.");
    }
  }

  private static String tooLong(String role, PolicySplit split) {
    return String.format(
        Locale.ROOT,
        "What the %s has to allow takes about %,d characters and %d managed policies, but a role has"
            + " %d at most.",
        role,
        split.length(),
        split.managed().size(),
        PolicyLength.MANAGED_POLICIES);
  }

  private static void report(
      PermissionGap gap, Set<String> actions, String key, Diagnostics diagnostics) {
    switch (gap.kind()) {
      case FUNCTION_AT_RUN_TIME ->
          diagnostics.report(
              RoleRules.FUNCTION_CHOSEN_AT_RUN_TIME,
              gap.origin(),
              "The function that is called here is known only at run time, so the state machine's"
                  + " own role does not allow it.",
              "List the ARNs of the functions it can be under `allow` in "
                  + key
                  + ", so that the role allows `lambda:InvokeFunction` on them.");
      case RESOURCE_UNKNOWN -> reportUnknown(gap, actions, key, diagnostics);
      case CALL_UNKNOWN ->
          diagnostics.report(
              RoleRules.INTEGRATION_WITHOUT_POLICY,
              gap.origin(),
              "Which permissions this call takes is not known here, so the state machine's own role"
                  + " does not have them.",
              "Add them under `statements` in " + key + ".");
      case DEPENDS_ON_REQUEST ->
          diagnostics.report(
              RoleRules.DEPENDS_ON_REQUEST,
              gap.origin(),
              actions.isEmpty()
                  ? "What this call takes of the key or the objects that it names is not known here,"
                      + " so the state machine's own role does not allow it."
                  : "Depending on what it is given, this call takes "
                      + list(actions)
                      + " as well, which the state machine's own role does not allow.",
              actions.isEmpty()
                  ? "Add what is needed under `statements` in " + key + "."
                  : "Add what is needed under `statements` in "
                      + key
                      + ", or list the actions under `without` there.");
    }
  }

  /** Tags are written beside: they are not what the call is about. */
  private static void reportUnknown(
      PermissionGap gap, Set<String> actions, String key, Diagnostics diagnostics) {
    Set<String> main = new TreeSet<>(actions);
    main.removeIf(action -> action.contains("Tag"));
    Set<String> named = main.isEmpty() ? actions : main;
    diagnostics.report(
        RoleRules.INTEGRATION_WITHOUT_POLICY,
        gap.origin(),
        "What this call needs can't be named before an execution runs, so the state machine's own"
            + " role does not allow it: "
            + list(named)
            + ".",
        "List the ARNs it can be under `allow` in " + key + ", for " + list(actions) + ".");
  }

  private static String list(Collection<String> actions) {
    return actions.stream().map(action -> "`" + action + "`").collect(Collectors.joining(", "));
  }
}
