package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about Handlebars templates of kes applications and what they render to. */
public final class KesRules {
  static final RuleInfo LAMBDA_NOT_MAPPING =
      RuleInfo.error(
          Stage.RENDER, "C0603", "lambda-not-mapping", "A Lambda function is not a mapping.");

  static final RuleInfo UNKNOWN_TEMPLATE_API =
      RuleInfo.error(
          Stage.RENDER,
          "C0604",
          "unknown-template-api",
          "A function names an API that is not in `apis`.");

  static final RuleInfo WRONG_ENDPOINT =
      RuleInfo.error(
          Stage.RENDER, "C0605", "wrong-endpoint", "An endpoint lacks its path or its method.");

  static final RuleInfo WRONG_UNIQUE_IDENTIFIER =
      RuleInfo.error(
          Stage.RENDER,
          "C0606",
          "wrong-unique-identifier",
          "A `uniqueIdentifier` has other characters than lower-case letters and digits.");

  static final RuleInfo UNKNOWN_WORKFLOW_LAMBDA =
      RuleInfo.error(
          Stage.RENDER,
          "C0607",
          "unknown-workflow-lambda",
          "A workflow calls a function that is not there.");

  static final RuleInfo TASK_WITHOUT_RESOURCE =
      RuleInfo.error(
          Stage.RENDER, "C0608", "task-without-resource", "A task does not say what it calls.");

  static final RuleInfo KES_CLASS_IGNORED =
      RuleInfo.warning(
          Stage.RENDER,
          "C0609",
          "kes-class-ignored",
          "A `kes.js` has code that does not run here.");

  static final RuleInfo NOT_A_TEMPLATE =
      RuleInfo.error(
          Stage.RENDER, "C0610", "not-a-template", "What a template renders to is not a mapping.");

  static final RuleInfo OVERRIDE_WITHOUT_EFFECT =
      RuleInfo.warning(
          Stage.RENDER,
          "C0611",
          "override-without-effect",
          "An override template changes nothing of a part.");

  static final RuleInfo OVERRIDE_OF_UNKNOWN_RESOURCE =
      RuleInfo.error(
          Stage.RENDER,
          "C0612",
          "override-of-unknown-resource",
          "An override template changes a resource that is not there.");

  static final RuleInfo NO_STACK_NAME =
      RuleInfo.error(Stage.RENDER, "C0613", "no-stack-name", "The stack has no name.");

  static final RuleInfo NO_TEMPLATE =
      RuleInfo.error(Stage.RENDER, "C0614", "no-template", "There is no template to render.");

  private KesRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        LAMBDA_NOT_MAPPING,
        UNKNOWN_TEMPLATE_API,
        WRONG_ENDPOINT,
        WRONG_UNIQUE_IDENTIFIER,
        UNKNOWN_WORKFLOW_LAMBDA,
        TASK_WITHOUT_RESOURCE,
        KES_CLASS_IGNORED,
        NOT_A_TEMPLATE,
        OVERRIDE_WITHOUT_EFFECT,
        OVERRIDE_OF_UNKNOWN_RESOURCE,
        NO_STACK_NAME,
        NO_TEMPLATE);
  }
}
