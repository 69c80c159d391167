package dev.cumulusc.kes.handlebars;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Reads a path, unless {@code ..}, {@code .} or {@code this} stand at a wrong place. */
  static Optional<Path> parse(String text) {
    boolean data = text.startsWith("@");
    StringBuilder original = new StringBuilder(data ? "@" : "");
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int at = data ? 1 : 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '/' || (c == '.' && !isDots(text, at))) {
        original.append(c);
        at++;
        continue;
      }
      int end = endOfPart(text, at);
      String part = text.substring(at, end);
      at = end;
      boolean literal = c == '[';
      if (literal) {
        part = part.substring(1, part.length() - 1).replaceAll("\\\\([\\\\\\]])", "$1");
      }
      original.append(part);
      if (literal || !RELATIVE.contains(part)) {
        parts.add(part);
      } else if (!parts.isEmpty()) {
        return Optional.empty();
      } else if (part.equals("..")) {
        depth++;
      }
    }
    return Optional.of(new Path(data, depth, parts, original.toString()));
  }

  /** Tells whether the path is a single name, which a helper could have as well. */
  boolean isSimple() {
    return parts.size() == 1 && !isScoped() && depth == 0;
  }

  /** Tells whether the path says that it starts at the context: then it names no helper. */
  boolean isScoped() {
    return SCOPED.matcher(original).find();
  }

  /** Tells whether the dot at a place is a part (`.` or `..`) and not a separator. */
  private static boolean isDots(String text, int at) {
    return text.startsWith("..", at)
        || at + 1 == text.length()
        || "/.".indexOf(text.charAt(at + 1)) >= 0;
  }

  private static int endOfPart(String text, int start) {
    if (text.startsWith("..", start)) {
      return start + 2;
    }
    if (text.charAt(start) == '.') {
      return start + 1;
    }
    boolean literal = text.charAt(start) == '[';
    int at = start + 1;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (literal && c == ']' && text.charAt(at - 1) != '\\') {
        return at + 1;
      }
      if (!literal && (c == '.' || c == '/')) {
        return at;
      }
      at++;
    }
    return at;
  }
}
