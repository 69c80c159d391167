package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCheckTest {

  @Test
  void acceptsWhatIsThere() {
    assertThat(
            check(
                """
                Parameters: {Size: {Type: Number}}
                Conditions: {Big: !Equals [!Ref Size, 9]}
                Resources:
                  Queue: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Ref Size}}
                  Stack: {Type: AWS::CloudFormation::Stack}
                  Custom: {Type: Custom::Cumulus, DependsOn: [Queue]}
                  Other: {Type: AWS::New::Thing, Condition: Big}
                Outputs:
                  A: {Value: !GetAtt Queue.Arn}
                  B: {Value: !GetAtt Stack.Outputs.Url}
                  C: {Value: !GetAtt Custom.Anything}
                  D: {Value: !GetAtt Other.Anything}
                  E: {Value: !GetAtt Queue.DelaySeconds}
                  G: {Value: !If [Big, 1, 2]}
                  F: {Value: !Sub ['${AWS::Region} ${Queue} ${v} ${!x}', {v: !Ref Queue}]}
                """))
        .isEmpty();
  }

  @Test
  void reportsWhatIsNotThereWithWhatWasProbablyMeant() {
    assertThat(
            check(
                """
                Resources:
                  Queue: {Type: AWS::SQS::Queue, DependsOn: Quue}
                Outputs:
                  A: {Value: !Ref Queu}
                  B: {Value: !GetAtt Qeue.Arn}
                  C: {Value: !GetAtt Queue.Arm}
                  D: {Value: !Sub 'x ${AWS::Regoin}'}
                  E: {Value: !Sub '${HOME}/x'}
                  F: {Value: !GetAtt Queue.Length}
                  G: {Value: !Sub '${AWS::Region.Name}'}
                  H: {Value: !Sub '${a b}'}
                  I: {Value: !If [Big, 1, 2]}
                """))
        .containsExactly(
            "2:45 `Queue` depends on `Quue`, which is no resource of the template."
                + " Did you mean `Queue`?",
            "4:19 `Queu` is no resource, parameter or pseudo parameter of the template."
                + " Did you mean `Queue`?",
            "5:22 `Qeue` is no resource, parameter or pseudo parameter of the template."
                + " Did you mean `Queue`?",
            "6:22 `Queue` (AWS::SQS::Queue) has no attribute `Arm`. Did you mean `Arn`?",
            "7:22 `AWS::Regoin` is no resource, parameter or pseudo parameter of the template."
                + " Did you mean `AWS::Region`?",
            "8:20 `HOME` is no resource, parameter or pseudo parameter of the template."
                + " Write `${!HOME}` if it is meant as text.",
            "9:22 `Queue` (AWS::SQS::Queue) has no attribute `Length`."
                + " It has `Arn`, `QueueName`, `QueueUrl`.",
            "10:20 `AWS::Region` is a parameter and has no attribute `Name`.",
            "11:19 CloudFormation takes `${a b}` for a reference, but it holds no name."
                + " Write `${!a b}` if it is meant as text.",
            "12:19 The template has no condition `Big`.");
  }

  private static List<String> check(String yaml) {
    Diagnostics diagnostics = new Diagnostics();
    ReferenceCheck.check(CfnReader.template(Yaml.mapping(yaml), diagnostics), diagnostics);
    return diagnostics.sorted().stream()
        .map(
            found ->
                found.at().line()
                    + ":"
                    + found.at().column()
                    + " "
                    + found.message()
                    + found.help().map(help -> " " + help).orElse(""))
        .toList();
  }
}
