package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.AccessChange;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads plans that {@link PlanWriter} wrote, and stops at the first thing that is wrong. */
final class PlanReader {
  private static final String HELP = "Make the plan anew: `cumulusc deploy --plan-out FILE`.";

  private PlanReader() {}

  /** What is wrong, and where. */
  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Origin at;
    private final String sentence;

    Broken(Origin at, String sentence) {
      super(sentence, null, false, false);
      this.at = at;
      this.sentence = sentence;
    }
  }

  static Optional<Plan> read(Node document, Diagnostics diagnostics) {
    try {
      MappingNode written = marked(document);
      Plan plan = plan(written);
      if (!PlanWriter.digest(plan).equals(text(written, PlanFile.DIGEST))) {
        throw new Broken(
            node(written, PlanFile.DIGEST).origin(),
            "The plan was changed after it was made: it does not fit its `"
                + PlanFile.DIGEST
                + "` any more.");
      }
      return Optional.of(plan);
    } catch (Broken e) {
      diagnostics.report(PlanRules.NOT_A_PLAN, e.at, e.sentence, HELP);
      return Optional.empty();
    }
  }

  private static MappingNode marked(Node document) {
    Origin start = Origin.written(document.span().file().start());
    if (!(document instanceof MappingNode mapping) || !mapping.has(PlanFile.MARK)) {
      throw new Broken(start, "This is no plan: it has no `" + PlanFile.MARK + "`.");
    }
    String version = text(mapping, PlanFile.MARK);
    if (!version.equals(Integer.toString(PlanFile.VERSION))) {
      throw new Broken(
          node(mapping, PlanFile.MARK).origin(),
          "The plan is of format `"
              + version
              + "`, but this version of cumulusc reads format `"
              + PlanFile.VERSION
              + "` only.");
    }
    return mapping;
  }

  private static Plan plan(MappingNode plan) {
    return new Plan(
        text(plan, "application"),
        text(plan, "deployment"),
        optional(plan, "region"),
        time(plan, "made"),
        list(plan, "stacks", each -> stack(mapping(each))),
        list(plan, "steps", PlanReader::text));
  }

  private static StackPlan stack(MappingNode stack) {
    return new StackPlan(
        text(stack, "name"),
        constant(stack, "operation", StackPlan.Operation.class),
        optional(stack, "stackId"),
        optional(stack, "changeSetId"),
        new StackPlan.Basis(
            stack
                .get("from")
                .map(PlanReader::mapping)
                .map(from -> new StackPlan.State(text(from, "status"), time(from, "touched"))),
            text(stack, "templateHash"),
            stack
                .get("executions")
                .map(PlanReader::mapping)
                .map(PlanReader::kept)
                .orElse(KeptForExecutions.NONE)),
        delta(mapping(node(stack, "changes"))),
        list(stack, "capabilities", PlanReader::text),
        list(stack, "parameters", PlanReader::text),
        list(stack, "uploads", each -> upload(mapping(each))));
  }

  private static KeptForExecutions kept(MappingNode kept) {
    return new KeptForExecutions(
        list(
            kept,
            "inUse",
            each -> {
              MappingNode definition = mapping(each);
              return new KeptForExecutions.Definition(
                  text(definition, "machine"), text(definition, "arn"), text(definition, "digest"));
            }),
        list(kept, "kept", each -> item(mapping(each))),
        list(kept, "released", each -> item(mapping(each))),
        list(kept, "lost", each -> item(mapping(each))),
        list(kept, "remarks", PlanReader::text),
        kept.has("notBefore") ? Optional.of(time(kept, "notBefore")) : Optional.empty());
  }

  private static KeptForExecutions.Item item(MappingNode item) {
    return new KeptForExecutions.Item(
        text(item, "logicalId"),
        text(item, "type"),
        optional(item, "statement"),
        text(item, "detail"),
        list(item, "users", each -> user(mapping(each))));
  }

  private static KeptForExecutions.User user(MappingNode user) {
    return new KeptForExecutions.User(
        text(user, "machine"),
        constant(user, "why", KeptForExecutions.Why.class),
        list(user, "executions", PlanReader::text),
        optional(user, "alias"));
  }

  private static StackPlan.PlannedUpload upload(MappingNode upload) {
    return new StackPlan.PlannedUpload(
        text(upload, "what"), text(upload, "bucket"), text(upload, "key"));
  }

  private static StackDelta delta(MappingNode delta) {
    return new StackDelta(
        list(delta, "resources", each -> resource(mapping(each))),
        values(delta, "settings"),
        optionals(delta, "access", PlanReader::accessChange));
  }

  private static AccessChange accessChange(MappingNode change) {
    return new AccessChange(
        text(change, "role"),
        optionals(change, "widened", PlanReader::access),
        optionals(change, "narrowed", PlanReader::access));
  }

  private static AccessChange.Access access(MappingNode access) {
    return new AccessChange.Access(
        constant(access, "kind", AccessChange.Kind.class),
        list(access, "names", PlanReader::text),
        access.has("resources") ? list(access, "resources", PlanReader::text) : List.of(),
        optional(access, "condition").orElse(""));
  }

  private static ResourceDelta resource(MappingNode resource) {
    return new ResourceDelta(
        constant(resource, "kind", ResourceDelta.Kind.class),
        flag(resource, "certain"),
        new ResourceDelta.Subject(
            text(resource, "logicalId"),
            text(resource, "type"),
            optional(resource, "physicalId"),
            optional(resource, "at"),
            optional(resource, "drift")),
        values(resource, "properties"),
        values(resource, "attributes"),
        resource.get("nested").map(nested -> delta(mapping(nested))),
        constant(resource, "retention", ResourceDelta.Retention.class),
        resource.get("risk").map(risk -> risk(mapping(risk))));
  }

  private static Risk risk(MappingNode risk) {
    return new Risk(
        constant(risk, "kind", Risk.Kind.class),
        flag(risk, "certain"),
        text(risk, "what"),
        text(risk, "lost"),
        text(risk, "because"),
        optional(risk, "allowed"));
  }

  private static List<ValueChange> values(MappingNode around, String name) {
    return optionals(around, name, PlanReader::value);
  }

  /** Returns the items of a list that is left out where it has none. */
  private static <T> List<T> optionals(
      MappingNode around, String name, Function<MappingNode, T> item) {
    return around.has(name) ? list(around, name, each -> item.apply(mapping(each))) : List.of();
  }

  private static ValueChange value(MappingNode value) {
    return new ValueChange(
        text(value, "path"),
        optional(value, "before"),
        optional(value, "after"),
        flag(value, "certain"),
        constant(value, "replacing", ValueChange.Replacing.class),
        optional(value, "through"));
  }

  private static Node node(MappingNode around, String name) {
    return around
        .get(name)
        .orElseThrow(
            () -> new Broken(around.origin(), "The plan is broken: `" + name + "` is missing."));
  }

  private static MappingNode mapping(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw new Broken(
        node.origin(),
        "The plan is broken: an object is expected, but this is " + node.describe() + ".");
  }

  private static <T> List<T> list(MappingNode around, String name, Function<Node, T> item) {
    Node node = node(around, name);
    if (node instanceof SequenceNode list) {
      return list.items().stream().map(item).toList();
    }
    throw new Broken(
        node.origin(),
        "The plan is broken: `" + name + "` has to be a list, but is " + node.describe() + ".");
  }

  private static String text(MappingNode around, String name) {
    return text(node(around, name));
  }

  private static Optional<String> optional(MappingNode around, String name) {
    return around.get(name).map(PlanReader::text);
  }

  private static String text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.isNull()) {
      return scalar.text();
    }
    throw new Broken(
        node.origin(),
        "The plan is broken: text is expected, but this is " + node.describe() + ".");
  }

  private static boolean flag(MappingNode around, String name) {
    Node node = node(around, name);
    if (node instanceof ScalarNode scalar && scalar.kind() == ScalarNode.Kind.BOOLEAN) {
      return scalar.text().equals("true");
    }
    throw new Broken(
        node.origin(), "The plan is broken: `" + name + "` has to be `true` or `false`.");
  }

  private static Instant time(MappingNode around, String name) {
    String text = text(around, name);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Broken(
          node(around, name).origin(), "The plan is broken: `" + text + "` is no time.");
    }
  }

  private static <E extends Enum<E>> E constant(MappingNode around, String name, Class<E> type) {
    String text = text(around, name);
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new Broken(
                    node(around, name).origin(),
                    "The plan is broken: `"
                        + name
                        + "` is `"
                        + text
                        + "`, which is none of "
                        + Stream.of(type.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining("`, `", "`", "`."))));
  }
}
