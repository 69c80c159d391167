package dev.cumulusc.rules.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Resources;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks the environment variables of functions. */
public final class EnvironmentVariables implements TemplateRule {
  private static final RuleInfo TOO_LARGE =
      RuleInfo.error(
              Stage.LIMIT,
              "C5104",
              "environment-too-large",
              "The environment variables of a function exceed 4 KB.")
          .fixedBy(
              "Put large values into a parameter of SSM or an object in S3, and give"
                  + " the function its name.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  private static final RuleInfo RESERVED =
      RuleInfo.error(
              Stage.LIMIT,
              "C5105",
              "reserved-environment-variable",
              "A function sets an environment variable that Lambda reserves.")
          .fixedBy(
              "Delete the variable, or rename it. Lambda sets `AWS_REGION` and the like"
                  + " itself.")
          .accordingTo(Authority.aws("lambda/latest/dg/configuration-envvars.html"));

  private static final RuleInfo BAD_NAME =
      RuleInfo.error(
              Stage.LIMIT,
              "C5106",
              "bad-variable-name",
              "The name of an environment variable is not valid in Lambda.")
          .fixedBy(
              "Begin the name with a letter, and go on with at least one letter, digit"
                  + " or underscore.")
          .accordingTo(Authority.aws("lambda/latest/dg/configuration-envvars.html"));

  /** What Lambda takes as the variables of a function, names included. */
  public static final int MAX_BYTES = 4096;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

  private static final Set<String> LAMBDAS_OWN =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_DEFAULT_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_LAMBDA_RUNTIME_API",
          "AWS_REGION",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "LAMBDA_RUNTIME_DIR",
          "LAMBDA_TASK_ROOT");

  @Override
  public List<RuleInfo> infos() {
    return List.of(TOO_LARGE, RESERVED, BAD_NAME);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    Resources.ofType(
        template,
        "AWS::Lambda::Function",
        (function, properties) ->
            Resources.mapping(properties, "Environment")
                .flatMap(environment -> Resources.mapping(environment, "Variables"))
                .ifPresent(variables -> check(function, variables, diagnostics)));
  }

  private static void check(
      Resource function, CfnValue.Mapping variables, Diagnostics diagnostics) {
    int size = size(variables);
    for (Map.Entry<String, CfnValue.Member> variable : variables.members().entrySet()) {
      String name = variable.getKey();
      CfnValue.Member member = variable.getValue();
      if (LAMBDAS_OWN.contains(name)) {
        diagnostics.report(
            RESERVED,
            member.key(),
            "`"
                + function.logicalId()
                + "` sets `"
                + name
                + "`, which only Lambda itself may set.");
      } else if (!NAME.matcher(name).matches() && !name.startsWith("Fn::")) {
        diagnostics.report(
            BAD_NAME,
            member.key(),
            "The variable `"
                + name
                + "` of `"
                + function.logicalId()
                + "` has to be named by a letter and at least one more letter, digit or"
                + " underscore.",
            better(name));
      }
    }
    if (size > MAX_BYTES) {
      diagnostics.report(
          TOO_LARGE,
          variables.origin(),
          "The variables of `"
              + function.logicalId()
              + "` take at least "
              + size
              + " bytes, but Lambda takes at most "
              + MAX_BYTES
              + ".",
          "Put large values into a parameter or an object in S3, and give the function its name.");
    }
  }

  /** Returns how many bytes variables surely have, names included. */
  public static int size(CfnValue.Mapping variables) {
    return variables.members().entrySet().stream()
        .mapToInt(
            variable ->
                variable.getKey().getBytes(UTF_8).length + leastSize(variable.getValue().value()))
        .sum();
  }

  /** Returns how many bytes a value surely has. */
  private static int leastSize(CfnValue value) {
    return ComposedString.of(value).map(text -> text.known().getBytes(UTF_8).length).orElse(0);
  }

  /** Returns how to name a variable instead. */
  private static String better(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^[^A-Za-z]+", "");
    return NAME.matcher(plain).matches() ? "Name it `" + plain + "`." : "Choose another name.";
  }
}
