package dev.cumulusc.rehearse.path;

import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads filters: {@code ||} binds weaker than {@code &&}, and {@code !} negates. */
final class FilterParser {
  private static final List<String> OPERATORS =
      List.of(
          "==",
          "!=",
          "<=",
          ">=",
          "=~",
          "<",
          ">",
          "in",
          "nin",
          "contains",
          "size",
          "empty",
          "subsetof",
          "anyof",
          "noneof");

  private final String text;
  private int at;

  FilterParser(String text) {
    this.text = text;
  }

  Filter read() throws PathException {
    Filter filter = any();
    skipBlanks();
    if (at < text.length()) {
      throw fault();
    }
    return filter;
  }

  private Filter any() throws PathException {
    Filter left = all();
    while (take("||")) {
      Filter first = left;
      Filter second = all();
      left = (element, root) -> first.accepts(element, root) || second.accepts(element, root);
    }
    return left;
  }

  private Filter all() throws PathException {
    Filter left = one();
    while (take("&&")) {
      Filter first = left;
      Filter second = one();
      left = (element, root) -> first.accepts(element, root) && second.accepts(element, root);
    }
    return left;
  }

  private Filter one() throws PathException {
    if (take("!")) {
      Filter inner = one();
      return (element, root) -> !inner.accepts(element, root);
    }
    if (take("(")) {
      Filter inner = any();
      if (!take(")")) {
        throw fault();
      }
      return inner;
    }
    Operand left = operand();
    Optional<String> operator = operator();
    if (operator.isEmpty()) {
      return (element, root) -> left.value(element, root).isPresent();
    }
    if (operator.get().equals("=~")) {
      Pattern pattern = regex();
      return (element, root) ->
          left.value(element, root)
              .filter(value -> value instanceof JsonString string && matches(pattern, string))
              .isPresent();
    }
    Operand right = operand();
    String name = operator.get();
    return (element, root) ->
        Comparisons.holds(name, left.value(element, root), right.value(element, root));
  }

  private static boolean matches(Pattern pattern, JsonString string) {
    return pattern.matcher(string.value()).matches();
  }

  /** A side of a comparison: empty where its path leads to nothing. */
  @FunctionalInterface
  private interface Operand {
    Optional<Json> value(Json element, Json root) throws PathException;
  }

  private Operand operand() throws PathException {
    skipBlanks();
    if (at >= text.length()) {
      throw fault();
    }
    char first = text.charAt(at);
    if (first == '@' || first == '$') {
      return path(first == '@');
    }
    Json literal = literal(first);
    return (element, root) -> Optional.of(literal);
  }

  private Operand path(boolean ofElement) throws PathException {
    int start = at++;
    while (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '[')) {
      if (text.charAt(at) == '[') {
        at = closing(at, '[', ']') + 1;
      } else {
        at++;
        while (at < text.length() && ".[]() \t<>=!&|~,".indexOf(text.charAt(at)) < 0) {
          at++;
        }
      }
    }
    Path path =
        PathParser.path("$" + text.substring(start + 1, at)).path().orElseThrow(this::fault);
    return (element, root) -> {
      try {
        return Optional.of(PathReader.read(path.segments(), ofElement ? element : root));
      } catch (PathException e) {
        return Optional.empty();
      }
    };
  }

  private Json literal(char first) throws PathException {
    int start = at;
    if (first == '\'' || first == '"') {
      at = endOfString(at) + 1;
      return new JsonString(unescaped(text.substring(start + 1, at - 1)));
    }
    if (first == '[') {
      at = closing(at, '[', ']') + 1;
      return json(text.substring(start, at).replace('\'', '"'));
    }
    while (at < text.length() && " \t)&|".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return json(text.substring(start, at));
  }

  private static String unescaped(String inside) {
    return inside.indexOf('\\') < 0 ? inside : inside.replaceAll("\\\\(.)", "$1");
  }

  private Json json(String written) throws PathException {
    try {
      return JsonReader.read(written);
    } catch (JsonSyntaxException e) {
      throw fault();
    }
  }

  private Pattern regex() throws PathException {
    skipBlanks();
    int start = at;
    if (start >= text.length() || text.charAt(start) != '/') {
      throw fault();
    }
    do {
      at++;
    } while (at < text.length() && (text.charAt(at) != '/' || text.charAt(at - 1) == '\\'));
    if (at >= text.length()) {
      throw fault();
    }
    String body = text.substring(start + 1, at);
    at++;
    int flags = 0;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      flags |= text.charAt(at) == 'i' ? Pattern.CASE_INSENSITIVE : 0;
      at++;
    }
    try {
      return Pattern.compile(body.replace("\\/", "/"), flags);
    } catch (PatternSyntaxException e) {
      throw fault();
    }
  }

  private Optional<String> operator() {
    skipBlanks();
    for (String each : OPERATORS) {
      boolean isWord = Character.isLetter(each.charAt(0));
      int end = at + each.length();
      if (text.regionMatches(isWord, at, each, 0, each.length())
          && (!isWord || end >= text.length() || !Character.isLetter(text.charAt(end)))) {
        at = end;
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private boolean take(String token) {
    skipBlanks();
    boolean isNotEqual = token.equals("!") && text.startsWith("!=", at);
    if (isNotEqual || !text.startsWith(token, at)) {
      return false;
    }
    at += token.length();
    return true;
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private int endOfString(int start) throws PathException {
    char quote = text.charAt(start);
    for (int i = start + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    throw fault();
  }

  private int closing(int start, char open, char close) throws PathException {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'' || c == '"') {
        i = endOfString(i);
      } else if (c == open) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i;
      }
    }
    throw fault();
  }

  private PathException fault() {
    return new PathException("Could not compile inline filter : [?" + text + "]", false);
  }
}
