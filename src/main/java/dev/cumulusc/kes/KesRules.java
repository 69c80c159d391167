package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about Handlebars templates of kes applications and what they render to. */
public final class KesRules {
  static final RuleInfo LAMBDA_NOT_MAPPING =
      RuleInfo.error(
              Stage.RENDER, "C0603", "lambda-not-mapping", "A Lambda function is not a mapping.")
          .fixedBy("Write the function's keys (`handler`, `source`, `timeout` ...) below its name.")
          .accordingTo(Authority.own("schemas/lambdas.schema.json"));

  static final RuleInfo UNKNOWN_TEMPLATE_API =
      RuleInfo.error(
              Stage.RENDER,
              "C0604",
              "unknown-template-api",
              "A function names an API that is not in `apis`.")
          .fixedBy("Correct the name of the API, or add the API to `apis`.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo WRONG_ENDPOINT =
      RuleInfo.error(
              Stage.RENDER, "C0605", "wrong-endpoint", "An endpoint lacks its path or its method.")
          .fixedBy("Give the endpoint both keys: `path: NAME` and `method: get`.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo WRONG_UNIQUE_IDENTIFIER =
      RuleInfo.error(
              Stage.RENDER,
              "C0606",
              "wrong-unique-identifier",
              "A `uniqueIdentifier` contains other characters than lower-case letters"
                  + " and digits.")
          .fixedBy("Use lower-case letters and digits only.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo UNKNOWN_WORKFLOW_LAMBDA =
      RuleInfo.error(
              Stage.RENDER,
              "C0607",
              "unknown-workflow-lambda",
              "A workflow calls a function that is not in `lambdas`.")
          .fixedBy("Add the function to `lambdas`, or correct the name in the task's `Resource`.")
          .accordingTo(Authority.published("https://github.com/developmentseed/kes"));

  static final RuleInfo TASK_WITHOUT_RESOURCE =
      RuleInfo.error(Stage.RENDER, "C0608", "task-without-resource", "A task has no `Resource`.")
          .fixedBy(
              "Add `Resource: ${NameLambdaFunction.Arn}`, or the ARN of an activity or"
                  + " an integration.")
          .accordingTo(Authority.aws("step-functions/latest/dg/state-task.html"));

  static final RuleInfo KES_CLASS_IGNORED =
      RuleInfo.warning(
              Stage.RENDER,
              "C0609",
              "kes-class-ignored",
              "The JavaScript class in `kes.js` is ignored.")
          .because(
              "cumulusc runs no JavaScript of an application. What the class adds to"
                  + " the template or the deployment is missing.")
          .fixedBy(
              "Do before or after compiling what the class does, and delete it, or"
                  + " suppress this finding once you have checked that the class does nothing"
                  + " that you need.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo NOT_A_TEMPLATE =
      RuleInfo.error(
              Stage.RENDER,
              "C0610",
              "not-a-template",
              "A Handlebars template does not render to a mapping.")
          .fixedBy(
              "Correct the template so that it renders to a CloudFormation template:"
                  + " `Resources:` and the other sections at the top.")
          .accordingTo(Authority.aws("AWSCloudFormation/latest/UserGuide/template-anatomy.html"));

  static final RuleInfo OVERRIDE_WITHOUT_EFFECT =
      RuleInfo.warning(
              Stage.RENDER,
              "C0611",
              "override-without-effect",
              "A part of an override template changes nothing.")
          .fixedBy("Delete the part, or write the value that it is meant to have.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo OVERRIDE_OF_UNKNOWN_RESOURCE =
      RuleInfo.error(
              Stage.RENDER,
              "C0612",
              "override-of-unknown-resource",
              "An override template changes a resource that does not exist.")
          .fixedBy("Correct the logical id. Give a resource that is new a `Type`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo NO_STACK_NAME =
      RuleInfo.error(Stage.RENDER, "C0613", "no-stack-name", "The stack has no name.")
          .fixedBy("Set `stackName` in `config.yml`.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/cfn-console-create-stack.html"));

  static final RuleInfo NO_TEMPLATE =
      RuleInfo.error(Stage.RENDER, "C0614", "no-template", "There is no template to render.")
          .fixedBy(
              "Name the folder of a kes application with `--template`, add"
                  + " `app/cloudformation.template.yml`, or use `--engine native`.")
          .accordingTo(Authority.own("docs/differences-from-kes.md"));

  static final RuleInfo MOVE_WITHOUT_NATIVE_ENGINE =
      RuleInfo.error(
              Stage.RENDER,
              "C0620",
              "move-without-native-engine",
              "A task is to be moved to Docker, but the template engine moves none.")
          .because(
              "`docker` and `runOn` are keys of cumulusc. The Handlebars templates of kes do not know"
                  + " them: the workflows would still call the function, and a service without an"
                  + " image would be refused.")
          .fixedBy(
              "Compile with `--engine native`, or write the activity, the service's `image` and"
                  + " `commands`, and the workflow's `Resource` out as kes needs them.")
          .accordingTo(Authority.own("docs/moving-to-docker.md"));

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
        NO_TEMPLATE,
        MOVE_WITHOUT_NATIVE_ENGINE);
  }
}
