package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A place where a value is not what was expected.
 *
 * @param at where the expectation is written
 * @param message one sentence
 */
public record Difference(SourceSpan at, String message) {
  private static final int MAX_VALUE = 200;

  /**
   * Compares a value with what is written.
   *
   * @param path names the value: {@code $} for an output
   * @param partially whether members that are not written don't count
   */
  static List<Difference> between(Node expected, Json actual, String path, boolean partially) {
    List<Difference> found = new ArrayList<>();
    compare(expected, actual, path, partially, found);
    return List.copyOf(found);
  }

  private static void compare(
      Node expected, Json actual, String path, boolean partially, List<Difference> found) {
    if (expected instanceof MappingNode mapping && actual instanceof JsonObject object) {
      compareMembers(mapping, object, path, partially, found);
    } else if (expected instanceof SequenceNode list && actual instanceof JsonArray array) {
      compareItems(list, array, path, partially, found);
    } else if (!NodeJson.of(expected).hasValueOf(actual)) {
      found.add(
          new Difference(
              expected.span(),
              "`"
                  + path
                  + "` is "
                  + shown(actual)
                  + ", but "
                  + shown(NodeJson.of(expected))
                  + " is expected."));
    }
  }

  private static void compareMembers(
      MappingNode expected,
      JsonObject actual,
      String path,
      boolean partially,
      List<Difference> found) {
    for (MappingNode.Entry entry : expected.entries()) {
      String inner = member(path, entry.name());
      actual
          .get(entry.name())
          .ifPresentOrElse(
              value -> compare(entry.value(), value, inner, partially, found),
              () ->
                  found.add(
                      new Difference(
                          entry.key().span(),
                          "`"
                              + inner
                              + "` is missing; "
                              + shown(NodeJson.of(entry.value()))
                              + " is expected.")));
    }
    if (!partially) {
      for (Map.Entry<String, Json> member : actual.members().entrySet()) {
        if (!expected.has(member.getKey())) {
          found.add(
              new Difference(
                  expected.span(),
                  "`"
                      + member(path, member.getKey())
                      + "` is not expected; it is "
                      + shown(member.getValue())
                      + "."));
        }
      }
    }
  }

  private static void compareItems(
      SequenceNode expected,
      JsonArray actual,
      String path,
      boolean partially,
      List<Difference> found) {
    int common = Math.min(expected.items().size(), actual.items().size());
    for (int i = 0; i < common; i++) {
      compare(
          expected.items().get(i), actual.items().get(i), path + "[" + i + "]", partially, found);
    }
    if (expected.items().size() != actual.items().size()) {
      found.add(
          new Difference(
              expected.span(),
              "`"
                  + path
                  + "` has the length "
                  + actual.items().size()
                  + ", but "
                  + expected.items().size()
                  + " is expected; it is "
                  + shown(actual)
                  + "."));
    }
  }

  private static String member(String path, String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? path + "." + name : path + "['" + name + "']";
  }

  static String shown(Json value) {
    String text = value.text();
    return "`" + (text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "..." : text) + "`";
  }
}
