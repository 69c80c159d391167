package dev.cumulusc.iam;

import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.iam.Needs.Asking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Adds what one call takes to the needs of its state machine. */
final class CallPermissions {
  private static final String PASSED_TO = "iam:PassedToService";

  private final Needs needs;
  private final Asking asking;
  private final CallResources call;
  private final SpecialArns ways;

  CallPermissions(
      Needs needs, Asking asking, CallResources call, Function<ComposedString, Found> functions) {
    this.needs = needs;
    this.asking = asking;
    this.call = call;
    this.ways = new SpecialArns(call, functions);
  }

  /**
   * Adds what a call takes that the table of permissions has; nothing if it has none.
   *
   * @param name the call in the table: {@code ecs:runTask}
   */
  boolean addTabled(String name, Pattern pattern) {
    Optional<PermissionTable.Entry> entry = PermissionTable.find(name);
    entry.ifPresent(
        found ->
            found.rows().stream()
                .filter(row -> row.applies(pattern))
                .filter(this::isAskedFor)
                .forEach(this::add));
    return entry.isPresent();
  }

  /** Adds what a call of the SDK takes; a call of which that is not known is a gap. */
  void addSdk(String service, String action) {
    Optional<ApiCalls.Permissions> found = ApiCalls.of(service, action);
    if (found.isEmpty()) {
      needs.miss(asking, List.of(), PermissionGap.Kind.CALL_UNKNOWN);
      return;
    }
    if (DynamoStatements.covers(service, action)) {
      new DynamoStatements(call)
          .of(action)
          .forEach((permission, resources) -> add(List.of(permission), resources, Map.of(), false));
      return;
    }
    ApiCalls.Permissions permissions = found.get();
    SdkResources resources = new SdkResources(call, ways, permissions);
    List<String> actions = new ArrayList<>(permissions.needed());
    permissions.depending().stream().filter(resources::isAskedFor).forEach(actions::add);
    if (resources.passesRole(service, action)) {
      actions.add(SdkResources.PASS_ROLE);
    }
    if (actions.isEmpty()) {
      needs.miss(asking, permissions.depending(), PermissionGap.Kind.RESOURCE_UNKNOWN);
    }
    for (String each : actions) {
      Map<String, ComposedString> conditions = new HashMap<>();
      if (each.equals(SdkResources.PASS_ROLE)) {
        permissions.passedTo().ifPresent(to -> conditions.put(PASSED_TO, ways.literal(to)));
      }
      add(List.of(each), resources.of(each), conditions, false);
    }
    addBeside(service + ":" + action, permissions, resources);
  }

  /** What a call takes beside is allowed where it is known, and noted where not. */
  private void addBeside(String name, ApiCalls.Permissions permissions, SdkResources resources) {
    List<CallPermission> rows =
        PermissionTable.findAdditional("aws-sdk:" + name)
            .map(PermissionTable.Entry::rows)
            .orElse(List.of());
    rows.stream().filter(this::isAskedFor).forEach(this::add);
    List<String> covered = rows.stream().flatMap(row -> row.actions().stream()).toList();
    List<String> left =
        permissions.depending().stream()
            .filter(each -> !covered.contains(each) && !SdkResources.isKnown(each))
            .toList();
    boolean isNamed =
        covered.stream().noneMatch(each -> each.startsWith("kms:") || each.startsWith("s3:"))
            && resources.namesOthers(name);
    if (isNamed || !left.isEmpty() && !permissions.needed().isEmpty()) {
      needs.miss(asking, left, PermissionGap.Kind.DEPENDS_ON_REQUEST);
    }
  }

  private boolean isAskedFor(CallPermission row) {
    return (row.present().isEmpty() || row.present().stream().anyMatch(this::holds))
        && row.absent().stream().noneMatch(this::isCertain);
  }

  /** Returns whether an argument is there, or may be. */
  private boolean holds(String condition) {
    int equals = condition.indexOf('=');
    if (equals < 0) {
      return call.has(condition);
    }
    String wanted = condition.substring(equals + 1);
    String path = condition.substring(0, equals);
    return call.has(path)
        && call.strings(path, Optional.empty())
            .map(all -> all.get(0))
            .map(value -> value.isRunTime() || value.toString().equals(wanted))
            .orElse(true);
  }

  private boolean isCertain(String condition) {
    return !call.arguments().isRunTime() && holds(condition);
  }

  private void add(CallPermission row) {
    Found found = Found.NOTHING;
    String prefix = row.actions().get(0).substring(0, row.actions().get(0).indexOf(':'));
    for (ResourceExpression expression : row.resources()) {
      found = found.plus(ways.of(expression, prefix));
    }
    Map<String, ComposedString> conditions = new HashMap<>();
    row.passedTo().ifPresent(to -> conditions.put(PASSED_TO, ways.literal(to)));
    row.conditions()
        .forEach((key, value) -> condition(value).ifPresent(text -> conditions.put(key, text)));
    add(row.actions(), found, conditions, row.rule().isPresent());
  }

  /** Returns the value of a condition; nothing if it is an argument that is not known. */
  private Optional<ComposedString> condition(String value) {
    if (!value.startsWith("{")) {
      return Optional.of(ways.literal(value));
    }
    return call.strings(value.substring(1, value.length() - 1), Optional.empty())
        .map(all -> all.get(0))
        .filter(text -> !ResourceValues.isUnknown(text))
        .map(ResourceValues::pattern);
  }

  private void add(
      List<String> actions, Found found, Map<String, ComposedString> conditions, boolean isEarly) {
    found.forEach(conditions, (arn, all) -> needs.allow(asking, actions, arn, all, isEarly));
    if (found.isUnknown()) {
      boolean function = actions.equals(List.of("lambda:InvokeFunction"));
      needs.miss(
          asking,
          actions,
          function ? PermissionGap.Kind.FUNCTION_AT_RUN_TIME : PermissionGap.Kind.RESOURCE_UNKNOWN);
    }
  }
}
