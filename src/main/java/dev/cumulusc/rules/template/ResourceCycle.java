package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
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
              Stage.TEMPLATE, "C6205", "resource-cycle", "Circular dependency between resources.")
          .because(
              "Each of the resources waits for another one, so CloudFormation can make"
                  + " none of them first and refuses the template.")
          .fixedBy(
              "Break the cycle: remove a reference or a `DependsOn`, write a name"
                  + " instead of a reference, or move a part into a resource of its own, such"
                  + " as a policy or a permission.")
          .accordingTo(Authority.aws("AWSCloudFormation/latest/UserGuide/troubleshooting.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    new CycleSearch(checked.template(), diagnostics).run();
  }
}
