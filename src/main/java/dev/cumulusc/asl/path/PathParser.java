package dev.cumulusc.asl.path;

import dev.cumulusc.asl.path.PathExpression.Call;
import dev.cumulusc.asl.path.PathExpression.Literal;
import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Root;
import dev.cumulusc.asl.path.PathExpression.Segment;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.asl.text.SyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads paths and calls of intrinsic functions.
 *
 * <p>Paths are read as the JSONPath library behind Step Functions reads them, which is wider than
 * the specification: {@code $.[0]} and names with dashes are fine.
 */
public final class PathParser {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

  /** What can follow a backslash in a string of an intrinsic function. */
  private static final String ESCAPED = "'{}\\" + Placeholders.MASK;

  /** Deeper calls are not read: far more than the service allows, and far less than a stack. */
  private static final int MAX_DEPTH = 100;

  private final Cursor cursor;
  private int depth;

  private PathParser(String text) {
    this.cursor = new Cursor(Placeholders.mask(text));
  }

  /** Reads a string that has to be a path. */
  public static ParsedPath path(String text) {
    return new PathParser(text).read(false);
  }

  /** Reads a string that has to be a path or a call of an intrinsic function. */
  public static ParsedPath pathOrCall(String text) {
    return new PathParser(text).read(true);
  }

  private ParsedPath read(boolean callsToo) {
    if (cursor.isMasked()) {
      return ParsedPath.unknown();
    }
    try {
      PathExpression expression;
      if (cursor.peek() == '$') {
        expression = path(false);
      } else if (callsToo && cursor.isNameStart()) {
        expression = call();
      } else {
        throw cursor.fault(callsToo ? "must start with `$` or `States.`" : "must start with `$`");
      }
      cursor.skipBlanks();
      if (!cursor.atEnd()) {
        throw cursor.fault("goes on with `" + cursor.rest() + "` after its end");
      }
      return ParsedPath.of(expression);
    } catch (SyntaxException exception) {
      return ParsedPath.faulty(exception.fault());
    }
  }

  private Path path(boolean isArgument) {
    int start = cursor.offset();
    cursor.next();
    Root root = Root.INPUT;
    String variable = "";
    if (cursor.peek() == '$') {
      cursor.next();
      root = Root.CONTEXT;
    } else if (cursor.isNameStart()) {
      root = Root.VARIABLE;
      variable = cursor.takeWhile(Character::isUnicodeIdentifierPart);
    }
    List<Segment> segments = new ArrayList<>();
    while (cursor.peek() == '.' || cursor.peek() == '[') {
      segments.add(cursor.peek() == '[' ? new BracketReader(cursor).read() : dotted(isArgument));
    }
    return new Path(start, root, variable, segments);
  }

  /** Reads what follows a dot: a name, {@code *}, a second dot, or a bracket. */
  private Segment dotted(boolean isArgument) {
    int start = cursor.offset();
    cursor.next();
    if (cursor.peek() == '.') {
      cursor.next();
      if (cursor.peek() == '[') {
        return new Segment(PathExpression.Kind.DESCENDANT, "..", start);
      }
      String name = name(isArgument);
      return new Segment(PathExpression.Kind.DESCENDANT, ".." + name, start);
    }
    if (cursor.peek() == '[') {
      return new BracketReader(cursor).read();
    }
    int nameStart = cursor.offset();
    String name = name(isArgument);
    if (name.equals("*")) {
      return new Segment(PathExpression.Kind.WILDCARD, name, nameStart);
    }
    if (cursor.peek() == '(') {
      cursor.skipParentheses();
      return new Segment(PathExpression.Kind.FUNCTION, name, nameStart);
    }
    return new Segment(PathExpression.Kind.NAME, name, nameStart);
  }

  private String name(boolean isArgument) {
    String stops = isArgument ? ".[](), \t\r\n" : ".[]() \t\r\n";
    String name = cursor.takeWhile(c -> stops.indexOf(c) < 0);
    if (name.isEmpty()) {
      throw cursor.fault(
          cursor.atEnd() ? "ends after a dot" : "has no name before `" + cursor.rest() + "`");
    }
    return name;
  }

  private Call call() {
    int start = cursor.offset();
    String name =
        cursor.takeWhile(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_' || c == '-');
    if (cursor.peek() != '(') {
      if (start == 0 && !name.startsWith("States.")) {
        throw new SyntaxException(0, "must start with `$` or `States.`");
      }
      throw cursor.fault("has no `(` after `" + name + "`");
    }
    cursor.next();
    depth++;
    if (depth > MAX_DEPTH) {
      throw new SyntaxException(start, "is nested too deeply");
    }
    List<PathExpression> arguments = new ArrayList<>();
    cursor.skipBlanks();
    if (cursor.peek() != ')') {
      arguments.add(argument());
      while (cursor.peek() == ',') {
        cursor.next();
        arguments.add(argument());
      }
    }
    if (cursor.peek() != ')') {
      throw cursor.fault(
          cursor.atEnd()
              ? "is not closed by `)`"
              : "has `" + cursor.rest() + "` where `,` or `)` belongs");
    }
    cursor.next();
    depth--;
    return new Call(start, name, arguments);
  }

  private PathExpression argument() {
    cursor.skipBlanks();
    int start = cursor.offset();
    char first = cursor.peek();
    PathExpression argument;
    if (first == '$') {
      argument = path(true);
    } else if (first == '\'') {
      argument = new Literal(start, true, text());
    } else if (first == '-' || Character.isDigit(first)) {
      argument = new Literal(start, false, number());
    } else if (first == Placeholders.MASK) {
      argument = new Literal(start, false, cursor.takeWhile(c -> c == Placeholders.MASK));
    } else if (cursor.isWord("true") || cursor.isWord("false") || cursor.isWord("null")) {
      argument = new Literal(start, false, cursor.takeWhile(Character::isLetter));
    } else if (cursor.isNameStart()) {
      argument = call();
    } else if (first == '"') {
      throw cursor.fault("has a string in double quotes, and strings stand in single quotes");
    } else {
      throw cursor.fault(cursor.atEnd() ? "is not closed by `)`" : "has an empty argument");
    }
    cursor.skipBlanks();
    return argument;
  }

  /** Reads a string in quotes; a backslash escapes nothing there but what has a meaning itself. */
  private String text() {
    int start = cursor.offset() + 1;
    String text = cursor.quoted();
    for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
      char escaped = text.charAt(i + 1);
      if (ESCAPED.indexOf(escaped) < 0) {
        throw new SyntaxException(
            start + i,
            "has `\\"
                + escaped
                + "`, but `\\` can only stand before `'`, `{`, `}` and another `\\`");
      }
    }
    return text;
  }

  private String number() {
    int start = cursor.offset();
    String number = cursor.takeWhile(c -> Character.isDigit(c) || "+-.eE".indexOf(c) >= 0);
    if (!NUMBER.matcher(number).matches()) {
      throw new SyntaxException(start, "has `" + number + "` where a number belongs");
    }
    return number;
  }
}
