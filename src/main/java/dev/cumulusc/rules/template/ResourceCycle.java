package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;

/** Finds resources that depend on each other, so that none of them can be made first. */
public final class ResourceCycle implements TemplateRule {
  static final RuleInfo INFO =
      RuleInfo.error(
          Stage.TEMPLATE, "C6205", "resource-cycle", "Circular dependency between resources.");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    new CycleSearch(checked.template(), diagnostics).run();
  }
}
