package dev.cumulusc.bind;

import static dev.cumulusc.bind.SchemaTypes.anyOf;
import static dev.cumulusc.bind.SchemaTypes.ordered;
import static dev.cumulusc.bind.SchemaTypes.pattern;

import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.rules.limit.FunctionMemory;
import dev.cumulusc.rules.limit.FunctionTimeout;
import dev.cumulusc.runtime.LambdaRuntime;
import dev.cumulusc.runtime.LambdaRuntimes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the schemas say of a Lambda function beyond the key table, which leaves it to the rules:
 * what Lambda takes.
 */
final class FunctionSchema {
  private FunctionSchema() {}

  /** Returns what describes the values of a key better than its type, if there is such. */
  static Optional<Map<String, Object>> values(Section section, Key<?> key) {
    if (section != LambdaKeys.SECTION) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (key.name()) {
          case "runtime" -> runtime();
          case "timeout" -> range(1, FunctionTimeout.MAX_SECONDS);
          case "memory" -> range(FunctionMemory.MIN_MEMORY, FunctionMemory.MAX_MEMORY);
          default -> null;
        });
  }

  /**
   * Requires a handler of a function that says where its code is. Another one may only change a few
   * values of a function that stands elsewhere.
   */
  static Map<String, Object> withHandler(Map<String, Object> function) {
    function.put("if", anyOf(required("source"), required("s3Source")));
    function.put("then", anyOf(required("handler"), required("Handler")));
    return function;
  }

  /** Offers the runtimes that AWS supports; others of the same names with numbers may be newer. */
  private static Map<String, Object> runtime() {
    List<LambdaRuntime> all =
        LambdaRuntimes.names().stream()
            .flatMap(name -> LambdaRuntimes.of(name).stream())
            .filter(runtime -> !runtime.isUpdateBlocked(LambdaRuntimes.asOf()))
            .toList();
    String forms =
        all.stream()
            .map(runtime -> runtime.name().replace(".", "\\.").replaceAll("\\d+", "\\\\d+"))
            .distinct()
            .sorted()
            .collect(Collectors.joining("|"));
    List<String> supported =
        all.stream()
            .filter(runtime -> !runtime.isDeprecated(LambdaRuntimes.asOf()))
            .map(LambdaRuntime::name)
            .toList();
    return anyOf(Map.of("enum", supported), pattern("^(" + forms + ")?$|" + SchemaTypes.VARIABLE));
  }

  private static Map<String, Object> range(long min, long max) {
    return anyOf(
        ordered("type", "integer", "minimum", min, "maximum", max), SchemaTypes.numberAsText());
  }

  private static Map<String, Object> required(String key) {
    return Map.of("required", List.of(key));
  }
}
