package dev.cumulusc.template;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of an {@code Fn::Sub}, taken apart into references and what stands between them. */
public final class SubText {
  private static final Pattern NAME = Pattern.compile("\\s*([A-Za-z0-9_.:]+)\\s*");

  private SubText() {}

  /** A stretch of the text; the end is exclusive. */
  public sealed interface Piece {
    int start();

    int end();
  }

  /** Text that stands for itself. */
  public record Literal(String text, int start, int end) implements Piece {}

  /** <code>${!text}</code>, which CloudFormation prints as <code>${text}</code>. */
  public record Escaped(String text, int start, int end) implements Piece {
    /** Returns what CloudFormation prints. */
    public String printed() {
      return "${" + text + "}";
    }
  }

  /**
   * <code>${Name}</code> or <code>${Name.Attribute}</code>.
   *
   * @param attribute everything behind the first dot, or null
   */
  public record Reference(String name, @Nullable String attribute, int start, int end)
      implements Piece {

    /** Returns what stands between the brackets, without blanks. */
    public String path() {
      return attribute == null ? name : name + "." + attribute;
    }

    /** Returns the reference as a value. */
    public CfnValue.Reference at(Origin origin) {
      return attribute == null
          ? new CfnValue.Ref(name, origin)
          : new CfnValue.GetAtt(name, attribute, origin);
    }
  }

  /**
   * A <code>${</code> that begins no reference, but that CloudFormation would take for one.
   *
   * @param text <code>${...}</code> as a whole if it ends before another one begins, else only
   *     <code>${</code>
   */
  public record LookAlike(String text, int start, int end) implements Piece {

    /** Returns whether the closing brace belongs to it. */
    public boolean isClosed() {
      return text.length() > 2;
    }
  }

  /** Makes an {@code Fn::Sub} without variables of a string that the compiler itself made. */
  static CfnValue.Sub sub(String text, Origin origin) {
    List<CfnValue.Reference> references = new ArrayList<>();
    for (Piece piece : parse(text)) {
      if (piece instanceof Reference reference) {
        references.add(reference.at(origin));
      }
    }
    return new CfnValue.Sub(text, Map.of(), references, origin);
  }

  /** Makes an {@code Fn::Sub} of a string that somebody wrote. */
  static CfnValue.Sub sub(ScalarNode text, Map<String, CfnValue> variables) {
    List<CfnValue.Reference> references = new ArrayList<>();
    for (Piece piece : parse(text.text())) {
      if (piece instanceof Reference reference && !variables.containsKey(reference.path())) {
        references.add(reference.at(text.originOf(reference.start(), reference.end())));
      }
    }
    return new CfnValue.Sub(text.text(), variables, references, text.origin());
  }

  /** Takes a string apart as CloudFormation does. */
  public static List<Piece> parse(String text) {
    List<Piece> pieces = new ArrayList<>();
    int literal = 0;
    int at = text.indexOf('$');
    while (at >= 0) {
      if (text.startsWith("${", at)) {
        Piece piece = braces(text, at);
        addLiteral(pieces, text, literal, at);
        pieces.add(piece);
        literal = piece.end();
      }
      at = text.indexOf('$', Math.max(at + 1, literal));
    }
    addLiteral(pieces, text, literal, text.length());
    return List.copyOf(pieces);
  }

  private static Piece braces(String text, int at) {
    int close = text.indexOf('}', at);
    if (close < 0) {
      return new LookAlike("${", at, at + 2);
    }
    String inside = text.substring(at + 2, close);
    if (inside.startsWith("!")) {
      return new Escaped(inside.substring(1), at, close + 1);
    }
    Matcher name = NAME.matcher(inside);
    if (name.matches()) {
      return reference(name.group(1), at, close + 1);
    }
    return inside.contains("${")
        ? new LookAlike("${", at, at + 2)
        : new LookAlike(text.substring(at, close + 1), at, close + 1);
  }

  private static Reference reference(String path, int start, int end) {
    int dot = path.indexOf('.');
    return dot < 0
        ? new Reference(path, null, start, end)
        : new Reference(path.substring(0, dot), path.substring(dot + 1), start, end);
  }

  private static void addLiteral(List<Piece> pieces, String text, int start, int end) {
    if (end > start) {
      pieces.add(new Literal(text.substring(start, end), start, end));
    }
  }
}
