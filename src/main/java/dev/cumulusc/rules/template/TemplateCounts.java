package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;

/** Counts what CloudFormation takes only so many of. */
public final class TemplateCounts implements TemplateRule {
  /** How many of each a template may have. */
  public static final int MAX_RESOURCES = 500;

  public static final int MAX_PARAMETERS = 200;
  public static final int MAX_OUTPUTS = 200;

  private static final RuleInfo TOO_MANY_RESOURCES =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6211",
              "too-many-resources",
              "A template has more than 500 resources.")
          .fixedBy("Move a part of the resources into a nested stack.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"));

  private static final RuleInfo TOO_MANY_PARAMETERS =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6212",
              "too-many-parameters",
              "A template has more than 200 parameters.")
          .fixedBy(
              "Join parameters into one list, or move a part of the template into a"
                  + " nested stack.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"));

  private static final RuleInfo TOO_MANY_OUTPUTS =
      RuleInfo.error(
              Stage.TEMPLATE, "C6213", "too-many-outputs", "A template has more than 200 outputs.")
          .fixedBy(
              "Delete outputs that nothing imports, or move a part of the template into"
                  + " a nested stack.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/cloudformation-limits.html"));

  private static final RuleInfo NO_RESOURCES =
      RuleInfo.error(Stage.TEMPLATE, "C6204", "no-resources", "A template has no resources.")
          .fixedBy(
              "Add a resource. If the configuration seems to have some, check that the"
                  + " chosen deployment contains them.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/resources-section-structure.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(NO_RESOURCES, TOO_MANY_RESOURCES, TOO_MANY_PARAMETERS, TOO_MANY_OUTPUTS);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    if (checked.isWhole() && template.resources().isEmpty()) {
      diagnostics.report(
          NO_RESOURCES,
          template.origin(),
          "The template has no resources, but CloudFormation asks for at least one.");
    }
    count(
        TOO_MANY_RESOURCES,
        "resources",
        template.resources().size(),
        MAX_RESOURCES,
        template,
        diagnostics);
    count(
        TOO_MANY_PARAMETERS,
        "parameters",
        template.parameters().size(),
        MAX_PARAMETERS,
        template,
        diagnostics);
    count(
        TOO_MANY_OUTPUTS, "outputs", template.outputs().size(), MAX_OUTPUTS, template, diagnostics);
  }

  private static void count(
      RuleInfo rule, String what, int count, int most, Template template, Diagnostics diagnostics) {
    if (count > most) {
      diagnostics.report(
          rule,
          template.origin(),
          String.format(
              Locale.ROOT,
              "The template has %d %s, but CloudFormation takes at most %d.",
              count,
              what,
              most),
          "Move some of them into a nested stack.");
    }
  }
}
