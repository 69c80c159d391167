package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds environment variables that hold a secret in plain text. The name has to end in a word for a
 * secret, since `TOKEN_URL` and `SECRET_ARN` name no secret, and the value has to stand in a file
 * as it is: what a variable of the environment fills in is not in the repository.
 */
public final class PlainSecret implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.warning(
              Stage.TEMPLATE,
              "C6214",
              "plain-secret",
              "An environment variable has a secret in plain text.")
          .because(
              "Whoever reads the repository, the template, or the function's configuration reads"
                  + " the secret.")
          .fixedBy(
              "Keep the secret in Secrets Manager or in a parameter of SSM, and give the code its"
                  + " name; or fill it in from `.env` with `{{NAME}}`, which keeps it out of the"
                  + " repository at least.")
          .accordingTo(Authority.aws("lambda/latest/dg/configuration-envvars-encryption.html"));

  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(?:password|passphrase|passwd|secret|secret_?key|private_?key|api_?key|access_?key"
              + "|(?:^|_)token|(?:^|_)pass|credentials)");

  /** Values that are no secrets: names, addresses, numbers, switches, placeholders. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "(?is)|arn:.*|[a-z]+://.*|/.*|\\d+|true|false|null|none|.*(?:resolve:|\\$\\{|\\{\\{|<).*");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::Lambda::Function",
        (function, properties) ->
            Resources.mapping(properties, "Environment")
                .flatMap(environment -> Resources.mapping(environment, "Variables"))
                .ifPresent(
                    variables ->
                        variables
                            .members()
                            .forEach((name, member) -> check(name, member.value(), diagnostics))));
    Resources.ofType(
        checked.template(),
        "AWS::ECS::TaskDefinition",
        (task, properties) ->
            items(properties, "ContainerDefinitions").stream()
                .flatMap(container -> items(container, "Environment").stream())
                .forEach(
                    variable ->
                        Resources.text(variable, "Name")
                            .ifPresent(
                                name -> {
                                  CfnValue value = variable.get("Value");
                                  if (value != null) {
                                    check(name, value, diagnostics);
                                  }
                                })));
  }

  private static List<CfnValue.Mapping> items(CfnValue.Mapping mapping, String name) {
    return mapping.get(name) instanceof CfnValue.Sequence list
        ? list.items().stream()
            .filter(CfnValue.Mapping.class::isInstance)
            .map(CfnValue.Mapping.class::cast)
            .toList()
        : List.of();
  }

  private static void check(String name, CfnValue value, Diagnostics diagnostics) {
    if (value instanceof CfnValue.Text text
        && NAME.matcher(name).matches()
        && !HARMLESS.matcher(text.value()).matches()
        && isWritten(text.origin())) {
      diagnostics.report(
          Diagnostic.of(
                  INFO,
                  text.origin(),
                  "The variable `" + name + "` has its secret in plain text in this file.")
              .withHelp(
                  "Give the code the name of a secret of Secrets Manager or of a parameter of SSM,"
                      + " or write `{{"
                      + name
                      + "}}` and set it in `.env`."));
    }
  }

  /** Whether a value stands in one of the application's own files as it is. */
  private static boolean isWritten(Origin origin) {
    if (origin instanceof Origin.Merged merged) {
      return isWritten(merged.value());
    }
    if (origin instanceof Origin.Included included) {
      return isWritten(included.value());
    }
    if (origin instanceof Origin.Over over) {
      return isWritten(over.value());
    }
    return origin instanceof Origin.Written && !origin.primary().file().isInstalled();
  }
}
