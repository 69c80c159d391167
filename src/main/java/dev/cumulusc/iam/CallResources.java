package dev.cumulusc.iam;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.ResourceExpression.Argument;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Works out which resources a call is about, by its arguments. */
final class CallResources {
  private static final String ANY = "*";
  private static final String CONTEXT = "$$.";
  private static final String CONTEXT_IN_JSONATA = "$states.context.";

  private final ResourceValues values;
  private final CallArguments arguments;
  private final Origin origin;
  private final ComposedString self;

  /**
   * Makes the knowledge about a call.
   *
   * @param self the ARN of the state machine that calls
   */
  CallResources(
      ResourceValues values, CallArguments arguments, Origin origin, ComposedString self) {
    this.values = values;
    this.arguments = arguments;
    this.origin = origin;
    this.self = self;
  }

  /** Returns the knowledge about a call without arguments. */
  static CallResources none(ResourceValues values, Origin origin) {
    return new CallResources(
        values,
        new CallArguments(Optional.empty(), QueryLanguage.JSONPATH),
        origin,
        ComposedString.literal("*", origin));
  }

  /** Returns the knowledge about another part of the call. */
  CallResources with(CallArguments others) {
    return new CallResources(values, others, origin, self);
  }

  ComposedString self() {
    return self;
  }

  /**
   * ARNs, of which some may not be known.
   *
   * @param arns those that are known, with {@code *} for parts that only an execution knows
   * @param isUnknown whether there are others, of which nothing is known
   * @param limited others, that are known under a condition only
   */
  record Found(List<ComposedString> arns, boolean isUnknown, List<Limited> limited) {
    /** Nothing is needed. */
    static final Found NOTHING = new Found(List.of(), false);

    Found {
      arns = List.copyOf(arns);
      limited = List.copyOf(limited);
    }

    Found(List<ComposedString> arns, boolean isUnknown) {
      this(arns, isUnknown, List.of());
    }

    static Found limited(ComposedString arn, String key, ComposedString value) {
      return new Found(List.of(), false, List.of(new Limited(arn, key, value)));
    }

    boolean isNothing() {
      return equals(NOTHING);
    }

    static Found of(ComposedString arn) {
      return new Found(List.of(arn), false);
    }

    static Found unknown() {
      return new Found(List.of(), true);
    }

    static Found of(Optional<ComposedString> arn) {
      return arn.map(Found::of).orElseGet(Found::unknown);
    }

    /** Passes each ARN that is known to a consumer, with the conditions under which it is meant. */
    void forEach(
        Map<String, ComposedString> conditions,
        BiConsumer<ComposedString, Map<String, ComposedString>> consumer) {
      arns.forEach(arn -> consumer.accept(arn, conditions));
      for (Limited each : limited) {
        Map<String, ComposedString> all = new HashMap<>(conditions);
        all.put(each.key(), each.value());
        consumer.accept(each.arn(), all);
      }
    }

    Found plus(Found other) {
      List<ComposedString> all = new ArrayList<>(arns);
      all.addAll(other.arns);
      List<Limited> both = new ArrayList<>(limited);
      both.addAll(other.limited);
      return new Found(all, isUnknown || other.isUnknown, both);
    }
  }

  /**
   * An ARN that is wider than what is meant, which a condition limits.
   *
   * @param key the condition key
   * @param value what it has to be
   */
  record Limited(ComposedString arn, String key, ComposedString value) {}

  ResourceValues values() {
    return values;
  }

  CallArguments arguments() {
    return arguments;
  }

  Origin origin() {
    return origin;
  }

  /** Returns whether the call has an argument, or may have it when it runs. */
  boolean has(String path) {
    return arguments.isRunTime() || arguments.at(path).isPresent();
  }

