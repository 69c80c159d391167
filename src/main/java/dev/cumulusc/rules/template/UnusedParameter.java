package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds parameters that nothing refers to. */
public final class UnusedParameter implements TemplateRule {
  private static final RuleInfo UNUSED =
      RuleInfo.warning(
              Stage.TEMPLATE, "C6207", "unused-parameter", "Nothing refers to a parameter.")
          .fixedBy("Delete the parameter, or use it with `Ref`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/UserGuide/parameters-section-structure.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(UNUSED);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Template template = checked.template();
    if (checked.isEmitted() || template.sections().containsKey("Transform")) {
      return; // Other stacks give an emitted template its parameters; a macro may use them.
    }
    Set<String> used = new HashSet<>();
    for (CfnValue.Member section : template.sections().values()) {
      section.value().references().forEach(reference -> used.add(reference.target()));
    }
    for (Resource resource : template.resources().values()) {
      resource.references().forEach(reference -> used.add(reference.target()));
    }
    template
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (!used.contains(name)) {
                diagnostics.report(
                    UNUSED, parameter.key(), "Nothing refers to the parameter `" + name + "`.");
              }
            });
  }
}
