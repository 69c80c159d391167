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
import org.jspecify.annotations.Nullable;

/** Finds state machines that log, but not to exactly one log group. */
public final class LogDestination implements TemplateRule {
  private static final RuleInfo INFO =
      RuleInfo.error(
              Stage.TEMPLATE,
              "C6123",
              "log-destination",
              "Logging of a state machine needs exactly one log destination.")
          .because("CloudFormation fails to create the state machine.")
          .fixedBy("Write one log group in `Destinations`, or set `Level: 'OFF'`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-properties-stepfunctions-statemachine-loggingconfiguration.html"));

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
    if (!(properties.get("LoggingConfiguration") instanceof CfnValue.Mapping logging)) {
      return;
    }
    boolean logs =
        logging.get("Level") instanceof CfnValue.Text level && !level.value().equals("OFF");
    @Nullable CfnValue destinations = logging.get("Destinations");
    boolean one =
        destinations instanceof CfnValue.Sequence list
            ? list.items().size() == 1
            : destinations != null;
    if (logs && !one) {
      diagnostics.report(
          INFO,
          (destinations == null ? logging : destinations).origin(),
          "`" + resource.logicalId() + "` writes a log, and needs exactly one of `Destinations`.");
    }
  }
}
