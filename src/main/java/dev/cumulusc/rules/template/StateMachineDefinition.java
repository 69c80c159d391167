package dev.cumulusc.rules.template;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.validate.CheckedTemplate;
import dev.cumulusc.validate.TemplateRule;
import java.util.List;

/** Finds state machines with no definition, and those with several. */
public final class StateMachineDefinition implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6120",
              "one-definition",
              "A state machine has no definition or several.")
          .fixedBy(
              "Write exactly one of `Definition`, `DefinitionString` and"
                  + " `DefinitionS3Location`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html"));

  private static final List<String> DEFINITIONS =
      List.of("Definition", "DefinitionString", "DefinitionS3Location");

  @Override
  public List<RuleInfo> infos() {
    return List.of(INFO);
  }

  @Override
  public void check(CheckedTemplate checked, Diagnostics diagnostics) {
    checked.wholeResources(
        List.of("AWS::StepFunctions::StateMachine"),
        (resource, properties) -> check(resource, properties, diagnostics));
  }

  private static void check(
      Resource resource, CfnValue.Mapping properties, Diagnostics diagnostics) {
    List<String> found = DEFINITIONS.stream().filter(properties.members()::containsKey).toList();
    if (found.isEmpty()) {
      diagnostics.report(
          INFO,
          resource.origin(),
          "`"
              + resource.logicalId()
              + "` has no definition: it needs one of `Definition`, `DefinitionString` and"
              + " `DefinitionS3Location`.");
    } else if (found.size() > 1 && found.stream().noneMatch(name -> isChosen(properties, name))) {
      CfnValue.Member second = properties.members().get(found.get(1));
      diagnostics.report(
          INFO,
          second == null ? resource.origin() : second.key(),
          "`"
              + resource.logicalId()
              + "` has `"
              + String.join("` and `", found)
              + "`, but may have only one of them.");
    }
  }

  private static boolean isChosen(CfnValue.Mapping properties, String name) {
    return properties.get(name) instanceof CfnValue.Function function
        && function.name().equals("Fn::If");
  }
}
