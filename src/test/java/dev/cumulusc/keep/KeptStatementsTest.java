package dev.cumulusc.keep;

import static dev.cumulusc.keep.WrittenTemplates.ANY_FUNCTION;
import static dev.cumulusc.keep.WrittenTemplates.QUIET;
import static dev.cumulusc.keep.WrittenTemplates.filler;
import static dev.cumulusc.keep.WrittenTemplates.machine;
import static dev.cumulusc.keep.WrittenTemplates.publisher;
import static dev.cumulusc.keep.WrittenTemplates.publishers;
import static dev.cumulusc.keep.WrittenTemplates.stack;
import static dev.cumulusc.keep.WrittenTemplates.topic;
import static dev.cumulusc.keep.WrittenTemplates.topics;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.template.Template;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {
  @Test
  void aStatementSomebodyWroteStaysForWhatOnlyAnExecutionKnows() {
    String allowed =
        "[{ Effect: Allow, Action: 'lambda:*', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:x' }]";
    SimulatedStack before = stack(machine(ANY_FUNCTION, allowed));
    Template quiet = SimulatedStack.template("Resources:\n" + machine(QUIET, "[]"));
    DefinitionInUse execution = before.running("M", "one");

    SimulatedStack second = SimulatedStack.of(before.update(quiet, execution).template());
    assertThat(
            second.allows(
                execution.roleArn(),
                "lambda:InvokeFunction",
                "arn:aws:lambda:us-east-1:123456789012:function:x"))
        .isTrue();
    assertThat(
            second.allows(
                execution.roleArn(),
                "lambda:DeleteFunction",
                "arn:aws:lambda:us-east-1:123456789012:function:x"))
        .isFalse();

    KeptTemplate again = second.update(quiet, execution, second.deployed("M"));
    assertThat(SimulatedStack.of(again.template()).text()).isEqualTo(second.text());
    assertThat(second.update(quiet, second.deployed("M")).template()).isSameAs(quiet);
  }

  @Test
  void whatTheDeployedRoleDoesNotAllowIsNotKept() {
    SimulatedStack before = stack(publisher("T", "[]") + topic("T"));
    Template quiet = SimulatedStack.template("Resources:\n" + machine(QUIET, "[]") + topic("T"));

    assertThat(before.update(quiet, before.running("M", "one")).template()).isSameAs(quiet);
  }

  @Test
  void aPolicyOfAwsThatIsDetachedCountsAsWhatAllowed() {
    String attached =
        "[]\n      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonSNSFullAccess']";
    SimulatedStack before =
        stack(
            publisher("T", attached).replace("}}]\n      Managed", "}}]\n      Managed")
                + topic("T"));
    Template detached = SimulatedStack.template("Resources:\n" + publisher("T", "[]") + topic("T"));
    DefinitionInUse execution = before.running("M", "one");

    SimulatedStack after = SimulatedStack.of(before.update(detached, execution).template());

    assertThat(after.allows(execution.roleArn(), "sns:Publish", after.ref("T"))).isTrue();
    assertThat(before.update(before.deployed().template(), execution).kept()).isEmpty();
  }

  @Test
  void whatARoleHasNoRoomForBecomesManagedPolicies() {
    String topics = topics(0, 120);
    SimulatedStack before = stack(publishers(120, true) + topics);
    Template quiet =
        SimulatedStack.template("Resources:\n" + machine(QUIET, "[" + filler(60) + "]") + topics);
    DefinitionInUse execution = before.running("M", "one");

    KeptTemplate kept = before.update(quiet, execution);

    SimulatedStack after = SimulatedStack.of(kept.template());
    assertThat(kept.template().resources()).containsKeys("RKept1", "RKept2");
    for (int i = 0; i < 120; i++) {
      assertThat(after.allows(execution.roleArn(), "sns:Publish", after.ref("Topic" + i))).isTrue();
    }
    assertThat(after.update(quiet, after.deployed("M")).template()).isSameAs(quiet);
  }

  @Test
  void whatNoPolicyHasRoomForIsLost() {
    SimulatedStack before =
        stack(
            publisher("T", "[{ Effect: Allow, Action: 'sns:Publish', Resource: { Ref: T } }]")
                + topic("T"));
    String ten =
        IntStream.range(0, 10)
            .mapToObj(i -> "'arn:aws:iam::aws:policy/P" + i + "'")
            .collect(Collectors.joining(", ", "[", "]"));
    Template full =
        SimulatedStack.template(
            "Resources:\n"
                + machine(QUIET, "[" + filler(110) + "]\n      ManagedPolicyArns: " + ten)
                + topic("T"));

    KeptTemplate kept = before.update(full, before.running("M", "one"));

    assertThat(kept.template()).isSameAs(full);
    assertThat(kept.lost())
        .singleElement()
        .satisfies(lost -> assertThat(lost.reason()).isEqualTo(Lost.Reason.NO_ROOM));
  }

  @Test
  void logsAndTracesOfRunningExecutionsStay() {
    String logs = "[{ Effect: Allow, Action: ['logs:*', 'xray:*'], Resource: '*' }]";
    SimulatedStack before =
        stack(
            machine(QUIET, logs)
                .replace(
                    "DefinitionString",
                    "LoggingConfiguration: { Level: ALL }, TracingConfiguration: { Enabled: true }, DefinitionString"));
    Template quiet = SimulatedStack.template("Resources:\n" + machine(QUIET, "[]"));
    DefinitionInUse execution = before.running("M", "one");

    SimulatedStack after = SimulatedStack.of(before.update(quiet, execution).template());

    assertThat(after.allows(execution.roleArn(), "logs:CreateLogDelivery", "*")).isTrue();
    assertThat(after.allows(execution.roleArn(), "xray:PutTraceSegments", "*")).isTrue();
    assertThat(after.allows(execution.roleArn(), "logs:DeleteLogGroup", "*")).isFalse();
  }

  @Test
  void theKeyOfARemovedQueueStaysWithItsPermission() {
    String send =
        """
        {"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl":"${Q}","MessageBody":"x"},"End":true}}}\
        """;
    String allowed =
        "[{ Effect: Allow, Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [Q, Arn] } }, { Effect: Allow, Action: 'kms:*', Resource: { 'Fn::GetAtt': [K, Arn] } }]";
    SimulatedStack before =
        stack(
            machine(send, allowed)
                + "  Q: { Type: 'AWS::SQS::Queue', Properties: { KmsMasterKeyId: { Ref: K } } }\n"
                + "  K: { Type: 'AWS::KMS::Key' }\n");
    Template quiet = SimulatedStack.template("Resources:\n" + machine(QUIET, "[]"));
    DefinitionInUse execution = before.running("M", "one");

    KeptTemplate kept = before.update(quiet, execution);

    assertThat(kept.template().resources()).containsOnlyKeys("R", "M", "Q", "K");
    SimulatedStack after = SimulatedStack.of(kept.template());
    assertThat(after.allows(execution.roleArn(), "sqs:SendMessage", before.arn("Q"))).isTrue();
    assertThat(after.allows(execution.roleArn(), "kms:GenerateDataKey", before.arn("K"))).isTrue();
  }
}
