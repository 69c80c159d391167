package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds logical ids that CloudFormation refuses for their characters. */
public final class LogicalIdForm implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6127",
              "bad-logical-id",
              "A logical id has other characters than letters and digits.")
          .because("CloudFormation refuses the whole template.")
          .fixedBy("Write the name in letters and digits only, wherever it is used.")
          .accordingTo(
              Authority.aws("AWSCloudFormation/latest/UserGuide/resources-section-structure.html"));

  private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");

  /** Sections other than the resources, with what stands in them. */
  private static final Map<String, String> SECTIONS =
      Map.of("Conditions", "condition", "Outputs", "output", "Parameters", "parameter");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    template
        .resources()
        .values()
        .forEach(
            resource -> check("resource", resource.logicalId(), resource.origin(), diagnostics));
    SECTIONS.forEach(
        (section, noun) ->
            template
                .section(section)
                .forEach((name, member) -> check(noun, name, member.key(), diagnostics)));
  }

  /** Keys such as {@code Fn::ForEach::Queues} are no names; a transform replaces them. */
  private static void check(String noun, String name, Origin at, Diagnostics diagnostics) {
    if (!ALPHANUMERIC.matcher(name).matches() && !name.startsWith("Fn::")) {
      String better = name.replaceAll("[^A-Za-z0-9]+", "");
      Diagnostic found =
          Diagnostic.of(
              INFO,
              at,
              "The "
                  + noun
                  + " `"
                  + name
                  + "` can't have this name: a logical id has only letters and digits.");
      diagnostics.report(better.isEmpty() ? found : found.withHelp("Name it `" + better + "`."));
    }
  }
}
