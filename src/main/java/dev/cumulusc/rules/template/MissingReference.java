package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.template.ReferenceCheck;
import dev.cumulusc.template.ReferenceRules;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Optional;

/** Finds references to what is not there. */
public final class MissingReference implements TemplateRule {
  @Override
  public List<RuleInfo> infos() {
    return ReferenceRules.all();
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    ReferenceCheck.check(
        checked.template(),
        checked.isEmitted() ? MissingPart::advice : missing -> Optional.empty(),
        diagnostics);
  }
}
