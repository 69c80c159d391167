package dev.cumulusc.kes.handlebars;

import dev.cumulusc.diagnostic.Authority;
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
              "A Handlebars template contains a syntax error.")
          .fixedBy(
              "Correct the template at the place that is reported: each `{{#helper}}`"
                  + " needs its `{{/helper}}`, and each `{{` its `}}`.")
          .accordingTo(Authority.specification("https://handlebarsjs.com/guide/"));

  static final RuleInfo TEMPLATE_RENDERING =
      RuleInfo.error(
              Stage.RENDER,
              "C0602",
              "template-rendering",
              "A helper of a Handlebars template fails.")
          .fixedBy(
              "Give the helper the arguments that it takes, or correct its name. The"
                  + " helpers of kes and of Handlebars are known; helpers in JavaScript of"
                  + " one's own are not run.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  private HandlebarsRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(TEMPLATE_SYNTAX, TEMPLATE_RENDERING);
  }
}
