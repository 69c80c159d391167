package dev.cumulusc.rehearse.path;

import dev.cumulusc.asl.path.PathExpression.Kind;
import dev.cumulusc.asl.path.PathExpression.Segment;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads values at paths, as the JSONPath library behind Step Functions does.
 *
 * <p>A definite path (names and indexes only) gives one value, or fails; several names at its end
 * give an object of those members that are there. Any other path gives the array of all values that
 * it matches, which is empty where nothing is there.
 */
public final class PathReader {
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

  private final List<Segment> segments;
  private final Json root;
  private final boolean definite;
  private final List<Json> found = new ArrayList<>();

  private PathReader(List<Segment> segments, Json root) {
    this.segments = segments;
    this.root = root;
    this.definite = isDefinite(segments);
  }

  /** Reads the value that the segments of a path lead to from a value. */
  public static Json read(List<Segment> segments, Json root) throws PathException {
    PathReader reader = new PathReader(segments, root);
    reader.walk(0, root, "$");
    if (!reader.definite) {
      return new JsonArray(reader.found);
    }
    if (reader.found.isEmpty()) {
      throw new PathException("No results for path: " + reader.normalized(segments.size()), false);
    }
    return reader.found.get(0);
  }

  /** Returns whether a path can lead to one place only. */
  static boolean isDefinite(List<Segment> segments) {
    return segments.stream().allMatch(PathReader::isDefinite);
  }

  private static boolean isDefinite(Segment segment) {
    return segment.kind() == Kind.NAME
        || segment.kind() == Kind.INDEX
        || segment.kind() == Kind.FUNCTION
        || segment.isNames();
  }

  private void walk(int at, Json value, String place) throws PathException {
    if (at == segments.size()) {
      found.add(value);
      return;
    }
    Segment segment = segments.get(at);
    switch (segment.kind()) {
      case NAME, FUNCTION -> name(at, segment.text(), value, place);
      case INDEX -> index(at, Integer.parseInt(segment.text()), value, place);
      case WILDCARD -> all(at, value, place);
      case SLICE -> slice(at, segment.text(), value, place);
      case UNION -> {
        if (segment.isNames()) {
          names(at, quoted(segment.text()), value, place);
        } else {
          union(at, segment.text(), value, place);
        }
      }
      case FILTER -> filter(at, segment.text(), value, place);
      case DESCENDANT -> descend(at, segment.text(), value, place);
    }
  }

  private void name(int at, String name, Json value, String place) throws PathException {
    if (!(value instanceof JsonObject object)) {
      if (definite) {
        throw noObject("['" + name + "']", value, place);
      }
      return;
    }
    Json member = object.members().get(name);
    String there = place + "['" + name + "']";
    if (member != null) {
      walk(at + 1, member, there);
    } else if (definite && at + 1 < segments.size()) {
      throw new PathException("Missing property in path " + there, false);
    }
  }

  private static PathException noObject(String property, Json value, String place) {
    return new PathException(
        "Expected to find an object with property "
            + property
            + " in path "
            + place
            + " but found '"
            + value.typeName()
            + "'. This is not a json object according to the JsonProvider.",
        false);
  }

  private static List<String> quoted(String text) {
    return QUOTED
        .matcher(text)
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .toList();
  }

  private void names(int at, List<String> names, Json value, String place) throws PathException {
    String property = "['" + String.join("', '", names) + "']";
    if (!(value instanceof JsonObject object)) {
      if (definite) {
        throw noObject(property, value, place);
      }
      return;
    }
    if (at + 1 < segments.size()) {
      throw PathException.invalid(
          "Multi properties can only be used as path leafs: " + place + property);
    }
    JsonObject.Builder members = new JsonObject.Builder();
    for (String name : names) {
      object.get(name).ifPresent(member -> members.put(name, member));
    }
    found.add(members.build());
  }

  private void index(int at, int index, Json value, String place) throws PathException {
    if (!(value instanceof JsonArray array)) {
      if (definite) {
        throw new PathException(
            "Filter: ["
                + index
                + "] can only be applied to arrays. Current context is: "
                + value.text(),
            false);
      }
      return;
    }
    int actual = index < 0 ? array.items().size() + index : index;
    if (actual >= 0 && actual < array.items().size()) {
      walk(at + 1, array.items().get(actual), place + "[" + index + "]");
    } else if (definite) {
      throw new PathException(
          "No results for path: " + normalized(segments.size()), at + 1 == segments.size());
    }
  }

  private void all(int at, Json value, String place) throws PathException {
    for (Json child : children(value)) {
      walk(at + 1, child, place + "[*]");
    }
  }

  /** Like the library of the service, this needs a bound, and takes no notice of a step. */
  private void slice(int at, String text, Json value, String place) throws PathException {
    String[] bounds = text.split(":", -1);
    if (bounds[0].isEmpty() && bounds[1].isEmpty()) {
      throw PathException.invalid("Failed to parse SliceOperation: " + text);
    }
    if (!(value instanceof JsonArray array)) {
      return;
    }
    int size = array.items().size();
    int from = bounds[0].isEmpty() ? 0 : bound(bounds[0], size);
    int to = bounds[1].isEmpty() ? size : bound(bounds[1], size);
    for (int i = from; i < to; i++) {
      walk(at + 1, array.items().get(i), place);
    }
  }

  private static int bound(String text, int size) {
    int bound = Integer.parseInt(text);
    return Math.max(0, Math.min(size, bound < 0 ? size + bound : bound));
  }

  private void union(int at, String text, Json value, String place) throws PathException {
    for (String part : text.split(",")) {
      index(at, Integer.parseInt(part.strip()), value, place);
    }
  }

  private void filter(int at, String text, Json value, String place) throws PathException {
    Filter filter = Filter.of(text);
    List<Json> candidates = value instanceof JsonArray array ? array.items() : List.of(value);
    for (Json candidate : candidates) {
      if (filter.accepts(candidate, root)) {
        walk(at + 1, candidate, place);
      }
    }
  }

  /** Two dots and a name: wherever the name is, at any depth; without a name, at every value. */
  private void descend(int at, String text, Json value, String place) throws PathException {
    String name = text.substring(2);
    if (name.isEmpty()) {
      walk(at + 1, value, place);
    } else if (name.equals("*")) {
      all(at, value, place);
    } else {
      name(at, name, value, place);
    }
    for (Json child : children(value)) {
      descend(at, text, child, place);
    }
  }

  private static Iterable<Json> children(Json value) {
    if (value instanceof JsonArray array) {
      return array.items();
    }
    return value instanceof JsonObject object ? object.members().values() : List.of();
  }

  private String normalized(int end) {
    StringBuilder path = new StringBuilder("$");
    for (Segment segment : segments.subList(0, end)) {
      path.append(
          segment.kind() == Kind.INDEX
              ? "[" + segment.text() + "]"
              : "['" + segment.text() + (segment.kind() == Kind.FUNCTION ? "()']" : "']"));
    }
    return path.toString();
  }
}
