package dev.cumulusc.kes.handlebars;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the syntax of Handlebars templates. */
public final class HandlebarsRules {
  static final RuleInfo TEMPLATE_SYNTAX =
      RuleInfo.error(
          Stage.RENDER,
          "C0601",
          "template-syntax",
          "A Handlebars template has a fault in its syntax.");

  static final RuleInfo TEMPLATE_RENDERING =
      RuleInfo.error(
          Stage.RENDER,
          "C0602",
          "template-rendering",
          "A Handlebars template uses a helper that fails.");

  private HandlebarsRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(TEMPLATE_SYNTAX, TEMPLATE_RENDERING);
  }
}
