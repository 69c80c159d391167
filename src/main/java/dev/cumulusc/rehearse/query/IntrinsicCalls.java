package dev.cumulusc.rehearse.query;

import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.asl.path.PathExpression;
import dev.cumulusc.asl.path.PathExpression.Call;
import dev.cumulusc.asl.path.PathExpression.Literal;
import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.path.PathException;
import java.util.ArrayList;
import java.util.List;

/** Calls intrinsic functions, the innermost first. */
final class IntrinsicCalls {
  private final String written;
  private final Bindings bindings;

  /**
   * @param written the whole field, which messages show
   */
  IntrinsicCalls(String written, Bindings bindings) {
    this.written = written;
    this.bindings = bindings;
  }

  Json result(Call call) throws StateException {
    IntrinsicFunction function =
        IntrinsicFunction.named(call.function())
            .filter(known -> known.takes(call.arguments().size()))
            .orElseThrow(() -> failure("Invalid Intrinsic Function."));
    List<Json> arguments = new ArrayList<>();
    for (PathExpression argument : call.arguments()) {
      arguments.add(argument(argument, function));
    }
    try {
      return Intrinsics.apply(function, arguments, bindings.services());
    } catch (Intrinsics.Refused e) {
      throw failure(String.valueOf(e.getMessage()));
    }
  }

  private Json argument(PathExpression argument, IntrinsicFunction function) throws StateException {
    if (argument instanceof Call inner) {
      return result(inner);
    }
    if (argument instanceof Path path) {
      return read(path);
    }
    Literal literal = (Literal) argument;
    if (literal.isText()) {
      // The template of States.Format keeps its escapes: there, `\{` is a brace and no place.
      return new JsonString(
          function == IntrinsicFunction.FORMAT
              ? literal.text()
              : Intrinsics.unescaped(literal.text()));
    }
    return switch (literal.text()) {
      case "true" -> new JsonBoolean(true);
      case "false" -> new JsonBoolean(false);
      case "null" -> JsonNull.NULL;
      default -> JsonNumber.parse(literal.text());
    };
  }

  private Json read(Path path) throws StateException {
    try {
      return Paths.read(path, bindings);
    } catch (PathException e) {
      throw StateException.runtime(
          ServiceTexts.functionFailed(
              written,
              ServiceTexts.argumentNotFound(spelled(path), Paths.rootText(path, bindings))));
    }
  }

  private String spelled(Path path) {
    int end = path.offset();
    int depth = 0;
    while (end < written.length() && (depth > 0 || ",) ".indexOf(written.charAt(end)) < 0)) {
      char c = written.charAt(end);
      depth += c == '[' || c == '(' ? 1 : c == ']' || c == ')' ? -1 : 0;
      end++;
    }
    return written.substring(path.offset(), end);
  }

  private StateException failure(String why) {
    return StateException.catchable(
        ServiceTexts.INTRINSIC_FAILURE, ServiceTexts.functionFailed(written, why));
  }
}
