package dev.cumulusc.emit;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.model.Located;
import java.util.List;

/**
 * Checks names that the configuration gives to things. A wrong one is reported as it was written,
 * where the check of the template would know only what is made of it.
 */
final class NameCheck {
  private static final RuleInfo UNKNOWN_NAME =
      RuleInfo.error("C2150", "unknown-name", "Something is named that the configuration has not.");

  private final Emission emission;

  NameCheck(Emission emission) {
    this.emission = emission;
  }

  /** Tells whether there is a Lambda function of a name, and reports it if there is none. */
  boolean isLambda(Located<String> name) {
    return isKnown(
        name,
        "Lambda function",
        emission.deployment().lambdas().stream().map(lambda -> lambda.name().value()).toList());
  }

  /** Tells whether there is a table of a name, and reports it if there is none. */
  boolean isTable(Located<String> name) {
    return isKnown(
        name,
        "table",
        emission.deployment().base().tables().stream().map(table -> table.name().value()).toList());
  }

  private boolean isKnown(Located<String> name, String noun, List<String> known) {
    if (known.contains(name.value())) {
      return true;
    }
    Diagnostic unknown =
        Diagnostic.of(
            UNKNOWN_NAME, name.origin(), "There is no " + noun + " `" + name.value() + "`.");
    emission
        .diagnostics()
        .report(Suggestions.didYouMean(name.value(), known).map(unknown::withHelp).orElse(unknown));
    return false;
  }
}
