package dev.cumulusc.iam;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.iam.IamActions.ResourceType;
import dev.cumulusc.iam.ResourceExpression.Argument;
import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The resources of the permissions that a call of the SDK takes: which of its arguments name a
 * resource follows from the names of the placeholders in the forms of ARNs.
 */
final class SdkResources {
  static final String PASS_ROLE = "iam:PassRole";

  private static final Map<String, List<String>> DEPENDING = readDepending();

  /** Names of arguments that may name a resource. */
  private static final Pattern NAMING =
      Pattern.compile("(?i).*(arn|name|id|identifier|resource|key)s?(list)?");

  /** Calls that take a role for themselves, or only tell of it, and pass it to nobody. */
  private static final Pattern PASSING_NOTHING =
      Pattern.compile("(sts|iam):.*|.*:(assume|batchGet|delete|describe|get|list|search).*");

  private final CallResources call;
  private final SpecialArns ways;
  private final ApiCalls.Permissions permissions;
  private final List<String> names;

  SdkResources(CallResources call, SpecialArns ways, ApiCalls.Permissions permissions) {
    this.call = call;
    this.ways = ways;
    this.permissions = permissions;
    this.names = call.arguments().at("").names();
  }

  /** Returns whether the arguments ask for an action that a call takes with some only. */
  boolean isAskedFor(String action) {
    return action.equals(PASS_ROLE)
        ? !roles().isEmpty()
        : DEPENDING.getOrDefault(action, List.of()).stream().anyMatch(names::contains);
  }

  /** Returns the resources of an action. */
  Found of(String action) {
    if (action.equals(PASS_ROLE)) {
      return roles().stream()
          .map(CallArguments.Named::value)
          .map(role -> ResourceValues.isUnknown(role) ? Found.unknown() : ways.role(role))
          .reduce(new Found(List.of(), false), Found::plus);
    }
    if (permissions.path().isPresent()) {
      return Found.of(path(permissions.path().get()));
    }
    Optional<IamActions.Action> known = IamActions.find(action);
    if (known.filter(IamActions.Action::takesArn).isEmpty()) {
      return Found.of(ways.literal("*"));
    }
    if (call.arguments().isRunTime()) {
      return Found.unknown();
    }
    return typed(known.get(), action.substring(0, action.indexOf(':')));
  }

  /**
   * Returns whether a call hands a role to its service, although the reference does not list that:
   * whoever does so has to be allowed to, whatever the service
   * (IAM/latest/UserGuide/id_roles_use_passrole.html).
   */
  boolean passesRole(String service, String callName) {
    return !permissions.depending().contains(PASS_ROLE)
        && !permissions.needed().contains(PASS_ROLE)
        && !PASSING_NOTHING.matcher(service + ":" + callName).matches()
        && roles().stream()
            .anyMatch(role -> role.name().toLowerCase(Locale.ROOT).endsWith("rolearn"));
  }

  private List<CallArguments.Named> roles() {
    return call.arguments()
        .named(
            name -> {
              String lower = name.toLowerCase(Locale.ROOT);
              return lower.endsWith("rolearn") || lower.equals("role");
            });
  }

  private Found typed(IamActions.Action action, String prefix) {
    Found all = new Found(List.of(), false);
    Found fixed = new Found(List.of(), false);
    for (ResourceType type : action.resourceTypes()) {
      boolean required = action.required().contains(type.name());
      Optional<Found> found = named(prefix, type, required || action.resourceTypes().size() == 1);
      if (found.isPresent()) {
        all = all.plus(found.get());
      } else if (required && isFixed(type)) {
        fixed = fixed.plus(call.typed(prefix, ArnForm.of(type.arns().get(0)), List.of()));
      }
    }
    if (!all.arns().isEmpty() || all.isUnknown()) {
      return all.plus(fixed);
    }
    if (action.required().isEmpty() && !namesSomething()) {
      return Found.of(ways.literal("*"));
    }
    for (ResourceType type : action.resourceTypes()) {
      if (action.required().isEmpty() || action.required().contains(type.name())) {
        for (String arn : type.arns()) {
          all = all.plus(call.typed(prefix, ArnForm.of(arn), List.of()));
        }
      }
    }
    return all;
  }

  /** Returns whether an account has one resource of a type: its catalog of data, its settings. */
  private static boolean isFixed(ResourceType type) {
    return !type.arns().isEmpty() && ArnForm.of(type.arns().get(0)).names().isEmpty();
  }

