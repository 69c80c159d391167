package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.iam.IamActions.Action;
import dev.cumulusc.iam.IamActions.ResourceType;
import dev.cumulusc.iam.ResourceExpression.Argument;
import dev.cumulusc.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The resources that one action of a call of the SDK is about. Which argument names a resource of
 * which type follows from the names of the placeholders in the forms of ARNs. A type that each
 * request is about, and no argument names, is allowed as a whole: such a resource is created by the
 * call, or is what AWS takes by default.
 */
final class ActionResources {
  /** Names of arguments that name the only resource that a call is about. */
  private static final List<String> GENERIC =
      List.of("resourcearn", "arn", "name", "id", "identifier");

  /** Names of arguments that are ARNs of resources of any type that the action knows. */
  private static final List<String> ANY_TYPE =
      List.of("resourcearn", "arn", "resourcename", "resourcearns", "resourcearnlist", "resource");

  /** Names of arguments that may name a resource. */
  private static final Pattern NAMING =
      Pattern.compile("(?i).*(arn|name|id|identifier|resource|key)s?(list)?");

  private final CallResources call;
  private final SpecialArns ways;
  private final ArgumentNames names;
  private final String prefix;
  private final Action action;
  private final Map<ResourceType, Found> named = new LinkedHashMap<>();

  ActionResources(CallResources call, SpecialArns ways, Action action) {
    this.call = call;
    this.ways = ways;
    this.names = new ArgumentNames(call.arguments().at("").names());
    this.prefix = action.name().substring(0, action.name().indexOf(':'));
    this.action = action;
  }

  Found find() {
    action.resourceTypes().forEach(this::byOwnName);
    byLongerName();
    Found shared = byAnyType().plus(byArn());
    byOwner();
    if (named.isEmpty() && shared.isNothing()) {
      return unnamed();
    }
    Found all = shared;
    for (ResourceType type : action.resourceTypes()) {
      all = named.containsKey(type) ? all.plus(named.get(type)) : all;
    }
    boolean isShared = !shared.isNothing();
    for (ResourceType type : action.resourceTypes()) {
      if (!isShared && isRequired(type) && isOpen(type) && !hasAlternative(type)) {
        all = all.plus(whole(type));
      }
    }
    return all;
  }

  /** Returns the resources of an action if no argument names any. */
  private Found unnamed() {
    if (action.required().isEmpty() && !names.match(NAMING)) {
      return Found.of(ways.literal("*"));
    }
    boolean hidden =
        names.unused(name -> name.endsWith("arn") && !ArgumentNames.isOfOther(name)).stream()
            .flatMap(name -> call.strings(name, Optional.empty()).stream())
            .anyMatch(values -> values.stream().anyMatch(ResourceValues::isUnknown));
    if (hidden) {
      return Found.unknown();
    }
    Found all = Found.NOTHING;
    for (ResourceType type : action.resourceTypes()) {
      if (action.required().isEmpty() || isRequired(type)) {
        all = all.plus(whole(type));
      }
    }
    return all;
  }

  private Found whole(ResourceType type) {
    Found all = Found.NOTHING;
    for (String arn : type.arns()) {
      all = all.plus(call.typed(prefix, ArnForm.of(arn), List.of()));
    }
    return all;
  }

  private boolean isRequired(ResourceType type) {
    return action.required().contains(type.name());
  }

  /** A type that only an argument for it names is required, or the only one. */
  private boolean isCertain(ResourceType type) {
    return isRequired(type) || action.resourceTypes().size() == 1;
  }

  /** Returns whether nothing names a type, which could be named. */
  private boolean isOpen(ResourceType type) {
    String key = prefix + ":" + type.name();
    boolean byAnother =
        PermissionTable.hasArguments(key) && PermissionTable.argumentsOf(key).isEmpty();
    return !named.containsKey(type) && !type.arns().isEmpty() && !byAnother;
  }

  private List<ResourceType> open() {
    return action.resourceTypes().stream().filter(this::isOpen).toList();
  }

