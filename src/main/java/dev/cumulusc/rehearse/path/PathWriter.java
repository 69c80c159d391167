package dev.cumulusc.rehearse.path;

import dev.cumulusc.asl.path.PathExpression.Kind;
import dev.cumulusc.asl.path.PathExpression.Segment;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Puts values where reference paths lead, making objects for names that are not there. */
public final class PathWriter {
  private PathWriter() {}

  /** Returns a value with another put at the place that the segments lead to. */
  public static Json put(List<Segment> segments, Json root, Json value) throws PathException {
    if (segments.isEmpty()) {
      return value;
    }
    Segment first = segments.get(0);
    List<Segment> rest = segments.subList(1, segments.size());
    if (first.kind() == Kind.INDEX) {
      return putInArray(Integer.parseInt(first.text()), rest, root, value);
    }
    if (!(root instanceof JsonObject object)) {
      throw new PathException(
          "Unable to apply step \"" + first.text() + "\" to input " + root.text(), false);
    }
    Json member = object.members().get(first.text());
    boolean isContainer = member instanceof JsonObject || member instanceof JsonArray;
    Json inner = isContainer || rest.isEmpty() ? member : JsonObject.EMPTY;
    if (member != null && !isContainer && !rest.isEmpty()) {
      throw new PathException(
          "Unable to apply step \"" + rest.get(0).text() + "\" to input " + member.text(), false);
    }
    return object.with(first.text(), put(rest, inner == null ? JsonObject.EMPTY : inner, value));
  }

  private static Json putInArray(int index, List<Segment> rest, Json root, Json value)
      throws PathException {
    if (!(root instanceof JsonArray array) || index < 0 || index >= array.items().size()) {
      throw new PathException(
          "Unable to apply step \"[" + index + "]\" to input " + root.text(), false);
    }
    List<Json> items = new ArrayList<>(array.items());
    items.set(index, put(rest, items.get(index), value));
    return new JsonArray(items);
  }
}
