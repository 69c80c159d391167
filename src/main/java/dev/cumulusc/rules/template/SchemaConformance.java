package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.schema.SchemaCheck;
import dev.cumulusc.schema.SchemaRules;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;

/** Holds resources against the schemas of their types. */
public final class SchemaConformance implements TemplateRule {
  @Override
  public List<RuleInfo> infos() {
    return SchemaRules.all();
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    SchemaCheck.check(checked.template(), checked.isWhole(), diagnostics);
  }
}
