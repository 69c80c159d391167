package dev.cumulusc.cli;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.source.ProgramData;

/** The pages of the rules, which the build takes from docs/rules/. */
final class RuleDocuments {
  private RuleDocuments() {}

  /** Returns the page of a rule. */
  static String page(RuleInfo rule) {
    return ProgramData.text(RuleDocuments.class, "rules/" + rule.code() + ".md");
  }
}
