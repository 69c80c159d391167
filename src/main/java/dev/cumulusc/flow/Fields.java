package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the fields mean that several types of states have. */
final class Fields {
  private Fields() {}

  /** Returns what a field's template of paths becomes, if a part has the field. */
  static Optional<Value> fill(Entered entered, Reader reader, MappingNode part, String field) {
    return part.entry(field)
        .map(
            entry ->
                Templates.of(reader)
                    .fill(
                        entry.value(), Maker.field(entered.state(), field, entry.key().origin())));
  }

  /** Returns what a field's template of expressions becomes, if a part has the field. */
  static Optional<Value> fill(
      Entered entered, Evaluator evaluator, MappingNode part, String field) {
    return part.entry(field)
        .map(
            entry ->
                Templates.of(evaluator)
                    .fill(
                        entry.value(), Maker.field(entered.state(), field, entry.key().origin())));
  }

  /** Returns the variables that an {@code Assign} sets. */
  static Map<String, Value> assigned(Optional<Value> assign) {
    return assign.map(value -> value.members().known()).orElse(Map.of());
  }

  /** Reads a field's path, and reports a value of a kind that the field does not take. */
  static Value read(Entered entered, Reader reader, String field, Kind expected) {
    return read(entered, reader, entered.body(), field, Set.of(expected));
  }

  /** Reads the path of a part's field, and reports a value of another kind than it takes. */
  static Value read(
      Entered entered, Reader reader, MappingNode part, String field, Set<Kind> expected) {
    Optional<Node> path = part.get(field);
    if (path.isEmpty()) {
      return Value.UNKNOWN;
    }
    Value value = reader.path(path.get());
    if (path.get() instanceof ScalarNode text) {
      expect(entered, text.origin(), field, text.text(), expected, value);
    }
    return value;
  }

  /** Reports the input of a Map that has no field to name its items, if it can't be that. */
  static Value items(Entered entered, String field, Set<Kind> expected, Value input) {
    expect(entered, entered.state().key().origin(), field, "", expected, input);
    return input;
  }

  /**
   * Reports a value of another kind than a field takes, or beyond its limits.
   *
   * @param written the path or expression; empty if the field is left out
   */
  static void expect(
      Entered entered, Origin at, String field, String written, Set<Kind> expected, Value value) {
    if (expected.stream().noneMatch(value::canBe)) {
      entered
          .out()
          .accept(
              new Finding.WrongKind(
                  entered.state(),
                  at,
                  field,
                  written,
                  expected,
                  value.kinds(),
                  Findings.notes(value)));
      return;
    }
    Limits.broken(field, value)
        .ifPresent(
            wanted ->
                entered
                    .out()
                    .accept(
                        new Finding.WrongValue(
                            entered.state(),
                            at,
                            field,
                            written,
                            value.constant().orElseThrow(),
                            wanted,
                            Findings.notes(value))));
  }

  /** Returns the array of what the branches of a state end with. */
  static Value results(Entered entered, Inner inner, Value input) {
    List<Value> results = new ArrayList<>();
    for (Scope branch : entered.state().inner()) {
      results.add(
          inner.output(branch, entered.environment().withInput(input), entered.out()).present());
    }
    boolean isWhole =
        entered
            .body()
            .sequence("Branches")
            .filter(branches -> branches.items().size() == results.size())
            .isPresent();
    Maker maker = Maker.result(entered.state(), "the branches");
    return isWhole ? Value.array(Items.counted(results), maker) : Value.of(Kind.ARRAY);
  }

  private static boolean replacesInput(MachineState state, MappingNode catcher) {
    return state.usesJsonata()
        ? !catcher.has("Output")
        : catcher
            .get("ResultPath")
            .map(path -> path instanceof ScalarNode text && text.text().equals("$"))
            .orElse(true);
  }

  /** Returns what a catcher gets. */
  static Value error(MachineState state, MappingNode catcher) {
    Maker maker =
        new Maker(
            "a catcher of state `" + state.name() + "` put the error there",
            catcher.entry("ErrorEquals").map(each -> each.key().origin()).orElse(catcher.origin()),
            replacesInput(state, catcher) ? Maker.Source.CATCHER : Maker.Source.STATE,
            Optional.empty());
    Value text = Value.of(Kind.STRING, maker);
    return Value.object(Map.of("Error", text, "Cause", text.join(Value.ABSENT)), maker);
  }
}
