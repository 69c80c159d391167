package dev.cumulusc.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Which properties of a resource can't change without a new resource in its place. */
public final class ReplacingProperties {
  private static final String FILE = "replacing.txt";
  private static final String ANY = "*";

  private final List<List<String>> always;
  private final List<List<String>> sometimes;

  private ReplacingProperties(List<List<String>> always, List<List<String>> sometimes) {
    this.always = always;
    this.sometimes = sometimes;
  }

  /** Whether a change of a property replaces the resource. */
  public enum Effect {
    NEVER,
    SOMETIMES,
    ALWAYS
  }

  /** Returns the properties of some types, by type; a type that is not known has none. */
  public static Map<String, ReplacingProperties> of(Set<String> types) {
    Map<String, ReplacingProperties> found = new HashMap<>();
    Set<String> wanted = new HashSet<>(types);
    try (InputStream in =
            Objects.requireNonNull(ReplacingProperties.class.getResourceAsStream(FILE));
        BufferedReader rows = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        int end = row.indexOf(' ');
        String type = row.substring(0, end);
        if (wanted.remove(type)) {
          found.put(type, read(row.substring(end + 1)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    wanted.forEach(type -> found.put(type, new ReplacingProperties(List.of(), List.of())));
    return found;
  }

  private static ReplacingProperties read(String paths) {
    List<List<String>> always = new ArrayList<>();
    List<List<String>> sometimes = new ArrayList<>();
    for (String path : paths.split(" ", -1)) {
      if (path.startsWith("?")) {
        sometimes.add(List.of(path.substring(1).split("/", -1)));
      } else {
        always.add(List.of(path.split("/", -1)));
      }
    }
    return new ReplacingProperties(always, sometimes);
  }

  /**
   * Returns what the change of a property, of a part of one, or of all that is in one, does.
   *
   * @param path the names on the way to it from the properties; any text stands for a position
   */
  public Effect effect(List<String> path) {
    for (List<String> each : always) {
      if (each.size() <= path.size() && touches(each, path)) {
        return Effect.ALWAYS;
      }
    }
    return Stream.concat(always.stream(), sometimes.stream()).anyMatch(each -> touches(each, path))
        ? Effect.SOMETIMES
        : Effect.NEVER;
  }

  /** Returns whether one of two paths is the beginning of the other. */
  private static boolean touches(List<String> pattern, List<String> path) {
    for (int i = 0; i < Math.min(pattern.size(), path.size()); i++) {
      if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}
