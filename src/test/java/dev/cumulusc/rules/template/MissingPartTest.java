package dev.cumulusc.rules.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What to add to a configuration, by the logical id that is missing. */
class MissingPartTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          CopyLambdaFunction   | Add the function `Copy` to `lambdas`.
          CopyActivity         | Add the activity `Copy` to `activities`.
          JobsSQS              | Add the queue `Jobs` to `sqs`.
          JobsFailedSQS        | Add the queue with `retry` `Jobs` to `sqs`.
          NewsSns              | Add the topic `News` to `sns`.
          FilesDynamoDBStreamArn | Add the table `Files` to `dynamos`.
          FilesDynamoDB        | -
          MyAppIngestStateMachine | The id of a workflow is `prefixNoDash`, its name in `stepFunctions` and `StateMachine`.
          LambdaFunction       | -
          Copy                 | -
          """)
  void namesWhatWouldMakeIt(String logicalId, String advice) {
    assertThat(MissingPart.advice(logicalId).orElse("-")).isEqualTo(advice);
  }
}
