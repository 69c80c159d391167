package dev.cumulusc.flow;

import dev.cumulusc.asl.knowledge.TextPlaces;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathExpression.Call;
import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Segment;
import dev.cumulusc.asl.text.Placeholders;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;

/**
 * Reads what paths and intrinsic functions of a JSONPath state lead to. What a read that finds
 * nothing leads to is unknown, since the state fails then.
 *
 * @param root what {@code $} means
 */
record Reader(Entered entered, Value root) {
  private static final int MAX_INDEX_LENGTH = 6;

  /** Returns the same for another meaning of {@code $}. */
  Reader reading(Value newRoot) {
    return new Reader(entered, newRoot);
  }

  /** Returns the same inside a Map, for one of its items. */
  Reader at(Value item) {
    return new Reader(entered.at(item), root);
  }

  /** Reads what a field's path leads to. */
  Value path(Node value) {
    return read(value, false);
  }

  /** Reads what a path, or a call of an intrinsic function, gives to a payload. */
  Value pathOrCall(Node value) {
    return read(value, true);
  }

  private Value read(Node value, boolean inPayload) {
    if (!(value instanceof ScalarNode text) || !text.isString()) {
      return Value.UNKNOWN;
    }
    return entered
        .texts()
        .path(text)
        .map(found -> read(text, found, inPayload))
        .orElse(Value.UNKNOWN);
  }

  private Value read(ScalarNode text, PathExpression expression, boolean inPayload) {
    if (expression instanceof Call call) {
      call.arguments().forEach(argument -> read(text, argument, true));
      return result(call);
    }
    return expression instanceof Path path ? read(text, path, inPayload) : Value.UNKNOWN;
  }

  private Value read(ScalarNode text, Path path, boolean inPayload) {
    if (isUnknown(path)) {
      return Value.UNKNOWN;
    }
    if (!path.isReference()) {
      return path.segments().stream()
              .anyMatch(each -> each.kind() == PathExpression.Kind.FUNCTION || each.isNames())
          ? Value.UNKNOWN
          : Value.of(Kind.ARRAY);
    }
    Value at = start(path);
    String place = text.text().substring(path.offset(), start(text, path));
    List<Segment> segments = path.segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment segment = segments.get(i);
      Value next = step(at, segment);
      if (next.isAbsent()) {
        boolean isPastEnd = inPayload && i + 1 == segments.size() && isIndexed(at, segment);
        if (isPastEnd) {
          return Value.of(Kind.NULL);
        }
        entered.out().accept(absent(text, path, at, place, segment));
        return Value.UNKNOWN;
      }
      place += shown(segment);
      at = next.present();
    }
    return at;
  }

  /** An index past the end of an array gives null to a payload, and fails elsewhere. */
  private static boolean isIndexed(Value at, Segment segment) {
    return segment.kind() == PathExpression.Kind.INDEX && at.canBe(Kind.ARRAY);
  }

  /** Returns whether only the deployment knows the whole path. */
  static boolean isUnknown(Path path) {
    return path.segments().stream()
        .anyMatch(segment -> segment.text().indexOf(Placeholders.MASK) >= 0);
  }

  private Value start(Path path) {
    return switch (path.root()) {
      case INPUT -> root;
      case CONTEXT -> entered.environment().context();
      case VARIABLE ->
          entered.environment().variables().getOrDefault(path.variable(), Value.UNKNOWN);
    };
  }

  private static int start(ScalarNode text, Path path) {
    int sign = path.root() == PathExpression.Root.CONTEXT ? 2 : 1 + path.variable().length();
    return Math.min(text.text().length(), path.offset() + sign);
  }

  private static Value step(Value at, Segment segment) {
    if (segment.kind() == PathExpression.Kind.NAME) {
      return at.member(segment.text());
    }
    boolean isSmall = segment.text().length() <= MAX_INDEX_LENGTH;
    return isSmall ? at.item(Integer.parseInt(segment.text())) : Value.UNKNOWN;
  }

  private static String shown(Segment segment) {
    return segment.kind() == PathExpression.Kind.NAME
        ? "." + segment.text()
        : "[" + segment.text() + "]";
  }

  private Finding absent(ScalarNode text, Path path, Value holder, String place, Segment missing) {
    String step = shown(missing);
    return Findings.absent(
        entered.state(),
        TextPlaces.at(text, path.offset()),
        false,
        holder,
        place,
        step.startsWith(".") ? step.substring(1) : step);
  }

  private static Value result(Call call) {
    IntrinsicFunction function = IntrinsicFunction.named(call.function()).orElse(null);
    if (function == null) {
      return Value.UNKNOWN;
    }
    return switch (function) {
      case ARRAY, ARRAY_PARTITION, ARRAY_RANGE, ARRAY_UNIQUE, STRING_SPLIT -> Value.of(Kind.ARRAY);
      case ARRAY_CONTAINS -> Value.of(Kind.BOOLEAN);
      case ARRAY_LENGTH, MATH_ADD, MATH_RANDOM -> Value.of(Kind.NUMBER);
      case BASE64_DECODE, BASE64_ENCODE, FORMAT, HASH, JSON_TO_STRING, UUID ->
          Value.of(Kind.STRING);
      case ARRAY_GET_ITEM, JSON_MERGE, STRING_TO_JSON -> Value.UNKNOWN;
    };
  }
}
