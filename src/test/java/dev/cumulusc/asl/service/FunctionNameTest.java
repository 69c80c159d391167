package dev.cumulusc.asl.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionNameTest {
  private static final String HERE = "arn:${AWS::Partition}:lambda:${AWS::Region}:";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // name, form, function, qualifier, ARN
        "f | PARTIAL | f | | HERE${AWS::AccountId}:function:f",
        "f:live | PARTIAL | f | live | HERE${AWS::AccountId}:function:f:live",
        "function:f | PARTIAL | f | | HERE${AWS::AccountId}:function:f",
        "123456789012:function:f:1 | PARTIAL | f | 1 | HERE123456789012:function:f:1",
        "${AWS::AccountId}:function:f | PARTIAL | f | | HERE${AWS::AccountId}:function:f",
        "eu-west-1:123456789012:function:f | PARTIAL | f | |"
            + " arn:${AWS::Partition}:lambda:eu-west-1:123456789012:function:f",
        "us-gov-west-1:123456789012:f | PARTIAL | f | |"
            + " arn:${AWS::Partition}:lambda:us-gov-west-1:123456789012:function:f",
        "123456789012 | PARTIAL | 123456789012 | | HERE${AWS::AccountId}:function:123456789012",
        "function | PARTIAL | function | | HERE${AWS::AccountId}:function:function",
        "eu-west-1 | PARTIAL | eu-west-1 | | HERE${AWS::AccountId}:function:eu-west-1",
        "eu-west-1:123456789012 | PARTIAL | 123456789012 | |"
            + " arn:${AWS::Partition}:lambda:eu-west-1:${AWS::AccountId}:function:123456789012",
        "eu-west-1:function:f | PARTIAL | f | |"
            + " arn:${AWS::Partition}:lambda:eu-west-1:${AWS::AccountId}:function:f",
        "123456789012:function | PARTIAL | function | | HERE123456789012:function:function",
        "${Prefix}-f | PARTIAL | ${Prefix}-f | | HERE${AWS::AccountId}:function:${Prefix}-f",
        "${X.Arn} | VALUE | ${X.Arn} | | ${X.Arn}",
        "${X.Arn}:live | VALUE | ${X.Arn} | live | ${X.Arn}:live",
        "${X} | VALUE | ${X} | | ${X}",
        "arn:aws:lambda:us-east-1:123456789012:function:f | ARN | f | |"
            + " arn:aws:lambda:us-east-1:123456789012:function:f",
        "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${X}:7 | ARN | ${X} | 7 |"
            + " arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${X}:7",
      })
  void isReadInEveryFormThatLambdaTakes(
      String written, String form, String function, String qualifier, String arn) {
    FunctionName name = FunctionName.of(string(written));

    assertThat(name.form()).hasToString(form);
    assertThat(name.function()).hasToString(function);
    assertThat(name.qualifier().map(ComposedString::toString).orElse(null)).isEqualTo(qualifier);
    assertThat(name.arn().orElseThrow()).hasToString(arn.replace("HERE", HERE));
  }

  @Test
  void takesTheQualifierThatACallNamesBesideIt() {
    FunctionName name = FunctionName.of(string("${X.Arn}")).with(string("live"));

    assertThat(name.arn().orElseThrow()).hasToString("${X.Arn}:live");
  }

  @Test
  void hasNoArnWhereAnExecutionChooses() {
    ComposedString chosen = ComposedString.runTime("$.f", string("f").origin());

    assertThat(FunctionName.of(chosen).arn()).isEmpty();
    assertThat(FunctionName.of(string("f-").plus(chosen)).arn()).isEmpty();
    assertThat(FunctionName.of(string("f")).with(chosen).arn()).isEmpty();
  }

  private static ComposedString string(String text) {
    return ComposedString.of(Yaml.read("'" + text + "'")).orElseThrow();
  }
}
