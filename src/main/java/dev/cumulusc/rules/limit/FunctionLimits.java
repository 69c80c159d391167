package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.util.Objects;

/** Finds functions that ask for more than Lambda has. */
final class FunctionLimits {
  private static final RuleInfo TIMEOUT =
      RuleInfo.error(
              Stage.LIMIT,
              "C5101",
              "function-timeout",
              "A function's timeout is none that Lambda has.")
          .because(
              "Lambda ends every call after 900 seconds. A container runs as long as it takes.");

  private static final RuleInfo MEMORY =
      RuleInfo.error(
              Stage.LIMIT,
              "C5102",
              "function-memory",
              "A function's memory is none that Lambda has.")
          .because("Lambda has from 128 to 10,240 MB. A container has what its instance has.");

  private static final RuleInfo LAYERS =
      RuleInfo.error(
          Stage.LIMIT, "C5103", "too-many-layers", "A function has more than five layers.");

  private static final long LONGEST = 900;
  private static final long LEAST_MEMORY = 128;
  private static final long MOST_MEMORY = 10_240;
  private static final int MOST_LAYERS = 5;
  private static final String ID_ENDING = "LambdaFunction";

  private FunctionLimits() {}

  static void check(Template template, Diagnostics diagnostics) {
    Resources.ofType(
        template,
        "AWS::Lambda::Function",
        (function, properties) -> {
          checkTimeout(function, properties, diagnostics);
          if (!properties.members().containsKey("CapacityProviderConfig")) {
            checkMemory(function, properties, diagnostics);
          }
          checkLayers(function, properties, diagnostics);
        });
  }

  private static void checkTimeout(
      Resource function, CfnValue.Mapping properties, Diagnostics diagnostics) {
    Resources.number(properties.get("Timeout"))
        .ifPresent(
            seconds -> {
              if (seconds < 1 || seconds > LONGEST) {
                String message =
                    "The timeout of `"
                        + name(function)
                        + "` is "
                        + seconds
                        + " seconds, but Lambda takes 1 to "
                        + LONGEST
                        + ".";
                report(
                    TIMEOUT,
                    function,
                    properties,
                    "Timeout",
                    message,
                    seconds > LONGEST,
                    diagnostics);
              }
            });
  }

  private static void checkMemory(
      Resource function, CfnValue.Mapping properties, Diagnostics diagnostics) {
    Resources.number(properties.get("MemorySize"))
        .ifPresent(
            size -> {
              if (size < LEAST_MEMORY || size > MOST_MEMORY) {
                String message =
                    "The memory of `"
                        + name(function)
                        + "` is "
                        + size
                        + " MB, but Lambda takes "
                        + LEAST_MEMORY
                        + " to "
                        + MOST_MEMORY
                        + ".";
                report(
                    MEMORY,
                    function,
                    properties,
                    "MemorySize",
                    message,
                    size > MOST_MEMORY,
                    diagnostics);
              }
            });
  }

  private static void report(
      RuleInfo rule,
      Resource function,
      CfnValue.Mapping properties,
      String property,
      String message,
      boolean needsMore,
      Diagnostics diagnostics) {
    CfnValue value = Objects.requireNonNull(properties.get(property));
    Diagnostic diagnostic = Diagnostic.of(rule, value.origin(), message);
    diagnostics.report(
        needsMore ? diagnostic.withHelp(toDocker(name(function), properties)) : diagnostic);
  }

  /** Says what to write so that the task runs in a container; see the guide to `docker: true`. */
  private static String toDocker(String name, CfnValue.Mapping properties) {
    long memory = Resources.number(properties.get("MemorySize")).orElse(1024);
    return "This task can't run in Lambda. Run it in a container, and give the function values that"
        + " Lambda takes: `ecs: {services: {"
        + name
        + ": {docker: true, cpu: 1024, memory: "
        + memory
        + ", count: 1}}}`.";
  }

  private static void checkLayers(
      Resource function, CfnValue.Mapping properties, Diagnostics diagnostics) {
    if (properties.get("Layers") instanceof CfnValue.Sequence layers
        && layers.items().size() > MOST_LAYERS) {
      diagnostics.report(
          LAYERS,
          layers.items().get(MOST_LAYERS).origin(),
          "`"
              + name(function)
              + "` has "
              + layers.items().size()
              + " layers, but Lambda takes at most "
              + MOST_LAYERS
              + ".");
    }
  }

  private static String name(Resource function) {
    String id = function.logicalId();
    return id.endsWith(ID_ENDING) && id.length() > ID_ENDING.length()
        ? id.substring(0, id.length() - ID_ENDING.length())
        : id;
  }
}
