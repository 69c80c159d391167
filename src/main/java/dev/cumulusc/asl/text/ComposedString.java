package dev.cumulusc.asl.text;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.CfnValue.Reference;
import dev.cumulusc.template.SubText;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A string of which parts are known only later: what CloudFormation puts in when it deploys, and
 * what an execution works out when it runs. Whichever way a value was written, it has the same
 * pieces.
 *
 * @param pieces the pieces in their order
 * @param origin where the string is written as a whole
 */
public record ComposedString(List<Piece> pieces, Origin origin) {

  /** A part of the string. */
  public sealed interface Piece {
    Origin origin();
  }

  /** A part that is known. */
  public record Literal(String text, Origin origin) implements Piece {}

  /** The value of a resource, a parameter or a pseudo parameter. */
  public record Referred(Reference reference) implements Piece {
    @Override
    public Origin origin() {
      return reference.origin();
    }
  }

  /**
   * What another function gives at deployment: {@code Fn::ImportValue}, {@code Fn::If}, ...
   *
   * @param value the function
   */
  public record Deployed(CfnValue.Function value) implements Piece {
    @Override
    public Origin origin() {
      return value.origin();
    }
  }

  /**
   * What each execution works out for itself.
   *
   * @param expression the path, the intrinsic function or the part of a JSONata expression
   */
  public record RunTime(String expression, Origin origin) implements Piece {}

  public ComposedString {
    pieces = List.copyOf(pieces);
  }

  /** Makes a string that is known. */
  public static ComposedString literal(String text, Origin origin) {
    return new ComposedString(List.of(new Literal(text, origin)), origin);
  }

  /** Makes a string that is the value of a resource or parameter. */
  public static ComposedString of(Reference reference) {
    return new ComposedString(List.of(new Referred(reference)), reference.origin());
  }

  /** Makes a string that is what {@code Ref} gives. */
  public static ComposedString ref(String target, Origin origin) {
    return of(new CfnValue.Ref(target, origin));
  }

  /** Makes a string that only executions know. */
  public static ComposedString runTime(String expression, Origin origin) {
    return new ComposedString(List.of(new RunTime(expression, origin)), origin);
  }