  /** A call that names nothing, of an action that needs no resource, is one of none. */
  private boolean namesSomething() {
    return names.stream().anyMatch(name -> NAMING.matcher(name).matches());
  }

  /** Returns the resources of a type that arguments name; nothing if none does. */
  private Optional<Found> named(String prefix, ResourceType type, boolean isCertain) {
    String key = prefix + ":" + type.name();
    if (PermissionTable.hasArguments(key)) {
      return PermissionTable.argumentsOf(key).stream()
          .filter(way -> way.arguments().isEmpty() || present(way).isPresent())
          .findFirst()
          .map(way -> ways.of(way, prefix));
    }
    if (type.arns().isEmpty()) {
      return Optional.empty();
    }
    ArnForm form = ArnForm.of(type.arns().get(0));
    List<Argument> arguments = new ArrayList<>();
    int last = form.names().size() - 1;
    for (int i = 0; i <= last; i++) {
      Optional<String> name =
          i == last ? argument(type.name(), form.names().get(i), isCertain) : owner(form, i);
      arguments.add(new Argument(name.orElse("*"), Optional.empty()));
    }
    boolean none = arguments.stream().allMatch(Argument::isAny);
    boolean incomplete = arguments.stream().anyMatch(Argument::isAny);
    if (none || incomplete && !isCertain) {
      return wholeArn(type.name()).map(whole -> ways.of(whole, prefix));
    }
    return Optional.of(call.typed(prefix, form, arguments));
  }

  private Optional<ResourceExpression> wholeArn(String type) {
    return find(List.of(letters(type) + "arn"))
        .map(name -> ResourceExpression.of("@arn(" + name + ")"));
  }

  private Optional<Argument> present(ResourceExpression way) {
    return way.arguments().stream()
        .filter(argument -> !argument.isAny() && argument.otherwise().isEmpty())
        .findFirst()
        .filter(argument -> call.arguments().at(argument.path()).isPresent());
  }

  private Optional<String> owner(ArnForm form, int index) {
    String name = letters(form.names().get(index));
    return find(List.of(name, stem(name), stem(name) + "id", stem(name) + "identifier"));
  }

  /** Returns the argument that names a resource of a type. */
  private Optional<String> argument(String type, String placeholder, boolean isCertain) {
    String kind = letters(type);
    String name = letters(placeholder);
    List<String> wanted = new ArrayList<>();
    for (String base : List.of(kind, stem(name))) {
      Collections.addAll(
          wanted, base + "arn", base + "name", base + "id", base + "identifier", base);
      Collections.addAll(wanted, base + "arns", base + "names", base + "ids", base + "s");
    }
    wanted.add(0, name);
    if (isCertain) {
      Collections.addAll(wanted, "resourcearn", "arn", "name", "id", "identifier");
    }
    return find(wanted);
  }

  private Optional<String> find(List<String> wanted) {
    return wanted.stream()
        .flatMap(each -> names.stream().filter(name -> name.equalsIgnoreCase(each)).limit(1))
        .findFirst();
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  private static String stem(String name) {
    for (String end : List.of("name", "id")) {
      if (name.endsWith(end) && name.length() > end.length()) {
        return name.substring(0, name.length() - end.length());
      }
    }
    return name;
  }

  /** API Gateway's actions are HTTP methods on the paths of its API. */
  private ComposedString path(String path) {
    ComposedString arn =
        ways.literal("arn:")
            .plus(ComposedString.ref("AWS::Partition", call.origin()))
            .plus(":apigateway:")
            .plus(ComposedString.ref("AWS::Region", call.origin()))
            .plus("::");
    for (ArnForm.Part part : ArnForm.parts(path.replace("{", "${"))) {
      arn = part.isPlaceholder() ? arn.plus(value(part.text())) : arn.plus(part.text());
    }
    return ResourceValues.joined(arn);
  }

  private ComposedString value(String name) {
    return find(List.of(name))
        .flatMap(found -> call.strings(found, Optional.empty()))
        .map(all -> ResourceValues.pattern(all.get(0)))
        .orElseGet(() -> ways.literal("*"));
  }

  private static Map<String, List<String>> readDepending() {
    Map<String, List<String>> depending = new HashMap<>();
    for (String line : ProgramData.lines(SdkResources.class, "depending.txt")) {
      String[] columns = line.split(" ");
      depending.put(columns[0], IamData.list(columns[1]));
    }
    return depending;
  }
}
