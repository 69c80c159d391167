package dev.cumulusc.rehearse.json;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes what a file says as JSON. */
public final class NodeJson {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private NodeJson() {}

  public static JsonObject of(MappingNode node) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (MappingNode.Entry entry : node.entries()) {
      members.put(entry.name(), of(entry.value()));
    }
    return new JsonObject(members);
  }

  public static Json of(Node node) {
    if (node instanceof MappingNode mapping) {
      return of(mapping);
    }
    if (node instanceof SequenceNode list) {
      return new JsonArray(list.items().stream().map(NodeJson::of).toList());
    }
    ScalarNode scalar = (ScalarNode) node;
    return switch (scalar.kind()) {
      case STRING -> new JsonString(scalar.text());
      case NULL -> JsonNull.NULL;
      case BOOLEAN -> new JsonBoolean(scalar.text().equals("true"));
      case INTEGER, FLOAT -> number(scalar);
    };
  }

  /**
   * A number that is written as JSON has them keeps that form, so that 0.0 does not become 0. One
   * that JSON can't write is a string, as AWS writes infinity.
   */
  private static Json number(ScalarNode scalar) {
    String text = NUMBER.matcher(scalar.written()).matches() ? scalar.written() : scalar.text();
    if (!NUMBER.matcher(text).matches()) {
      return new JsonString(text);
    }
    JsonNumber number = JsonNumber.parse(text);
    return number.isFinite() ? number : new JsonString(text);
  }
}