  /**
   * Reads a string of a definition, in which <code>${X.Arn}</code> is a reference, or an intrinsic
   * function; nothing for other mappings, lists, and empty values (null).
   */
  public static Optional<ComposedString> of(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.isNull()
          ? Optional.empty()
          : Optional.of(of(scalar, 0, scalar.text().length()));
    }
    return IntrinsicFunctions.of(node).flatMap(function -> of(CfnReader.value(node)));
  }

  /**
   * Reads a part of a string of a definition.
   *
   * @param start an index into the string
   * @param end an index into the string, exclusive
   */
  public static ComposedString of(ScalarNode scalar, int start, int end) {
    List<Piece> pieces = new ArrayList<>();
    for (SubText.Piece piece : SubText.parse(scalar.text().substring(start, end))) {
      Origin origin = scalar.originOf(start + piece.start(), start + piece.end());
      pieces.add(
          piece instanceof SubText.Reference reference
              ? new Referred(reference.at(origin))
              : literal(piece, origin));
    }
    boolean whole = start == 0 && end == scalar.text().length();
    return new ComposedString(pieces, whole ? scalar.origin() : scalar.originOf(start, end));
  }

  /** Reads a value of a template; nothing for a list, a mapping, and an empty value (null). */
  public static Optional<ComposedString> of(CfnValue value) {
    List<Piece> pieces = new ArrayList<>();
    return add(value, pieces)
        ? Optional.of(new ComposedString(pieces, value.origin()))
        : Optional.empty();
  }

  /** Adds the pieces of a value; a function without a form that is known stays one piece. */
  private static boolean add(CfnValue value, List<Piece> pieces) {
    if (value instanceof CfnValue.Text text) {
      pieces.add(new Literal(text.value(), text.origin()));
    } else if (value instanceof CfnValue.Number number) {
      pieces.add(new Literal(number.value(), number.origin()));
    } else if (value instanceof CfnValue.Bool bool) {
      pieces.add(new Literal(Boolean.toString(bool.value()), bool.origin()));
    } else if (value instanceof Reference reference) {
      pieces.add(new Referred(reference));
    } else if (value instanceof CfnValue.Sub sub) {
      return addSub(sub, pieces);
    } else if (value instanceof CfnValue.Function function) {
      List<Piece> joined = new ArrayList<>();
      if (addJoined(function, joined)) {
        pieces.addAll(joined);
      } else {
        pieces.add(new Deployed(function));
      }
    } else {
      return false;
    }
    return true;
  }

  private static boolean addSub(CfnValue.Sub sub, List<Piece> pieces) {
    Iterator<Reference> places = sub.places().iterator();
    for (SubText.Piece piece : SubText.parse(sub.text())) {
      if (!(piece instanceof SubText.Reference place)) {
        pieces.add(literal(piece, sub.origin()));
      } else if (!sub.variables().containsKey(place.path())) {
        pieces.add(new Referred(places.hasNext() ? places.next() : place.at(sub.origin())));
      } else if (!add(sub.variables().get(place.path()), pieces)) {
        return false;
      }
    }
    return true;
  }

  private static boolean addJoined(CfnValue.Function function, List<Piece> pieces) {
    if (!function.name().equals("Fn::Join")
        || !(function.argument() instanceof CfnValue.Sequence arguments)
        || arguments.items().size() != 2
        || !(arguments.items().get(0) instanceof CfnValue.Text delimiter)
        || !(arguments.items().get(1) instanceof CfnValue.Sequence parts)) {
      return false;
    }
    for (int i = 0; i < parts.items().size(); i++) {
      if (i > 0) {
        pieces.add(new Literal(delimiter.value(), delimiter.origin()));
      }
      if (!add(parts.items().get(i), pieces)) {
        return false;
      }
    }
    return true;
  }

  private static Literal literal(SubText.Piece piece, Origin origin) {
    if (piece instanceof SubText.Escaped escaped) {
      return new Literal("${" + escaped.text() + "}", origin);
    }
    return new Literal(
        piece instanceof SubText.LookAlike lookAlike
            ? lookAlike.text()
            : ((SubText.Literal) piece).text(),
        origin);
  }

  /** Returns the whole string, if all of it is known. */
  public Optional<String> literal() {
    return pieces.stream().allMatch(Literal.class::isInstance)
        ? Optional.of(known())
        : Optional.empty();
  }

  /** Returns what is known of the string, without the parts that are known only later. */
  public String known() {
    return pieces.stream()
        .filter(Literal.class::isInstance)
        .map(piece -> ((Literal) piece).text())
        .collect(Collectors.joining());
  }

  /** Returns what the string refers to, if it is nothing but that. */
  public Optional<Reference> reference() {
    return pieces.size() == 1 && pieces.get(0) instanceof Referred referred
        ? Optional.of(referred.reference())
        : Optional.empty();
  }

  /** Returns all that the string refers to, in the order of its pieces. */
  public List<Reference> references() {
    return pieces.stream()
        .filter(Referred.class::isInstance)
        .map(piece -> ((Referred) piece).reference())
        .toList();
  }

  /** Returns whether the string refers to the parameter or pseudo parameter, and is no more. */
  public boolean isRef(String name) {
    return reference()
        .filter(CfnValue.Ref.class::isInstance)
        .filter(r -> r.target().equals(name))
        .isPresent();
  }

  /** Returns whether each execution works out a part of the string for itself. */
  public boolean isRunTime() {
    return pieces.stream().anyMatch(RunTime.class::isInstance);
  }

  /** Returns this string and a known one behind it. */
  public ComposedString plus(String text) {
    return plus(literal(text, origin));
  }

  /** Returns this string and another one behind it. */
  public ComposedString plus(ComposedString other) {
    List<Piece> all = new ArrayList<>(pieces);
    all.addAll(other.pieces);
    return new ComposedString(all, origin);
  }

  /** Returns strings with a separator between them; there must be one at least. */
  public static ComposedString join(List<ComposedString> parts, char separator) {
    Origin origin = parts.get(0).origin;
    Piece between = new Literal(String.valueOf(separator), origin);
    List<Piece> all = new ArrayList<>(parts.get(0).pieces);
    for (ComposedString part : parts.subList(1, parts.size())) {
      all.add(between);
      all.addAll(part.pieces);
    }
    return new ComposedString(all, origin);
  }

  /** Returns strings one behind the other; there must be one at least. */
  public static ComposedString concat(List<ComposedString> parts) {
    List<Piece> all = new ArrayList<>();
    parts.forEach(part -> all.addAll(part.pieces));
    return new ComposedString(all, parts.get(0).origin);
  }

  /** Returns the parts between the separators that stand in what is known; always one at least. */
  public List<ComposedString> split(char separator) {
    List<ComposedString> parts = new ArrayList<>();
    List<Piece> part = new ArrayList<>();
    for (Piece piece : pieces) {
      if (!(piece instanceof Literal literal)) {
        part.add(piece);
        continue;
      }
      int start = 0;
      int end = literal.text().indexOf(separator);
      while (end >= 0) {
        addTo(part, literal.text().substring(start, end), literal.origin());
        parts.add(new ComposedString(part, origin));
        part.clear();
        start = end + 1;
        end = literal.text().indexOf(separator, start);
      }
      addTo(part, literal.text().substring(start), literal.origin());
    }
    parts.add(new ComposedString(part, origin));
    return List.copyOf(parts);
  }

  private static void addTo(List<Piece> part, String text, Origin origin) {
    if (!text.isEmpty()) {
      part.add(new Literal(text, origin));
    }
  }

  /** Returns the value in a template, in its simplest form; nothing if executions make it. */
  public Optional<CfnValue> value() {
    if (isRunTime()) {
      return Optional.empty();
    }
    if (pieces.size() == 1 && pieces.get(0) instanceof Deployed deployed) {
      return Optional.of(deployed.value());
    }
    Optional<CfnValue> alone =
        reference()
            .map(CfnValue.class::cast)
            .or(() -> literal().map(text -> CfnValue.text(text, origin)));
    return alone.isPresent() ? alone : Optional.of(sub());
  }

  private CfnValue sub() {
    StringBuilder text = new StringBuilder();
    Map<String, CfnValue> variables = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      if (piece instanceof Literal literal) {
        text.append(literal.text().replace("${", "${!"));
      } else if (piece instanceof Deployed deployed) {
        String name = "Function" + (variables.size() + 1);
        variables.put(name, deployed.value());
        text.append("${").append(name).append('}');
      } else {
        text.append("${").append(((Referred) piece).reference().path()).append('}');
      }
    }
    return new CfnValue.Sub(text.toString(), variables, references(), origin);
  }

  /** Returns the string as a definition has it, for messages and comparisons. */
  @Override
  public String toString() {
    return pieces.stream().map(ComposedString::print).collect(Collectors.joining());
  }

  private static String print(Piece piece) {
    if (piece instanceof Literal literal) {
      return literal.text();
    }
    if (piece instanceof Referred referred) {
      return "${" + referred.reference().path() + "}";
    }
    return piece instanceof Deployed deployed
        ? "${" + deployed.value().name() + "}"
        : ((RunTime) piece).expression();
  }
}
