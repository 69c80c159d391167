package dev.cumulusc.iam;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.Needs.Asking;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a state machine needs by its own settings: for its log, its traces, its key. */
final class MachineSettings {
  private static final List<String> KEY_ACTIONS = List.of("kms:Decrypt", "kms:GenerateDataKey");
  private static final String MACHINE = "kms:EncryptionContext:aws:states:stateMachineArn";

  /** As AWS lists them: step-functions/latest/dg/cw-logs.html. */
  private static final List<String> LOGS =
      List.of(
          "logs:CreateLogDelivery",
          "logs:DeleteLogDelivery",
          "logs:DescribeLogGroups",
          "logs:DescribeResourcePolicies",
          "logs:GetLogDelivery",
          "logs:ListLogDeliveries",
          "logs:PutResourcePolicy",
          "logs:UpdateLogDelivery");

  /** As AWS lists them: step-functions/latest/dg/concepts-xray-tracing.html. */
  private static final List<String> TRACES =
      List.of(
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments");

  private MachineSettings() {}

  static void add(CfnValue.Mapping properties, Needs needs, ComposedString self) {
    if (properties.get("LoggingConfiguration") instanceof CfnValue.Mapping logging
        && !isOff(logging.get("Level"))) {
      Asking asking = new Asking("LoggingConfiguration", logging.origin());
      needs.allow(asking, LOGS, ComposedString.literal("*", logging.origin()), Map.of(), true);
    }
    if (properties.get("TracingConfiguration") instanceof CfnValue.Mapping tracing
        && isTrue(tracing.get("Enabled"))) {
      Asking asking = new Asking("TracingConfiguration", tracing.origin());
      needs.allow(asking, TRACES, ComposedString.literal("*", tracing.origin()));
    }
    if (properties.get("EncryptionConfiguration") instanceof CfnValue.Mapping encryption) {
      Asking asking = new Asking("EncryptionConfiguration", encryption.origin());
      Optional.ofNullable(encryption.get("KmsKeyId"))
          .flatMap(ComposedString::of)
          .ifPresent(named -> encrypt(asking, named, needs, self));
    }
  }

  private static void encrypt(Asking asking, ComposedString key, Needs needs, ComposedString self) {
    MoreArns.serviceKey(key, needs.values(), asking.origin())
        .forEach(
            Map.of(MACHINE, self),
            (arn, conditions) -> needs.allow(asking, KEY_ACTIONS, arn, conditions, false));
  }

  /** Without a level, nothing is logged. */
  private static boolean isOff(@Nullable CfnValue level) {
    return level == null || level instanceof CfnValue.Text text && text.value().equals("OFF");
  }

  private static boolean isTrue(@Nullable CfnValue value) {
    return value instanceof CfnValue.Bool bool
        ? bool.value()
        : value instanceof CfnValue.Text text && text.value().equals("true");
  }
}
