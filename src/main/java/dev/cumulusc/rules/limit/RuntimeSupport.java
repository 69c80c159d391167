package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.runtime.LambdaRuntime;
import dev.cumulusc.runtime.LambdaRuntimes;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds functions whose runtime AWS has given up. One that Lambda neither creates nor updates is an
 * error where the application itself asks for it; in an installed package, which nobody can edit,
 * it is a warning. The table is as old as the program, so an unknown runtime is no error.
 */
public final class RuntimeSupport implements TemplateRule {
  private static final RuleInfo DEAD =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5111",
              "runtime-dead",
              "Lambda neither creates nor updates functions with this runtime.")
          .because(
              "A deployment that creates such a function, or changes it, fails. It is an error where"
                  + " the application's own files set the runtime, and a warning in an installed"
                  + " package, such as the Cumulus base.")
          .fixedBy(
              "Set `runtime` to the successor that the message names, and test the code"
                  + " with it. For a function of an installed package, set it under the function's"
                  + " name in the application's own `lambdas.yml`.")
          .accordingTo(Authority.aws("lambda/latest/dg/lambda-runtimes.html"));

  private static final RuleInfo BLOCKED =
      RuleInfo.warning(
              Stage.LIMIT,
              "C5112",
              "runtime-blocked",
              "Lambda no longer creates functions with this runtime.")
          .because(
              "Functions that exist can still be updated for a while. A new stack, or a"
                  + " function that is replaced, fails.")
          .fixedBy(
              "Set `runtime` to the successor that the message names, and test the code"
                  + " with it.")
          .accordingTo(Authority.aws("lambda/latest/dg/lambda-runtimes.html"));

  private static final RuleInfo DEPRECATED =
      RuleInfo.warning(
              Stage.LIMIT, "C5113", "runtime-deprecated", "AWS no longer supports this runtime.")
          .because(
              "The runtime gets no security patches any more, and later AWS blocks"
                  + " functions that use it.")
          .fixedBy(
              "Set `runtime` to the successor that the message names, and test the code"
                  + " with it.")
          .accordingTo(Authority.aws("lambda/latest/dg/lambda-runtimes.html"));

  private static final RuleInfo UNKNOWN =
      RuleInfo.warning(
              Stage.LIMIT, "C5114", "runtime-unknown", "A function has an unknown runtime.")
          .because(
              "The list of runtimes is as old as this program. If the runtime is not"
                  + " new, CloudFormation fails to create the function.")
          .fixedBy(
              "Correct the name. If AWS's documentation lists the runtime, suppress"
                  + " this finding.")
          .accordingTo(Authority.aws("lambda/latest/dg/lambda-runtimes.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(DEAD, BLOCKED, DEPRECATED, UNKNOWN);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    Resources.ofType(
        template,
        "AWS::Lambda::Function",
        (function, properties) ->
            Resources.text(properties, "Runtime")
                .ifPresent(
                    name -> {
                      CfnValue value = Objects.requireNonNull(properties.get("Runtime"));
                      check(function, name, value, diagnostics);
                    }));
  }

  private static void check(
      Resource function, String name, CfnValue value, Diagnostics diagnostics) {
    Optional<LambdaRuntime> known = LambdaRuntimes.of(name);
    String subject = "The runtime `" + name + "` of `" + function.logicalId() + "`";
    if (known.isEmpty()) {
      Diagnostic unknown = Diagnostic.of(UNKNOWN, value.origin(), subject + " is not known.");
      diagnostics.report(unknown.suggesting(name, meant(name)));
      return;
    }
    LambdaRuntime runtime = known.get();
    LocalDate day = LambdaRuntimes.asOf();
    if (runtime.isUpdateBlocked(day)) {
      report(
          DEAD,
          subject + " can be neither created nor updated since " + date(runtime.updateBlock()),
          runtime,
          value,
          diagnostics);
    } else if (runtime.isCreateBlocked(day)) {
      report(
          BLOCKED,
          subject + " can't be created any more since " + date(runtime.createBlock()),
          runtime,
          value,
          diagnostics);
    } else if (runtime.isDeprecated(day)) {
      report(
          DEPRECATED,
          subject
              + " is without support since "
              + date(runtime.deprecated())
              + "; functions of it can be updated until "
              + date(runtime.updateBlock()),
          runtime,
          value,
          diagnostics);
    }
  }

  /**
   * Returns the newest of the runtimes that a name begins; else, of its language, the one with the
   * same version, or the newest.
   */
  private static Optional<String> meant(String name) {
    List<String> usable =
        LambdaRuntimes.names().stream().filter(each -> isUsable(LambdaRuntimes.of(each))).toList();
    Optional<String> longer = usable.stream().filter(each -> each.startsWith(name)).findFirst();
    if (longer.isPresent()) {
      return longer;
    }
    Optional<List<String>> ofLanguage =
        Suggestions.nearest(
                language(name), usable.stream().map(RuntimeSupport::language).distinct().toList())
            .map(found -> usable.stream().filter(each -> language(each).equals(found)).toList());
    if (ofLanguage.isEmpty()) {
      return Suggestions.nearest(name, usable);
    }
    return ofLanguage.get().stream()
        .filter(each -> digits(each).equals(digits(name)))
        .findFirst()
        .or(() -> ofLanguage.get().stream().findFirst());
  }

  /** Returns what a name has before its version. */
  private static String language(String name) {
    return name.replaceFirst("[-_ ]?[0-9].*", "");
  }

  private static String digits(String name) {
    return name.replaceAll("[^0-9]", "");
  }

  private static boolean isUsable(Optional<LambdaRuntime> runtime) {
    return runtime.filter(each -> !each.isDeprecated(LambdaRuntimes.asOf())).isPresent();
  }

  private static String date(Optional<LocalDate> date) {
    return date.map(LocalDate::toString).orElse("a day that AWS has not named");
  }

  private static void report(
      RuleInfo rule, String fault, LambdaRuntime runtime, CfnValue value, Diagnostics diagnostics) {
    Diagnostic found = Diagnostic.of(rule, value.origin(), fault + ".");
    boolean installed = found.at().file().isInstalled();
    String where = installed ? " Set `runtime` under the function's name in `lambdas.yml`." : "";
    Diagnostic explained =
        runtime
            .successor()
            .map(successor -> found.withHelp("Its successor is `" + successor + "`." + where))
            .orElse(found);
    diagnostics.report(
        rule.equals(DEAD) && !installed ? explained.withSeverity(Severity.ERROR) : explained);
  }
}
