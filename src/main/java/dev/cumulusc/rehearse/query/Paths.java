package dev.cumulusc.rehearse.query;

import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathParser;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.path.PathException;
import dev.cumulusc.rehearse.path.PathReader;
import dev.cumulusc.rehearse.path.PathWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads and writes values by the paths of JSONPath states. */
public final class Paths {
  private static final Map<String, Optional<PathExpression>> PARSED = new ConcurrentHashMap<>();

  private Paths() {}

  /** Reads a path or a call of an intrinsic function; every text is parsed once. */
  static Optional<PathExpression> parse(String text) {
    Optional<PathExpression> known = PARSED.get(text);
    if (known == null) {
      known = PathParser.pathOrCall(text).expression();
      PARSED.put(text, known);
    }
    return known;
  }

  /** Reads the value at a path. */
  static Json read(Path path, Bindings bindings) throws PathException {
    return switch (path.root()) {
      case INPUT -> PathReader.read(path.segments(), bindings.input());
      case CONTEXT -> PathReader.read(path.segments(), bindings.context().get());
      case VARIABLE -> {
        Json variable = bindings.variables().get(path.variable());
        yield variable == null
            ? PathReader.read(nameOf(path), JsonObject.EMPTY)
            : PathReader.read(path.segments(), variable);
      }
    };
  }

  /** A variable that is not set is reported as a member that is missing. */
  private static List<PathExpression.Segment> nameOf(Path path) {
    return List.of(
        new PathExpression.Segment(PathExpression.Kind.NAME, path.variable(), path.offset()));
  }

  /** Returns what a path starts from, as messages show it. */
  static String rootText(Path path, Bindings bindings) {
    return switch (path.root()) {
      case INPUT -> bindings.inputText().get();
      case CONTEXT -> bindings.context().get().text();
      case VARIABLE -> {
        Json variable = bindings.variables().get(path.variable());
        yield variable == null ? "{}" : variable.text();
      }
    };
  }

  /**
   * Selects what {@code InputPath} or {@code OutputPath} says.
   *
   * @param field the value of the field: a path, or JSON null for an empty object
   */
  public static Json select(Json field, Bindings bindings) throws StateException {
    if (field == JsonNull.NULL) {
      return JsonObject.EMPTY;
    }
    String text = Values.string(field);
    if (text.equals("$")) {
      return bindings.input();
    }
    try {
      return read(path(text), bindings);
    } catch (PathException e) {
      throw StateException.runtime(ServiceTexts.invalidPath(text, String.valueOf(e.getMessage())));
    }
  }

  /** Reads a path that may lead to nothing. */
  public static Optional<Json> find(String text, Bindings bindings) throws StateException {
    try {
      return Optional.of(read(path(text), bindings));
    } catch (PathException e) {
      return Optional.empty();
    }
  }

  /**
   * Puts a state's result into its input, as {@code ResultPath} says.
   *
   * @param field the value of the field: a reference path, or JSON null to drop the result
   */
  public static Json putResult(Json field, Json input, Json result) throws StateException {
    if (field == JsonNull.NULL) {
      return input;
    }
    String text = Values.string(field);
    if (text.equals("$")) {
      return result;
    }
    try {
      return PathWriter.put(path(text).segments(), input, result);
    } catch (PathException e) {
      throw StateException.catchable(
          "States.ResultPathMatchFailure", String.valueOf(e.getMessage()));
    }
  }

  private static Path path(String text) throws StateException {
    if (parse(text).orElse(null) instanceof Path path) {
      return path;
    }
    throw StateException.runtime(
        ServiceTexts.invalidPath(text, "Could not compile the JSONPath expression."));
  }
}
