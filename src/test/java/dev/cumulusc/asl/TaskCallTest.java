package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.asl.text.ComposedString.RunTime;
import dev.cumulusc.fixture.Yaml;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskCallTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "JSONPATH | {A: x} | x",
        "JSONPATH | {A: !GetAtt X.Arn} | ${X.Arn}",
        "JSONPATH | {A.$: $.x} | <$.x>",
        "JSONPATH | {A.$: \"States.Format('x-{}-y', $.x)\"} | x-<{}>-y",
        "JSONPATH | {A.$: \"States.Format('${X}')\"} | ${X}",
        "JSONPATH | {A.$: \"States.Format('it\\\\'s')\"} | <it\\'s>",
        "JSONPATH | {A.$: \"States.Format($.x)\"} | <States.Format($.x)>",
        "JSONPATH | {A.$: States.UUID()} | <States.UUID()>",
        "JSONPATH | {A: [x]} | -",
        "JSONPATH | {B: x} | -",
        "JSONPATH | x | -",
        "JSONATA | {A: x} | x",
        "JSONATA | {A: !GetAtt X.Arn} | ${X.Arn}",
        "JSONATA | {A: \"{% 'x' %}\"} | x",
        "JSONATA | {A: '{% \"${X.Arn}\" %}'} | ${X.Arn}",
        "JSONATA | {A: \"{% ('x') %}\"} | x",
        "JSONATA | {A: \"{% '${X.Arn}:' & $v %}\"} | ${X.Arn}:<{% '${X.Arn}:' & $v %}>",
        "JSONATA | {A: '{% $states.input.x %}'} | <{% $states.input.x %}>",
        "JSONATA | {A: '{% ( %}'} | <{% ( %}>",
        "JSONATA | '{% $states.input %}' | -",
      })
  void readsArgumentsAsFarAsTheyAreKnown(
      QueryLanguage language, String arguments, String expected) {
    TaskCall call =
        call(
            "{Type: Task, Resource: 'arn:aws:states:::x:y', "
                + TaskCall.argumentsField(language)
                + ": "
                + arguments
                + "}",
            language);

    assertThat(call.argument("A").map(TaskCallTest::show).orElse("-")).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{Payload: {}, FunctionName: f} | true",
        "{FunctionName.$: $.f} | true",
        "{Payload: {}} | false",
        "{} | false",
        "{Fn::ImportValue: all} | true",
        "{Ref: All} | true",
        "{Reference: All} | false",
        "$.all | true",
      })
  void mayNameAFunctionWhereTheNameIsThereOrComputed(String arguments, boolean may) {
    assertThat(
            call(
                    "{Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Parameters: "
                        + arguments
                        + "}",
                    QueryLanguage.JSONPATH)
                .mayNameFunction())
        .isEqualTo(may);
  }

  @Test
  void namesNoFunctionWithoutArguments() {
    assertThat(
            call("{Type: Task, Resource: 'arn:aws:states:::lambda:invoke'}", QueryLanguage.JSONPATH)
                .mayNameFunction())
        .isFalse();
  }

  private static String show(ComposedString string) {
    return string.pieces().stream()
        .map(
            piece ->
                piece instanceof RunTime runTime
                    ? "<" + runTime.expression() + ">"
                    : new ComposedString(List.of(piece), piece.origin()).toString())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "!GetAtt XLambdaFunction.Arn | ~~ | ${XLambdaFunction.Arn}",
        "!Ref XLambdaFunction | ~~ | ${XLambdaFunction}",
        "'${XLambdaFunction.Arn}:live' | ~~ | ${XLambdaFunction.Arn}:live",
        "arn:aws:states:::lambda:invoke | FunctionName: f | f",
        "arn:aws:states:::lambda:invoke | FunctionName: f, Qualifier: live | f:live",
        "arn:aws:states:::aws-sdk:lambda:invokeAsync | FunctionName: !Ref F | ${F}",
        "arn:aws:states:::lambda:invoke | ~~ | -",
        "arn:aws:states:::sqs:sendMessage | FunctionName: f | -",
        "arn:aws:states:::aws-sdk:lambda:getFunction | FunctionName: f | -",
        "!GetAtt WorkActivity.Arn | ~~ | -",
        "!Ref Parameter | ~~ | -",
      })
  void findsTheFunctionThatIsCalled(String resource, String arguments, String expected) {
    TaskCall call =
        call(
            "{Type: Task, Resource: " + resource + ", Parameters: {" + arguments + "}}",
            QueryLanguage.JSONPATH);

    assertThat(
            call.function()
                .map(
                    name ->
                        name.base() + name.qualifier().map(qualifier -> ":" + qualifier).orElse(""))
                .orElse("-"))
        .isEqualTo(expected);
  }

  @Test
  void isNoneWithoutATaskOrAResourceThatIsAString() {
    assertThat(TaskCall.of(Yaml.mapping("{Type: Pass, Resource: x}"), QueryLanguage.JSONPATH))
        .isEmpty();
    assertThat(TaskCall.of(Yaml.mapping("{Type: Task}"), QueryLanguage.JSONPATH)).isEmpty();
    assertThat(TaskCall.of(Yaml.mapping("{Type: Task, Resource: [x]}"), QueryLanguage.JSONPATH))
        .isEmpty();
  }

  private static TaskCall call(String state, QueryLanguage language) {
    return TaskCall.of(Yaml.mapping(state), language).orElseThrow();
  }
}
