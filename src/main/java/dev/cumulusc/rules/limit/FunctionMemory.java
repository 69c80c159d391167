package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Finds functions with an amount of memory that Lambda does not have. */
public final class FunctionMemory implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT, "C5102", "function-memory", "A function's memory is out of range.")
          .because("Lambda has from 128 to 10,240 MB. A container has what its instance has.")
          .fixedBy(
              "Set `memory` to 128 to 10,240 MB. For more, run the task in a container"
                  + " with `docker: true`.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  /** The least memory of a function, in MB. */
  public static final long MIN_MEMORY = 128;

  /** The maximum memory of a function, in MB. */
  public static final long MAX_MEMORY = 10_240;

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::Lambda::Function",
        (function, properties) -> {
          if (!properties.members().containsKey("CapacityProviderConfig")) {
            check(function, properties, diagnostics);
          }
        });
  }

  private static void check(
      Resource function, CfnValue.Mapping properties, Diagnostics diagnostics) {
    Resources.number(properties.get("MemorySize"))
        .filter(size -> size < MIN_MEMORY || size > MAX_MEMORY)
        .ifPresent(
            size -> {
              String message =
                  String.format(
                      Locale.ROOT,
                      "The memory of `%s` is %d MB, but Lambda takes %d to %d.",
                      Functions.name(function),
                      size,
                      MIN_MEMORY,
                      MAX_MEMORY);
              CfnValue value = Objects.requireNonNull(properties.get("MemorySize"));
              Diagnostic found = Diagnostic.of(INFO, value.origin(), message);
              diagnostics.report(
                  size > MAX_MEMORY
                      ? found.withHelp(Functions.toDocker(function, properties))
                      : found.withHelp("Write " + MIN_MEMORY + " or more."));
            });
  }
}
