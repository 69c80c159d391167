package dev.cumulusc.asl.path;

import dev.cumulusc.asl.path.PathExpression.Kind;
import dev.cumulusc.asl.path.PathExpression.Segment;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.asl.text.SyntaxException;
import java.util.regex.Pattern;

/** Reads a segment in square brackets: names, indexes, a slice, {@code *}, or a filter. */
final class BracketReader {
  private static final Pattern INDEX = Pattern.compile("-?\\d+");
  private static final Pattern SLICE = Pattern.compile("(-?\\d+)?:(-?\\d+)?(:(-?\\d+)?)?");
  private static final Pattern UNION = Pattern.compile("-?\\d+(?:,-?\\d+)++");

  private final Cursor cursor;

  BracketReader(Cursor cursor) {
    this.cursor = cursor;
  }

  Segment read() {
    int start = cursor.offset();
    cursor.next();
    cursor.skipBlanks();
    char first = cursor.peek();
    Segment segment;
    if (first == '\'' || first == '"') {
      segment = names(start);
    } else if (first == '*') {
      cursor.next();
      segment = new Segment(Kind.WILDCARD, "*", start);
    } else if (first == '?') {
      segment = filter(start);
    } else {
      segment = numbers(start);
    }
    cursor.skipBlanks();
    if (cursor.peek() != ']') {
      throw cursor.fault(
          cursor.atEnd()
              ? "has a `[` that is never closed"
              : "has `" + cursor.rest() + "` where `]` belongs");
    }
    cursor.next();
    return segment;
  }

  private Segment names(int start) {
    int from = cursor.offset();
    String name = cursor.quoted();
    cursor.skipBlanks();
    boolean isUnion = false;
    while (cursor.peek() == ',') {
      cursor.next();
      cursor.skipBlanks();
      if (cursor.peek() != '\'' && cursor.peek() != '"') {
        throw cursor.fault("has no quoted name after the comma");
      }
      cursor.quoted();
      cursor.skipBlanks();
      isUnion = true;
    }
    return isUnion
        ? new Segment(Kind.UNION, cursor.since(from), start)
        : new Segment(Kind.NAME, name, start);
  }

  private Segment filter(int start) {
    cursor.next();
    cursor.skipBlanks();
    if (cursor.peek() != '(') {
      throw cursor.fault("has a filter that is not in parentheses");
    }
    int from = cursor.offset();
    cursor.skipParentheses();
    return new Segment(Kind.FILTER, cursor.since(from), start);
  }

  private Segment numbers(int start) {
    int from = cursor.offset();
    String inside =
        cursor
            .takeWhile(c -> Character.isDigit(c) || c == '-' || c == ':' || c == ',' || c == ' ')
            .replace(" ", "");
    if (inside.isEmpty()) {
      throw new SyntaxException(
          from,
          cursor.peek() == '$'
              ? "has a path in brackets, where only a number or a quoted name can stand"
              : "has neither a number nor a quoted name in its brackets");
    }
    if (inside.indexOf(Placeholders.MASK) >= 0 || INDEX.matcher(inside).matches()) {
      return new Segment(Kind.INDEX, inside, start);
    }
    if (SLICE.matcher(inside).matches()) {
      return new Segment(Kind.SLICE, inside, start);
    }
    if (UNION.matcher(inside).matches()) {
      return new Segment(Kind.UNION, inside, start);
    }
    throw new SyntaxException(from, "has `" + inside + "` in its brackets, which is no index");
  }
}
