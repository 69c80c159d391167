package dev.cumulusc.asl.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a state never raises an error, in the words of the finding. */
class RaisedErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dynamodb:putItem          | Conditional          | the errors of a service begin with its name and a dot
          aws-sdk:dynamodb:putItem  | Conditional          | the errors of a service begin with its name and a dot, as in `DynamoDb.ConditionalException`
          aws-sdk:s3:getObject      | NoSuchKeyException   | the errors of a service begin with its name and a dot, as in `S3.NoSuchKeyException`
          aws-sdk:ec2:runInstances  | SomeException        | the errors of a service begin with its name and a dot, as in `Ec2.SomeException`
          aws-sdk:s3:getObject      | S3.NoSuchKey         | the errors of the AWS SDK end in `Exception`
          aws-sdk:s3:getObject      | s3.NoSuchKeyException | its errors begin with `S3.`
          aws-sdk:s3:getObject      | Sqs.OtherException   | it does not call that service
          aws-sdk:s3:getObject      | Lambda.Unknown       | it does not call Lambda
          aws-sdk:sfn:startExecution | Sfn.AException      |
          aws-sdk:sfn:startExecution | Lambda.AException   | it does not call Lambda
          events:putEvents          | CloudWatchEvents.A   |
          events:putEvents          | Events.A             |
          events:putEvents          | Mine.A               |
          lambda:invoke             | Lambda.Unknown       |
          lambda:invoke             | Mine                 |
          lambda:invoke             | States.Http.StatusCode.404 | only HTTP tasks do
          http:invoke               | States.Http.StatusCode.404 |
          sqs:sendMessage           | States.Timeout       | it has no `TimeoutSeconds`
          sqs:sendMessage           | States.HeartbeatTimeout | it has no `HeartbeatSeconds`
          sqs:sendMessage           | States.TaskFailed    |
          sqs:sendMessage           | ${Error}             |
          sqs:sendMessage           | States.BranchFailed  | only Parallel states do
          sqs:sendMessage           | States.ItemReaderFailed | only distributed Maps do
          sqs:sendMessage           | States.Runtime       | it ends the execution at once, and can't be handled
          sqs:sendMessage.waitForTaskToken | Mine          |
          """)
  void saysWhyATaskNeverRaisesAnError(String call, String error, String reason) {
    MachineState task = state("{Type: Task, Resource: 'arn:aws:states:::" + call + "', End: true}");
    assertThat(RaisedErrors.whyNever(task, error).orElse(null)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TimeoutSeconds: 9         | States.Timeout          |
          TimeoutSecondsPath: $.t   | States.Timeout          |
          HeartbeatSeconds: 9       | States.Timeout          |
          HeartbeatSeconds: 9       | States.HeartbeatTimeout |
          TimeoutSeconds: 9         | States.HeartbeatTimeout | it has no `HeartbeatSeconds`
          """)
  void raisesATimeoutWhereOneIsSet(String field, String error, String reason) {
    MachineState task =
        state("{Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage', " + field + "}");
    assertThat(RaisedErrors.whyNever(task, error).orElse(null)).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {Type: Pass, End: true}                                        | none of the states inside does
          {Type: Fail, Error: Mine}                                      |
          {Type: Fail, Error: Other}                                     | none of the states inside does
          {Type: Fail, ErrorPath: $.e}                                   |
          {Type: Fail, Error: '${Error}'}                                |
          {Type: Unheard}                                                |
          {Type: Task, Resource: '${Function}', End: true}               |
          {Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage', End: true} | none of the states inside does
          {Type: Parallel, Branches: [{StartAt: C, States: {C: {Type: Fail, Error: Mine}}}]} |
          {Type: Parallel, Branches: [{StartAt: C, States: {C: {Type: Succeed}}}]} | none of the states inside does
          """)
  void raisesWhatTheStatesInsideRaise(String inner, String reason) {
    MachineState parallel =
        state("{Type: Parallel, End: true, Branches: [{StartAt: B, States: {B: " + inner + "}}]}");
    assertThat(RaisedErrors.whyNever(parallel, "Mine").orElse(null)).isEqualTo(reason);
  }

  private static MachineState state(String text) {
    return Machine.of(Yaml.mapping("{StartAt: A, States: {A: " + text + "}}"), MachineType.STANDARD)
        .root()
        .states()
        .get(0);
  }
}
