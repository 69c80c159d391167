package dev.cumulusc.kes.handlebars;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a name in a template refers to.
 *
 * @param data whether it starts at the block's data ({@code @key}) and not at its context
 * @param depth how many levels out it starts
 * @param parts the names of the properties to follow
 * @param original the path as it was written, without the brackets of its parts
 */
record Path(boolean data, int depth, List<String> parts, String original) implements Expression {
  /** The parts that lead to a context, not to a property. */
  private static final Set<String> RELATIVE = Set.of("..", ".", "this");

  private static final Pattern SCOPED = Pattern.compile("^\\.|this\\b");

  Path {
    parts = List.copyOf(parts);
  }

  /** Makes a path of its segments, from the first to the last. */
  static final class Builder {
    private final boolean data;
    private final StringBuilder original;
    private final List<String> parts = new ArrayList<>();
    private int depth;

    /**
     * Starts a path.
     *
     * @param data whether it has an {@code @} before its first segment
     */
    Builder(boolean data) {
      this.data = data;
      this.original = new StringBuilder(data ? "@" : "");
    }

    /**
     * Adds a segment.
     *
     * @param separator what stands before it; nothing before the first
     * @param bracketed whether it is the name of a property, whatever it says
     * @return whether it may stand there: a context cannot follow the name of a property
     */
    boolean add(String separator, String segment, boolean bracketed) {
      original.append(separator).append(segment);
      if (bracketed || !RELATIVE.contains(segment)) {
        parts.add(segment);
        return true;
      }
      depth += segment.equals("..") ? 1 : 0;
      return parts.isEmpty();
    }

    Path build() {
      return new Path(data, depth, parts, original.toString());
    }
  }

  /** Returns whether the path is a single name, which a helper could have as well. */
  boolean isSimple() {
    return parts.size() == 1 && !isScoped() && depth == 0;
  }

  /** Returns whether the path says that it starts at the context: then it names no helper. */
  boolean isScoped() {
    return SCOPED.matcher(original).find();
  }
}
