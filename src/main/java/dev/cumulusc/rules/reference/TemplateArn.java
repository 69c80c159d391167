package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;

/** Finds ARNs in templates whose account, Region or partition can't be right. */
public final class TemplateArn implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C2106",
              "arn-part-in-template",
              "An ARN has an account, a Region or a partition that can't be right.")
          .because(
              "Nothing has such an ARN. Services refuse it, or a policy that has it allows nothing.")
          .fixedBy(
              "Write an account as its 12 digits, and the partition that the Region is in; or"
                  + " `AWS::AccountId`, `AWS::Region` and `AWS::Partition` for those of the stack.")
          .accordingTo(Authority.aws("IAM/latest/UserGuide/reference-arns.html"));

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics out) {
    ArnCheck check = new ArnCheck(INFO, INFO.severity(), out);
    for (Resource resource : checked.template().resources().values()) {
      resource.properties().ifPresent(properties -> visit(properties, check));
    }
  }

  /** Definitions of state machines are checked as such. */
  private static void visit(CfnValue value, ArnCheck check) {
    if (value instanceof CfnValue.Mapping mapping) {
      mapping.members().entrySet().stream()
          .filter(member -> !member.getKey().startsWith("Definition"))
          .forEach(member -> visit(member.getValue().value(), check));
      return;
    }
    ComposedString.of(value).ifPresent(check::check);
    value.children().forEach(child -> visit(child, check));
  }
}
