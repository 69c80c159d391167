package dev.cumulusc.draw;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Scope;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.tree.MappingNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a state, or a scope of states, says besides the states inside it, as text. The text is the
 * same for all that mean the same: JSON objects have no order, and 1 is 1.0.
 */
final class StateContent {
  private static final List<String> INNER = List.of("Branches", "ItemProcessor", "Iterator");

  /** What the picture shows by itself: the states, and which is the first. */
  private static final List<String> SHOWN = List.of("States", "StartAt");

  /** A whole number with more digits is compared as it is written. */
  private static final int MAX_DIGITS = 40;

  private StateContent() {}

  static String of(MachineState state) {
    return canonical(NodeJson.of(without(state.body(), INNER))).text();
  }

  /** Returns a line for each field. */
  static String ofScope(Scope scope) {
    return fields(without(scope.node(), SHOWN)).entrySet().stream()
        .map(each -> each.getKey().replaceAll("[\\r\\n]", " ") + ": " + each.getValue().text())
        .collect(Collectors.joining("\n"));
  }

  /** Returns the names of the fields in which two scopes differ, in the order of their names. */
  static Set<String> changedFields(String older, String newer) {
    List<String> before = older.lines().toList();
    List<String> after = newer.lines().toList();
    Set<String> changed = new TreeSet<>();
    before.stream()
        .filter(each -> !after.contains(each))
        .map(StateContent::name)
        .forEach(changed::add);
    after.stream()
        .filter(each -> !before.contains(each))
        .map(StateContent::name)
        .forEach(changed::add);
    return changed;
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf(": "));
  }

  private static MappingNode without(MappingNode mapping, List<String> fields) {
    MappingNode left = mapping;
    for (String field : fields) {
      left = left.without(field);
    }
    return left;
  }

  private static Map<String, Json> fields(MappingNode mapping) {
    Map<String, Json> fields = new TreeMap<>();
    NodeJson.of(mapping).members().forEach((name, value) -> fields.put(name, canonical(value)));
    return fields;
  }

  private static Json canonical(Json value) {
    if (value instanceof JsonObject object) {
      Map<String, Json> members = new TreeMap<>();
      object.members().forEach((name, member) -> members.put(name, canonical(member)));
      return new JsonObject(members);
    }
    if (value instanceof JsonArray list) {
      return new JsonArray(list.items().stream().map(StateContent::canonical).toList());
    }
    return value instanceof JsonNumber number ? canonical(number) : value;
  }

  private static JsonNumber canonical(JsonNumber number) {
    BigDecimal plain = number.decimal().stripTrailingZeros();
    boolean isShort = plain.scale() <= 0 && plain.precision() - plain.scale() <= MAX_DIGITS;
    return isShort ? JsonNumber.parse(plain.toPlainString()) : number;
  }
}
