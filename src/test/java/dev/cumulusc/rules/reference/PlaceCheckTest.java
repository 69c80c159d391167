package dev.cumulusc.rules.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written out, at the places of a definition of which nothing else is known. */
class PlaceCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sqs:sendMessage       | QueueUrl: https://sqs.us-east-1.amazonaws.com/123456789012/q    | -
          sqs:sendMessage       | QueueUrl: arn:aws:sqs:us-east-1:123456789012:q                  | ERROR an ARN of `sqs`
          sqs:sendMessage       | QueueUrl: jobs                                                  | WARNING a name
          sqs:sendMessage       | QueueUrl: QueueUrl                                              | -
          sqs:sendMessage       | QueueUrl: '${jobs}'                                             | -
          sqs:sendMessage       | QueueUrl: <the queue>                                           | -
          sqs:sendMessage       | QueueUrl: '{{jobs}}'                                            | -
          sqs:sendMessage       | QueueUrl.$: $.url                                               | -
          sns:publish           | TopicArn: arn:aws:sns:us-east-1:123456789012:t                  | -
          sns:publish           | TopicArn: arn:aws:sqs:us-east-1:123456789012:t                  | ERROR an ARN of `sqs`
          sns:publish           | TopicArn: 'arn:${AWS::Partition}:sns:${AWS::Region}:1:t'        | -
          sns:publish           | TopicArn: 'arn:aws:${Service}:us-east-1:123456789012:t'         | -
          sns:publish           | TopicArn: news                                                  | ERROR a name
          sns:publish           | TopicArn: TOPIC_ARN                                             | -
          sns:publish           | TopicArn.$: "States.Format('arn:aws:sqs:us-east-1:1:{}', $.name)" | ERROR an ARN of `sqs`
          lambda:invoke         | FunctionName: work                                              | -
          lambda:invoke         | FunctionName: 123456789012:function:work                        | -
          lambda:invoke         | FunctionName: arn:aws:lambda:us-east-1:123456789012:function:f  | -
          lambda:invoke         | FunctionName: arn:aws:iam::123456789012:role/f                  | ERROR an ARN of `iam`
          lambda:invoke         | FunctionName: https://work.lambda-url.us-east-1.on.aws/         | ERROR a URL
          lambda:invoke         | FunctionName: '!GetAtt Work.Arn'                                | ERROR `!GetAtt Work.Arn` is a string
          lambda:invoke         | FunctionName: '!Sub ${Work.Arn}'                                | ERROR `!Sub ${Work.Arn}` is a string
          lambda:invoke         | FunctionName: 'Fn::GetAtt: Work.Arn'                            | ERROR `Fn::GetAtt: Work.Arn` is a string
          lambda:invoke         | FunctionName.$: "States.Format('!Ref {}', $.name)"              | -
          states:startExecution | StateMachineArn: arn:aws:states:us-east-1:1:stateMachine:m      | -
          states:startExecution | StateMachineArn: arn:aws:lambda:us-east-1:1:function:m          | ERROR an ARN of `lambda`
          ecs:runTask           | TaskDefinition: family:3                                        | -
          ecs:runTask           | Cluster: default                                                | -
          aws-sdk:s3:getObject  | Bucket: arn:aws:s3:us-east-1:123456789012:accesspoint/a         | -
          """)
  void knowsWhatCanBeMeant(String call, String argument, String expected) {
    Diagnostics out = new Diagnostics();
    Machine machine =
        Machine.of(
            Yaml.mapping(
                "{StartAt: A, States: {A: {Type: Task, Resource: 'arn:aws:states:::"
                    + call
                    + "', Parameters: "
                    + "{"
                    + argument
                    + "}}}}"),
            MachineType.STANDARD);
    CallArgument.check(
        machine, Optional.of(new Template(Map.of(), Map.of(), machine.definition().origin())), out);
    assertFound(out, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          arn:aws:lambda:us-east-1:123456789012:function:f        | -
          arn:aws:lambda:us-east-1:12345:function:f               | ERROR An account is 12 digits, but `12345` has 5 digits. Write all digits, or `${AWS::AccountId}` for this account.
          arn:aws:lambda:us-east-1:1:function:f                   | ERROR An account is 12 digits, but `1` has 1 digit.
          arn:aws:lambda:us-east-1:1234-5678-9012:function:f      | ERROR An account is 12 digits, but `1234-5678-9012` has dashes. Write `123456789012`.
          arn:aws:lambda:123456789012:us-east-1:function:f        | ERROR `123456789012` is an account, but stands where an ARN has its Region. An ARN is `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.
          arn:aws:lambda:us-est-1:123456789012:function:f         | WARNING AWS has no Region `us-est-1`. Did you mean `us-east-1`?
          arn:aws:lambda:us-east-1a:123456789012:function:f       | WARNING AWS has no Region `us-east-1a`.
          arn:aws:lambda:us-east-9:123456789012:function:f        | -
          arn:aws:lambda:xy-nowhere-1:123456789012:function:f     | -
          arn:aws:lambda:cn-north-1:123456789012:function:f       | ERROR The Region `cn-north-1` is in the partition `aws-cn`, and not in `aws`. Write `aws-cn`, or `${AWS::Partition}`.
          arn:aws-cn:lambda:us-east-1:123456789012:function:f     | ERROR The Region `us-east-1` is in the partition `aws`
          arn:aws:lambda:us-gov-west-1:123456789012:function:f    | ERROR The Region `us-gov-west-1` is in the partition `aws-us-gov`
          arn:aws-us-gov:lambda:us-gov-west-1:123456789012:x:f    | -
          arn:aws-gov:lambda:us-xyz-1:123456789012:function:f     | WARNING AWS has no partition `aws-gov`.
          arn:aws-us-gob:lambda:us-xyz-1:123456789012:function:f  | WARNING AWS has no partition `aws-us-gob`. Did you mean `aws-us-gov`?
          arn:${AWS::Partition}:lambda:cn-north-1:123456789012:x  | -
          arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:x:y     | -
          arn:aws:lambda:${Region}1:12${Rest}:x:y                 | -
          arn:aws:iam::aws:policy/ReadOnlyAccess                  | -
          arn:aws:s3:::bucket                                     | -
          arn:aws:lambda:*:*:function:*                           | -
          arn:aws:lambda:REGION:ACCOUNT_ID:function:f             | -
          arn:aws:lambda:<region>:<account>:function:f            | -
          arn:aws:lambda:us-east-1:us-west-2:function:f           | ERROR `us-west-2` is a Region, but stands where an ARN has its account. An ARN is `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`.
          arn:aws:lambda:us-east-1:12345                          | -
          arn:aws:sns                                             | -
          barn:aws:lambda:us-east-1:12345:function:f              | -
          """)
  void knowsThePartsOfArns(String arn, String expected) {
    Diagnostics out = new Diagnostics();
    new ArnCheck(new DefinitionArn().infos().get(0), Severity.ERROR, out)
        .check(ComposedString.of(CfnReader.value(Yaml.read("!Sub '" + arn + "'"))).orElseThrow());
    assertFound(out, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          arn:aws:lambda:#{AWS::Region}:1:x                       | ERROR `#{AWS::Region}` is text to CloudFormation, and no reference. Write `${AWS::Region}`.
          #{AWS::AccountId}                                       | ERROR `#{AWS::AccountId}` is text to CloudFormation, and no reference. Write `${AWS::AccountId}`.
          #{Region}                                               | -
          ${AWS::Region}                                          | -
          """)
  void knowsReferencesOfThePlugIn(String written, String expected) {
    Diagnostics out = new Diagnostics();
    new ArnCheck(new DefinitionArn().infos().get(0), Severity.ERROR, out)
        .checkHashes(
            ComposedString.of(CfnReader.value(Yaml.read("!Sub '" + written + "'"))).orElseThrow());
    assertFound(out, expected);
  }

  private static void assertFound(Diagnostics out, String expected) {
    String found =
        out.sorted().stream()
            .map(
                each ->
                    each.severity()
                        + " "
                        + each.message()
                        + each.help().map(help -> " " + help).orElse(""))
            .collect(Collectors.joining("; "));
    if (expected.equals("-")) {
      assertThat(found).isEmpty();
    } else {
      int space = expected.indexOf(' ');
      assertThat(out.sorted()).hasSize(1);
      assertThat(found)
          .startsWithIgnoringCase(expected.substring(0, space))
          .contains(expected.substring(space + 1));
    }
  }
}
