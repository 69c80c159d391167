package dev.cumulusc.app.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The paths at which something is: those of values, and of what they are in. */
final class PathPrefixes {
  private PathPrefixes() {}

  static Set<String> of(List<ExplainedValue> values) {
    Set<String> paths = new LinkedHashSet<>();
    for (ExplainedValue value : values) {
      String path = value.path();
      paths.add(path);
      for (int i = 0; i < path.length(); i++) {
        if (path.charAt(i) == '.' || path.charAt(i) == '[') {
          paths.add(path.substring(0, i));
        }
      }
    }
    return paths;
  }
}
