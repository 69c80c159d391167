package dev.cumulusc.rules.limit;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resources;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;
import java.util.Locale;

/** Finds functions with more layers than Lambda takes. */
public final class FunctionLayers implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.LIMIT, "C5103", "too-many-layers", "A function has more than five layers.")
          .fixedBy("Merge layers into one, or put their content into the function's package.")
          .accordingTo(Authority.aws("lambda/latest/dg/gettingstarted-limits.html"));

  private static final int MAX_LAYERS = 5;

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    Resources.ofType(
        checked.template(),
        "AWS::Lambda::Function",
        (function, properties) -> {
          if (properties.get("Layers") instanceof CfnValue.Sequence layers
              && layers.items().size() > MAX_LAYERS) {
            diagnostics.report(
                INFO,
                layers.items().get(MAX_LAYERS).origin(),
                String.format(
                    Locale.ROOT,
                    "`%s` has %d layers, but Lambda takes at most %d.",
                    Functions.name(function),
                    layers.items().size(),
                    MAX_LAYERS));
          }
        });
  }
}