  /** A call is about one of some types, whatever the reference says of all of them. */
  private boolean hasAlternative(ResourceType type) {
    return named.keySet().stream()
        .anyMatch(other -> PermissionTable.areAlternatives(prefix, type.name(), other.name()));
  }

  private static ArnForm form(ResourceType type) {
    return ArnForm.of(type.arns().get(0));
  }

  /** By the table of arguments; else by an argument that is called as the type or its name is. */
  private void byOwnName(ResourceType type) {
    String key = prefix + ":" + type.name();
    if (PermissionTable.hasArguments(key)) {
      Optional<ResourceExpression> exact = way(key, this::isComplete);
      exact
          .or(() -> way(key, this::isPresent))
          .ifPresent(
              way -> {
                way.arguments().forEach(argument -> names.use(argument.path()));
                named.put(type, ways.of(way, prefix));
              });
      return;
    }
    if (type.arns().isEmpty() || form(type).names().isEmpty()) {
      return;
    }
    List<Argument> arguments = owners(form(type));
    Optional<String> last = names.own(type.name(), lastName(type));
    if (last.isEmpty() && open().equals(List.of(type)) && isCertain(type)) {
      last = names.find(GENERIC);
    }
    last.ifPresent(name -> byArguments(type, arguments, name));
  }

  private void byArguments(ResourceType type, List<Argument> owners, String last) {
    List<Argument> arguments = new ArrayList<>(owners);
    arguments.add(new Argument(last, Optional.empty()));
    boolean incomplete = owners.stream().anyMatch(Argument::isAny);
    if (!incomplete || isCertain(type)) {
      names.use(last);
      named.put(type, call.typed(prefix, form(type), arguments));
      return;
    }
    names
        .find(List.of(ArgumentNames.letters(type.name()) + "arn"))
        .map(name -> ResourceExpression.of("@arn(" + name + ")"))
        .ifPresent(way -> named.put(type, ways.of(way, prefix)));
  }

  private static String lastName(ResourceType type) {
    List<String> all = form(type).names();
    return all.get(all.size() - 1);
  }

  private static Optional<ResourceExpression> way(
      String iamType, Predicate<ResourceExpression> test) {
    return PermissionTable.argumentsOf(iamType).stream().filter(test).findFirst();
  }

  private boolean isComplete(ResourceExpression way) {
    return named(way).allMatch(argument -> call.arguments().at(argument.path()).isPresent());
  }

  private boolean isPresent(ResourceExpression way) {
    return named(way)
        .limit(1)
        .allMatch(argument -> call.arguments().at(argument.path()).isPresent());
  }

  private static Stream<Argument> named(ResourceExpression way) {
    return way.arguments().stream()
        .filter(argument -> !argument.isAny() && argument.otherwise().isEmpty());
  }

  /** Returns the arguments that name what is in front of a type's own name in its ARN. */
  private List<Argument> owners(ArnForm form) {
    List<Argument> owners = new ArrayList<>();
    for (String name : form.names().subList(0, form.names().size() - 1)) {
      owners.add(new Argument(names.owner(name).orElse("*"), Optional.empty()));
    }
    return owners;
  }

  /** By arguments whose names end in the type's: {@code SourceSnapshotArn} for a snapshot. */
  private void byLongerName() {
    List<ResourceType> left = new ArrayList<>(open());
    left.removeIf(type -> form(type).names().isEmpty());
    left.sort((one, other) -> Integer.compare(length(other), length(one)));
    for (ResourceType type : left) {
      List<String> longer = names.longer(type.name(), lastName(type), isRequired(type));
      if (longer.isEmpty()) {
        continue;
      }
      Found all = Found.NOTHING;
      for (String name : longer) {
        names.use(name);
        List<Argument> arguments = owners(form(type));
        arguments.add(new Argument(name, Optional.empty()));
        all = all.plus(call.typed(prefix, form(type), arguments));
      }
      named.put(type, all);
    }
  }

  private static int length(ResourceType type) {
    return Math.max(type.name().length(), lastName(type).length());
  }

