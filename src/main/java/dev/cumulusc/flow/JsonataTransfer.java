package dev.cumulusc.flow;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a JSONata state makes of what it finds. */
final class JsonataTransfer {
  /** Fields beside the arguments whose expressions read the input, and what they have to give. */
  private static final Map<String, Kind> OF_INPUT =
      new TreeMap<>(
          Map.of(
              "Cause", Kind.STRING,
              "Credentials", Kind.OBJECT,
              "Error", Kind.STRING,
              "HeartbeatSeconds", Kind.NUMBER,
              "MaxConcurrency", Kind.NUMBER,
              "Seconds", Kind.NUMBER,
              "TimeoutSeconds", Kind.NUMBER,
              "Timestamp", Kind.STRING,
              "ToleratedFailureCount", Kind.NUMBER,
              "ToleratedFailurePercentage", Kind.NUMBER));

  private static final Set<Kind> ITEMS = Set.of(Kind.ARRAY, Kind.OBJECT);
  private static final List<String> INPUT = List.of("$states", "input");

  private final Entered entered;
  private final Inner inner;
  private final Evaluator ofInput;

  JsonataTransfer(Entered entered, Inner inner) {
    this.entered = entered;
    this.inner = inner;
    this.ofInput = new Evaluator(entered, Map.of());
  }

  Exits run() {
    Exits exits = new Exits(entered.body());
    StateType type = entered.state().type().orElse(null);
    if (type == null) {
      return exits.put(entered.body(), entered.environment().forgotten());
    }
    OF_INPUT.forEach((field, kind) -> take(entered.body(), field, Set.of(kind)));
    switch (type) {
      case TASK -> {
        fill(ofInput, entered.body(), "Arguments");
        finish(exits, Answers.of(entered.state()));
      }
      case PARALLEL -> {
        Value input = fill(ofInput, entered.body(), "Arguments").orElse(entered.input());
        finish(exits, Fields.results(entered, inner, input));
      }
      case MAP -> finish(exits, map());
      case CHOICE -> choose(exits);
      case PASS, WAIT, SUCCEED ->
          exits.put(entered.body(), left(ofInput, entered.body(), entered.input()));
      case FAIL -> {
        // Nothing follows.
      }
    }
    ofInput.report();
    for (ErrorHandler catcher : entered.state().handlers(ErrorHandler.Kind.CATCH)) {
      exits.put(catcher.node(), caught(catcher.node()));
    }
    return exits;
  }

  private void finish(Exits exits, Value result) {
    Evaluator evaluator = new Evaluator(entered, Map.of("result", result));
    exits.put(entered.body(), left(evaluator, entered.body(), result));
    evaluator.report();
  }

  private Environment caught(MappingNode catcher) {
    Value error = Fields.error(entered.state(), catcher);
    Evaluator evaluator = new Evaluator(entered, Map.of("errorOutput", error));
    Environment environment = left(evaluator, catcher, error);
    evaluator.report();
    return environment;
  }

  private Environment left(Evaluator evaluator, MappingNode part, Value otherwise) {
    return left(evaluator, part, entered.environment().withInput(otherwise));
  }

  /** Returns what a way brings, by the fields that the state or one of its parts has for it. */
  private Environment left(Evaluator evaluator, MappingNode part, Environment otherwise) {
    Map<String, Value> assigned = Fields.assigned(fill(evaluator, part, "Assign"));
    Value output = fill(evaluator, part, "Output").orElse(otherwise.input());
    return otherwise.with(assigned).withInput(output);
  }

  private void choose(Exits exits) {
    List<MappingNode> rules =
        entered.body().sequence("Choices").map(SequenceNode::items).orElse(List.of()).stream()
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .toList();
    rules.forEach(rule -> take(rule, "Condition", Set.of(Kind.BOOLEAN)));
    Environment asked = asked();
    for (MappingNode rule : rules) {
      exits.put(rule, left(ofInput, rule, asked));
    }
    exits.put(entered.body(), left(ofInput, entered.body(), asked));
  }

  /** Returns the same environment, in which what the conditions ask for may be there. */
  private Environment asked() {
    Environment environment = entered.environment();
    for (String path : ofInput.tested()) {
      List<String> names = List.of(path.replaceFirst("\\[.*", "").split("\\."));
      if (!names.get(0).equals(INPUT.get(0))) {
        environment = environment.with(Map.of(names.get(0).substring(1), Value.UNKNOWN));
      } else if (names.size() >= 2 && names.subList(0, 2).equals(INPUT)) {
        List<String> below = names.subList(2, names.size());
        environment = environment.withInput(environment.input().forgetting(below));
      }
    }
    return environment;
  }

  private Value map() {
    Value items =
        take(entered.body(), "Items", ITEMS)
            .orElseGet(
                () ->
                    entered.body().has("ItemReader")
                        ? Value.UNKNOWN
                        : Fields.items(entered, "Items", ITEMS, entered.input()));
    boolean isArray = items.kinds().equals(Set.of(Kind.ARRAY));
    Value item = isArray ? items.anyItem() : ReadItems.of(entered);
    entered.body().mapping("ItemReader").ifPresent(reader -> fill(ofInput, reader, "Arguments"));
    entered.body().mapping("ResultWriter").ifPresent(writer -> fill(ofInput, writer, "Arguments"));
    Evaluator ofItem = new Evaluator(entered.at(item), Map.of());
    Value each = fill(ofItem, entered.body(), "ItemSelector").orElse(item);
    ofItem.report();
    Value input =
        entered
            .body()
            .mapping("ItemBatcher")
            .map(batcher -> MapResults.batch(entered, each, fill(ofInput, batcher, "BatchInput")))
            .orElse(each);
    return MapResults.of(entered.at(item), inner, input);
  }

  /** Evaluates a field, and reports an expression that gives another kind than the field takes. */
  private Optional<Value> take(MappingNode part, String field, Set<Kind> expected) {
    Optional<Value> value = fill(ofInput, part, field);
    if (value.isPresent()
        && part.get(field).orElse(null) instanceof ScalarNode text
        && JsonataSite.isExpression(text.text())) {
      Fields.expect(entered, text.origin(), field, text.text(), expected, value.get());
    }
    return value;
  }

  private Optional<Value> fill(Evaluator evaluator, MappingNode part, String field) {
    return Fields.fill(entered, evaluator, part, field);
  }
}
