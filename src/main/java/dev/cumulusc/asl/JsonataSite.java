package dev.cumulusc.asl;

import dev.cumulusc.asl.jsonata.Jsonata;
import dev.cumulusc.asl.jsonata.JsonataParser;
import dev.cumulusc.asl.jsonata.Usage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;

/**
 * An expression in a JSONata state.
 *
 * @param part what it stands in: the state itself, a catcher, a choice's rule, ...
 * @param field the field of the part that it is, or that it stands in
 * @param value the text, with the signs around the expression
 * @param usage what the expression uses, if it can be read
 */
public record JsonataSite(
    Part part, String field, ScalarNode value, Jsonata parsed, Optional<Usage> usage) {
  /** The signs around an expression. */
  public static final String OPEN = "{%";

  public static final String CLOSE = "%}";

  static JsonataSite of(Part part, String field, ScalarNode value) {
    Jsonata parsed = parse(value.text());
    return new JsonataSite(part, field, value, parsed, parsed.expression().map(Usage::of));
  }

  /** Parses an expression between its signs. */
  public static Jsonata parse(String text) {
    return JsonataParser.parse(text.substring(OPEN.length(), text.length() - CLOSE.length()));
  }

  /** Returns whether a string is a JSONata expression. */
  public static boolean isExpression(String text) {
    return text.startsWith(OPEN)
        && text.endsWith(CLOSE)
        && text.length() >= OPEN.length() + CLOSE.length();
  }

  /** Returns whether a string has one of the signs around an expression but not the other. */
  public static boolean isHalfExpression(String text) {
    return !isExpression(text) && (text.startsWith(OPEN) || text.endsWith(CLOSE));
  }

  /** Returns whether a string has both signs around an expression, at the ends or inside. */
  public static boolean hasExpressionInside(String text) {
    int open = text.indexOf(OPEN);
    return open >= 0 && text.indexOf(CLOSE, open + OPEN.length()) >= 0;
  }

  /** Returns the state that the expression belongs to. */
  public MachineState state() {
    return part.state().orElseThrow();
  }

  /** Returns the place of a part of the expression, by its offset within. */
  public Origin at(int offset, int length) {
    return at(value, offset, length);
  }

  /** Returns the place of a part of an expression, by its offset between the signs. */
  public static Origin at(ScalarNode value, int offset, int length) {
    int start = offset + OPEN.length();
    return value.originOf(start, Math.min(start + length, value.text().length()));
  }
}
