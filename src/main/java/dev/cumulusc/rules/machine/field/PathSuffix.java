package dev.cumulusc.rules.machine.field;

import dev.cumulusc.asl.Expressions;
import dev.cumulusc.asl.Part;
import dev.cumulusc.asl.shape.Field;
import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.shape.ValueType;
import dev.cumulusc.diagnostic.Diagnostic;
import java.util.Optional;
import java.util.Set;

/**
 * Explains fields whose name ends in {@code .$}, which is for the keys inside of payload templates.
 */
final class PathSuffix {
  private static final String SUFFIX = ".$";
  private static final Set<String> STATE_NAMES = Set.of("Default", "Next", "StartAt");

  /** It has no value of its own, but says where one goes to. */
  private static final String RESULT_PATH = "ResultPath";

  private PathSuffix() {}

  /**
   * Returns a finding about an unknown field with what to write instead, if the field is known
   * without the suffix.
   *
   * @param name the name with the suffix
   */
  static Optional<Diagnostic> explained(Diagnostic finding, Part part, String name) {
    if (!name.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String plain = name.substring(0, name.length() - SUFFIX.length());
    String path = plain + "Path";
    if (part.language() == QueryLanguage.JSONPATH
        && !path.equals(RESULT_PATH)
        && part.shape().field(path).isPresent()) {
      return Optional.of(finding.suggesting(name, Optional.of(path)));
    }
    return part.shape()
        .field(plain)
        .filter(field -> field.isOf(part.language()))
        .map(field -> explained(finding, part, field));
  }

  private static Diagnostic explained(Diagnostic finding, Part part, Field field) {
    String name = field.name() + SUFFIX;
    if (part.language() == QueryLanguage.JSONATA) {
      return finding
          .withHelp(
              "JSONata has no `.$`. Write `"
                  + field.name()
                  + (mayBeComputed(field)
                      ? "`, with an expression in `{% %}`."
                      : "`, with a constant."))
          .meaning(name, field.name());
    }
    if (field.type() instanceof ValueType.Path) {
      return finding.suggesting(name, Optional.of(field.name()));
    }
    if (Expressions.isPayload(field.name())) {
      return finding.withHelp(
          "Write a mapping under `" + field.name() + "`, with `.$` at the end of its keys.");
    }
    return finding.withHelp(constant(part, field)).meaning(name, field.name());
  }

  private static boolean mayBeComputed(Field field) {
    return field.computed() || field.type() instanceof ValueType.Anything;
  }

  private static String constant(Part part, Field field) {
    String name = field.name();
    if (STATE_NAMES.contains(name)) {
      return "`"
          + name
          + "` must be the name of a state. To choose one by the input, use a `Choice` state.";
    }
    if (name.equals("Result") && part.shape().field("Parameters").isPresent()) {
      return "`Result` must be a constant. To select from the input, use `InputPath` or"
          + " `Parameters`.";
    }
    return "`"
        + name
        + "` must be a constant: no path can stand for it."
        + (name.equals("Resource") && part.shape().field("TimeoutSeconds").isPresent()
            ? " To call a function that the input names, use `arn:aws:states:::lambda:invoke` with"
                + " `FunctionName.$` in `Parameters`."
            : "");
  }
}
