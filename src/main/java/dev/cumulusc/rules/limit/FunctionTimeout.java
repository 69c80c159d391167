package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Finds functions with a timeout that Lambda does not have. */
public final class FunctionTimeout implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT, "C5101", "function-timeout", "A function's timeout is out of range.")
          .because(
              "Lambda ends every call after at most 900 seconds. A container runs as"
                  + " long as it takes.")
          .fixedBy(
              "Set `timeout` to 1 to 900 seconds. For longer work, run the task in a"
                  + " container with `docker: true`.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  /** The longest that a call of a function may take, in seconds. */
  public static final long MAX_SECONDS = 900;

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::Lambda::Function",
        (function, properties) ->
            Resources.number(properties.get("Timeout"))
                .filter(seconds -> seconds < 1 || seconds > MAX_SECONDS)
                .ifPresent(
                    seconds -> {
                      String message =
                          String.format(
                              Locale.ROOT,
                              "The timeout of `%s` is %s, but Lambda takes 1 to %d.",
                              Functions.name(function),
                              Words.count(seconds, "second"),
                              MAX_SECONDS);
                      CfnValue value = Objects.requireNonNull(properties.get("Timeout"));
                      Diagnostic found = Diagnostic.of(INFO, value.origin(), message);
                      diagnostics.report(
                          seconds > MAX_SECONDS
                              ? found.withHelp(Functions.toDocker(function, properties))
                              : found);
                    }));
  }
}
