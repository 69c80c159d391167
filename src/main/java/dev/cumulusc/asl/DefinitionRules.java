package dev.cumulusc.asl;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about the text of state machine definitions. */
public final class DefinitionRules {
  static final RuleInfo DEFINITION_NOT_JSON =
      RuleInfo.error(
              Stage.LOAD, "C3014", "definition-not-json", "The string of a definition is not JSON.")
          .because("AWS refuses to create the state machine.")
          .fixedBy(
              "Correct the JSON at the place that is reported, or write the definition"
                  + " as a mapping under `Definition`.")
          .accordingTo(Authority.specification("https://www.rfc-editor.org/rfc/rfc8259"))
          .asAws("INVALID_JSON_DESCRIPTION");

  static final RuleInfo FUNCTION_IN_DEFINITION_STRING =
      RuleInfo.warning(
              Stage.LOAD,
              "C3015",
              "function-in-definition-string",
              "The string of a definition contains an intrinsic function of CloudFormation.")
          .because(
              "CloudFormation evaluates functions in a template, but not those in a string: the"
                  + " state machine gets the function as a JSON object.")
          .fixedBy(
              "Write the reference as `${Name}` or `${Name.Attribute}`, and the string under"
                  + " `Fn::Sub`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html"));

  private DefinitionRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(DEFINITION_NOT_JSON, FUNCTION_IN_DEFINITION_STRING);
  }
}