  /**
   * By an argument that is the ARN of a resource of any type, or names the only type that is left.
   */
  private Found byAnyType() {
    List<ResourceType> left = open().stream().filter(this::isRequired).toList();
    if (left.isEmpty() && named.isEmpty()) {
      left = open();
    }
    Optional<String> argument = names.find(ANY_TYPE).filter(names::isUnused);
    if (argument.isPresent() && left.size() > 1) {
      names.use(argument.get());
      Found all = Found.NOTHING;
      for (ComposedString value :
          call.strings(argument.get(), Optional.empty()).orElse(List.of())) {
        all = all.plus(ofAny(value, left));
      }
      return all;
    }
    if (left.size() == 1 && isCertain(left.get(0)) && !form(left.get(0)).names().isEmpty()) {
      ResourceType type = left.get(0);
      names
          .find(GENERIC)
          .filter(names::isUnused)
          .ifPresent(name -> byArguments(type, owners(form(type)), name));
    }
    return Found.NOTHING;
  }

  private Found ofAny(ComposedString value, List<ResourceType> types) {
    if (ResourceValues.isUnknown(value)) {
      return Found.unknown();
    }
    ComposedString known = ResourceValues.pattern(value);
    if (ResourceValues.isArn(known.split(':'))) {
      return Found.of(known);
    }
    return types.stream()
        .filter(type -> fits(known, type))
        .findFirst()
        .map(type -> Found.of(arn(known, form(type))))
        .orElseGet(() -> Found.NOTHING);
  }

  private ComposedString arn(ComposedString value, ArnForm form) {
    AwsResource read = call.values().read(value, form, true).orElseThrow();
    return read.arn().orElseGet(() -> ResourceValues.arn(form, List.of(read), call.origin()));
  }

  /**
   * By any argument that is an ARN of the type's form. Returns the ARNs of the same service that no
   * type fits: the reference does not list all types of an action that several APIs share.
   */
  private Found byArn() {
    Found others = Found.NOTHING;
    List<ResourceType> left = open();
    for (String name : names.unused(each -> each.endsWith("arn") || each.endsWith("arns"))) {
      for (ComposedString value : call.strings(name, Optional.empty()).orElse(List.of())) {
        ComposedString known = ResourceValues.pattern(value);
        Optional<ResourceType> type =
            left.stream()
                .filter(each -> !ResourceValues.isUnknown(value) && fits(known, each))
                .findFirst();
        if (type.isPresent()) {
          names.use(name);
          named.merge(type.get(), Found.of(arn(known, form(type.get()))), Found::plus);
        } else if (ANY_TYPE.contains(name.toLowerCase(Locale.ROOT)) && isOfService(known)) {
          others = others.plus(Found.of(known));
        }
      }
    }
    return others;
  }

  private boolean isOfService(ComposedString arn) {
    List<ComposedString> parts = arn.split(':');
    return ResourceValues.isArn(parts) && parts.get(2).toString().equals(prefix);
  }

  private boolean fits(ComposedString value, ResourceType type) {
    Optional<Resource> own = call.values().resource(value);
    if (own.isPresent()) {
      return KnownTypes.find(own.get().type())
          .filter(known -> known.iamType().equals(prefix + ":" + type.name()))
          .isPresent();
    }
    List<ComposedString> parts = value.split(':');
    if (!ResourceValues.isArn(parts)) {
      return false;
    }
    String rest = ComposedString.join(parts.subList(5, parts.size()), ':').toString();
    return type.arns().stream()
        .map(ArnForm::of)
        .anyMatch(
            form ->
                form.text().split(":")[2].equals(parts.get(2).toString())
                    && rest.startsWith(form.resourcePrefix())
                    && !form.resourcePrefix().isEmpty());
  }

  /** By what contains it, where nothing names the resource itself: all backups of a table. */
  private void byOwner() {
    for (ResourceType type : open()) {
      if (!isCertain(type) || form(type).names().size() < 2 || hasAlternative(type)) {
        continue;
      }
      List<Argument> arguments = owners(form(type));
      if (!arguments.stream().allMatch(Argument::isAny)) {
        arguments.add(new Argument("*", Optional.empty()));
        named.put(type, call.typed(prefix, form(type), arguments));
      }
    }
  }
}