  /**
   * Returns the strings at a path; nothing if only an execution knows them, or there is none.
   *
   * @param otherwise what counts where there is none
   */
  Optional<List<ComposedString>> strings(String path, Optional<String> otherwise) {
    CallArguments.Found found = arguments.at(path);
    if (arguments.isRunTime()) {
      return Optional.empty();
    }
    if (!found.isPresent()) {
      return otherwise.map(text -> List.of(ComposedString.literal(text, origin)));
    }
    List<ComposedString> strings = new ArrayList<>();
    found.strings().forEach(value -> strings.add(withSelf(value)));
    for (String name : found.names()) {
      ComposedString.of(CfnValue.sub(name, origin)).ifPresent(strings::add);
    }
    return strings.isEmpty() ? Optional.empty() : Optional.of(strings);
  }

  /** The context object says which machine runs, and which execution of it: this one. */
  private ComposedString withSelf(ComposedString value) {
    Optional<ComposedString> name = nameOf(self, value.origin());
    if (name.isEmpty() || !value.isRunTime()) {
      return value;
    }
    ComposedString whole = ComposedString.literal("", value.origin());
    for (ComposedString.Piece piece : value.pieces()) {
      ComposedString alone = new ComposedString(List.of(piece), value.origin());
      whole =
          whole.plus(
              piece instanceof ComposedString.RunTime runTime
                  ? context(runTime, name.get()).orElse(alone)
                  : alone);
    }
    return ResourceValues.joined(whole);
  }

  private Optional<ComposedString> context(ComposedString.RunTime runTime, ComposedString name) {
    String expression = runTime.expression().replaceAll("[{}% ]", "");
    String path =
        expression.startsWith(CONTEXT_IN_JSONATA)
            ? expression.substring(CONTEXT_IN_JSONATA.length())
            : expression.startsWith(CONTEXT) ? expression.substring(CONTEXT.length()) : "";
    return switch (path) {
      case "StateMachine.Id" -> Optional.of(self);
      case "StateMachine.Name" -> Optional.of(name);
      case "Execution.Id" ->
          Optional.of(
              ResourceValues.arn(
                  IamTypes.form("states", "execution"),
                  List.of(AwsResource.named(name, AwsResource.Place.here(runTime.origin()))),
                  runTime.origin()));
      default -> Optional.empty();
    };
  }

  /** Returns the name in the ARN of a state machine; nothing if it is none. */
  static Optional<ComposedString> nameOf(ComposedString machine, Origin at) {
    List<ComposedString> parts = machine.split(':');
    return machine
        .reference()
        .map(own -> ComposedString.of(new CfnValue.GetAtt(own.target(), "Name", at)))
        .or(
            () ->
                ResourceValues.isArn(parts)
                    ? Optional.of(parts.get(parts.size() - 1))
                    : Optional.empty());
  }

  /** Applies a way to each string at a path. */
  Found each(String path, Function<ComposedString, Found> way) {
    return strings(path, Optional.empty())
        .map(
            all ->
                all.stream()
                    .map(
                        value ->
                            ResourceValues.isUnknown(value) ? Found.unknown() : way.apply(value))
                    .reduce(Found.NOTHING, Found::plus))
        .orElseGet(Found::unknown);
  }

  /** Returns the resources of a type, each named by arguments for the placeholders of its ARN. */
  Found typed(String prefix, ArnForm form, List<Argument> named) {
    if (named.isEmpty()) {
      return Found.of(ResourceValues.arn(form, List.of(), origin));
    }
    ArnForm owner = IamTypes.owner(prefix, form);
    List<List<AwsResource>> tuples = List.of(List.of());
    boolean unknown = false;
    for (int i = 0; i < named.size(); i++) {
      boolean last = i == form.names().size() - 1;
      Read read = read(named.get(i), last ? form : owner, i == 0 && !named.get(0).isAny());
      unknown |= read.isUnknown();
      List<List<AwsResource>> longer = new ArrayList<>();
      for (List<AwsResource> tuple : tuples) {
        for (AwsResource resource : read.resources()) {
          List<AwsResource> more = new ArrayList<>(tuple);
          more.add(resource);
          longer.add(more);
        }
      }
      tuples = longer;
    }
    List<ComposedString> arns = tuples.stream().map(tuple -> arn(prefix, form, tuple)).toList();
    return new Found(arns, unknown);
  }

