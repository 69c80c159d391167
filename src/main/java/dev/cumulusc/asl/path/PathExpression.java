package dev.cumulusc.asl.path;

import java.util.List;

/**
 * What may stand under a key that ends in {@code .$}, or as an argument of an intrinsic function.
 */
public sealed interface PathExpression {

  /** Returns where the expression starts, as an index into the text. */
  int offset();

  /** What a path starts from. */
  enum Root {
    /** {@code $}: the state's input. */
    INPUT,
    /** {@code $$}: the context object. */
    CONTEXT,
    /** {@code $name}: a workflow variable. */
    VARIABLE
  }

  /**
   * A path.
   *
   * @param variable the variable's name; empty unless the root is one
   */
  record Path(int offset, Root root, String variable, List<Segment> segments)
      implements PathExpression {
    public Path {
      segments = List.copyOf(segments);
    }

    /** Returns whether the path names exactly one place, so that a value can be put there. */
    public boolean isReference() {
      return segments.stream()
          .allMatch(segment -> segment.kind() == Kind.NAME || segment.kind() == Kind.INDEX);
    }

    /** Returns whether this is nothing but the root. */
    public boolean isWhole() {
      return segments.isEmpty();
    }

    /** Returns the names that the path starts with, up to the first segment that is not one. */
    public List<String> names() {
      return segments.stream()
          .takeWhile(segment -> segment.kind() == Kind.NAME)
          .map(Segment::text)
          .toList();
    }
  }

  /** The kinds of segments. */
  enum Kind {
    NAME,
    INDEX,
    WILDCARD,
    DESCENDANT,
    SLICE,
    UNION,
    FILTER,
    FUNCTION
  }

  /**
   * One step of a path.
   *
   * @param text a name without quotes; for other kinds, what is written: a filter with its
   *     parentheses, a union without its brackets, a descent with its two dots
   */
  record Segment(Kind kind, String text, int offset) {
    /** Returns whether this is several names, which make one object of their members. */
    public boolean isNames() {
      return kind == Kind.UNION && (text.startsWith("'") || text.startsWith("\""));
    }
  }

  /** A call of an intrinsic function. */
  record Call(int offset, String function, List<PathExpression> arguments)
      implements PathExpression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** Counts the calls that are nested in each other, this one included. */
    public int depth() {
      int deepest = 0;
      for (PathExpression argument : arguments) {
        if (argument instanceof Call call) {
          deepest = Math.max(deepest, call.depth());
        }
      }
      return deepest + 1;
    }
  }

  /**
   * A string, number, boolean or null as an argument.
   *
   * @param text a string without its quotes, with its escapes as they are written
   */
  record Literal(int offset, boolean isText, String text) implements PathExpression {}
}
