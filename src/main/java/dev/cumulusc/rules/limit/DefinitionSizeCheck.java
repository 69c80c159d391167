package dev.cumulusc.rules.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;

/** Finds state machines whose definitions are larger than Step Functions takes. */
final class DefinitionSizeCheck {
  private static final RuleInfo TOO_LARGE =
      RuleInfo.error(
          "C5151", "definition-too-large", "A state machine's definition is larger than 1 MB.");

  private static final int LIMIT = 1 << 20;

  private DefinitionSizeCheck() {}

  static void check(Template template, Diagnostics diagnostics) {
    Resources.ofType(
        template,
        "AWS::StepFunctions::StateMachine",
        (machine, properties) -> {
          CfnValue definition = properties.get("DefinitionString");
          int size = definition == null ? 0 : size(definition);
          if (size > LIMIT) {
            diagnostics.report(
                TOO_LARGE,
                machine.origin(),
                "The definition of `"
                    + machine.logicalId()
                    + "` has "
                    + size
                    + " bytes, but Step Functions takes at most "
                    + LIMIT
                    + ".",
                "Move a part of it into a state machine of its own, and start that one from it.");
          }
        });
  }

  private static int size(CfnValue definition) {
    if (definition instanceof CfnValue.Sub sub) {
      return sub.text().getBytes(UTF_8).length;
    }
    return definition instanceof CfnValue.Text text ? text.value().getBytes(UTF_8).length : 0;
  }
}