  /** What an argument names. */
  private record Read(List<AwsResource> resources, boolean isUnknown) {}

  private Read read(Argument argument, ArnForm form, boolean isNeeded) {
    if (argument.isAny()) {
      return new Read(List.of(AwsResource.any(origin)), false);
    }
    Optional<List<ComposedString>> strings = strings(argument.path(), argument.otherwise());
    if (strings.isEmpty()) {
      return isNeeded
          ? new Read(List.of(), true)
          : new Read(List.of(AwsResource.any(origin)), false);
    }
    List<AwsResource> resources = new ArrayList<>();
    boolean unknown = false;
    for (ComposedString each : strings.get()) {
      ComposedString value = argument.path().equals("Scope") ? scope(each) : each;
      Optional<AwsResource> read = values.read(value, form, isArnArgument(argument.path()));
      read.ifPresent(resources::add);
      if (read.isEmpty() && isNeeded) {
        unknown = true;
      } else if (read.isEmpty()) {
        resources.add(AwsResource.any(origin));
      }
    }
    return new Read(resources, unknown);
  }

  /**
   * AWS WAF's scopes are written otherwise in ARNs
   * (waf/latest/developerguide/security_iam_service-with-iam.html).
   */
  private static ComposedString scope(ComposedString value) {
    String text = value.toString();
    return switch (text) {
      case "REGIONAL" -> ComposedString.literal("regional", value.origin());
      case "CLOUDFRONT" -> ComposedString.literal("global", value.origin());
      default -> value;
    };
  }

  static boolean isArnArgument(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith("arn");
  }

  private ComposedString arn(String prefix, ArnForm form, List<AwsResource> tuple) {
    AwsResource last = tuple.get(tuple.size() - 1);
    if (tuple.size() >= form.names().size() && isOf(last, prefix, form)) {
      return last.arn().orElseThrow();
    }
    AwsResource first = tuple.get(0);
    ArnForm owner = IamTypes.owner(prefix, form);
    if (tuple.size() > 1
        && !owner.equals(form)
        && form.text().startsWith(owner.text())
        && isOf(first, prefix, owner)) {
      return below(first.arn().orElseThrow(), form.text().substring(owner.text().length()), tuple);
    }
    return ResourceValues.arn(form, tuple, origin);
  }

  private static ComposedString below(ComposedString arn, String rest, List<AwsResource> tuple) {
    ComposedString whole = arn;
    int next = 1;
    for (ArnForm.Part part : ArnForm.parts(rest)) {
      if (part.isPlaceholder()) {
        whole = next < tuple.size() ? whole.plus(tuple.get(next).name()) : whole.plus(ANY);
        next++;
      } else {
        whole = whole.plus(part.text());
      }
    }
    return ResourceValues.joined(whole);
  }

  /** Returns whether the ARN that is known of a resource is one of a form. */
  private boolean isOf(AwsResource resource, String prefix, ArnForm form) {
    if (resource.arn().isEmpty()) {
      return false;
    }
    if (resource.logicalId().isPresent()) {
      return values
          .typeOf(resource)
          .flatMap(KnownTypes::find)
          .map(known -> isForm(known.iamType(), prefix, form))
          .orElse(true);
    }
    List<ComposedString> parts = resource.arn().get().split(':');
    if (!ResourceValues.isArn(parts)) {
      return true;
    }
    String start = ComposedString.join(parts.subList(5, parts.size()), ':').toString();
    return start.startsWith(form.resourcePrefix());
  }

  private static boolean isForm(String iamType, String prefix, ArnForm form) {
    int colon = iamType.indexOf(':');
    return !iamType.substring(0, colon).equals(prefix)
        || IamTypes.find(prefix, iamType.substring(colon + 1)).filter(form::equals).isPresent();
  }
}
