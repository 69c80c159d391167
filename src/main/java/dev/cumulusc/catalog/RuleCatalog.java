package dev.cumulusc.catalog;

import dev.cumulusc.app.deploy.DeployRules;
import dev.cumulusc.artifact.ArtifactRules;
import dev.cumulusc.asl.DefinitionRules;
import dev.cumulusc.bind.BindRules;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.compile.CompileRules;
import dev.cumulusc.deploy.bundle.BundleRules;
import dev.cumulusc.deploy.guard.RiskRules;
import dev.cumulusc.deploy.plan.PlanRules;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.emit.EmitRules;
import dev.cumulusc.iam.RoleRules;
import dev.cumulusc.kes.KesRules;
import dev.cumulusc.kes.handlebars.HandlebarsRules;
import dev.cumulusc.load.LoadRules;
import dev.cumulusc.move.MoveRules;
import dev.cumulusc.resolve.ResolveRules;
import dev.cumulusc.rules.Rules;
import dev.cumulusc.template.TemplateReadingRules;
import dev.cumulusc.validate.SuppressionRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All rules: those that are checked when everything is compiled, and those that a stage reports
 * while it works. Only commands about rules load this class; whoever reports a rule has it at hand.
 */
public final class RuleCatalog {
  private static final List<RuleInfo> ALL =
      Stream.concat(
              Rules.all().stream().flatMap(rule -> rule.infos().stream()),
              Stream.of(
                      LoadRules.all(),
                      ResolveRules.all(),
                      HandlebarsRules.all(),
                      KesRules.all(),
                      SuppressionRules.all(),
                      KeyRules.all(),
                      BindRules.all(),
                      TemplateReadingRules.all(),
                      ArtifactRules.all(),
                      MoveRules.all(),
                      DefinitionRules.all(),
                      RoleRules.all(),
                      EmitRules.all(),
                      CompileRules.all(),
                      BundleRules.all(),
                      DeployRules.all(),
                      PlanRules.all(),
                      RiskRules.all())
                  .flatMap(Collection::stream))
          .sorted(Comparator.comparing(RuleInfo::code))
          .toList();

  private RuleCatalog() {}

  /** Returns all rules, in the order of their codes. */
  public static List<RuleInfo> all() {
    return ALL;
  }

  /**
   * Finds a rule.
   *
   * @param codeOrName the code, in capital or small letters, or the name
   */
  public static Optional<RuleInfo> find(String codeOrName) {
    return ALL.stream()
        .filter(rule -> rule.code().equalsIgnoreCase(codeOrName) || rule.name().equals(codeOrName))
        .findFirst();
  }
}
