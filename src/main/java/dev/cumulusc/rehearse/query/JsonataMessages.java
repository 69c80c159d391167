package dev.cumulusc.rehearse.query;

import com.dashjoin.jsonata.JException;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.json.JsonString;
import java.time.DateTimeException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Words the failures of expressions as JSONata 2.0.6 does. The library's own messages say "Object"
 * for "function", leave places empty, and quote numbers.
 */
final class JsonataMessages {
  private static final Pattern CODED = Pattern.compile("[A-Z]\\d{4}: .*", Pattern.DOTALL);

  private static final String FIRST = "\u0001";
  private static final String SECOND = "\u0002";

  private static final Map<String, String> ELEMENTS =
      Map.of(
          "a",
          "arrays",
          "b",
          "booleans",
          "f",
          "functions",
          "n",
          "numbers",
          "o",
          "objects",
          "s",
          "strings");

  private JsonataMessages() {}

  /** Returns what follows "threw an error during evaluation". */
  static String of(JException failure) {
    String code = failure.getError();
    if (code == null) {
      return ": " + failure.getMessage();
    }
    if (code.length() != 5) {
      // Thrown with its whole message: by the limits, or by a function of Step Functions.
      if (code.startsWith("Stack overflow error")) {
        return ": " + ServiceTexts.STACK_OVERFLOW;
      }
      return (CODED.matcher(code).matches() ? ". " : ": ") + code;
    }
    Object current = failure.getCurrent();
    Object expected = failure.getExpected();
    return ". "
        + switch (code) {
          case "T0412" ->
              "T0412: Argument 1 of function must be an array of "
                  + quoted(ELEMENTS.getOrDefault(String.valueOf(expected), "values"));
          case "T2009" ->
              "T2009: The values "
                  + quoted(current)
                  + " and "
                  + quoted(expected)
                  + " either side of operator must be of the same data type";
          case "D3137", "D3141" -> code + ": " + current;
          default -> code + ": " + template(code, current, expected);
        };
  }

  /** The library fails without a code where a number or a date can't be read. */
  static String of(RuntimeException failure) {
    if (failure instanceof NumberFormatException) {
      return ". D3030: Unable to cast value to a number: "
          + String.valueOf(failure.getMessage()).replace("For input string: ", "");
    }
    if (failure instanceof DateTimeException) {
      return ". D3110: The argument of the toMillis function must be an ISO 8601 formatted"
          + " timestamp.";
    }
    return ": " + failure.getMessage();
  }

  private static String template(String code, @Nullable Object current, @Nullable Object expected) {
    return JException.msg(code, -1, FIRST, SECOND)
        .replace("Object", "function")
        .replace('"' + FIRST + '"', quoted(current))
        .replace('"' + SECOND + '"', quoted(expected))
        .replace(FIRST, String.valueOf(current))
        .replace(SECOND, String.valueOf(expected));
  }

  private static String quoted(@Nullable Object value) {
    try {
      return value == null ? "undefined" : Evaluation.json(value).text();
    } catch (Evaluation.UnsupportedResultException e) {
      return new JsonString(String.valueOf(value)).text();
    }
  }
}
