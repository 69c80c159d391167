package dev.cumulusc.asl.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.text.ComposedString.Literal;
import dev.cumulusc.asl.text.ComposedString.Piece;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposedStringTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'a b' | Literal a b",
        "12 | Literal 12",
        "true | Literal true",
        "'${X}' | Referred ${X}",
        "'${X.Arn}:live' | Referred ${X.Arn}, Literal :live",
        "!GetAtt X.Arn | Referred ${X.Arn}",
        "!GetAtt [X, Arn] | Referred ${X.Arn}",
        "{Fn::GetAtt: X.Arn} | Referred ${X.Arn}",
        "!Ref AWS::Region | Referred ${AWS::Region}",
        "!Sub 'a-${X}' | Literal a-, Referred ${X}",
        "!Sub ['${V}-${X}', {V: !GetAtt Y.Arn}] | Referred ${Y.Arn}, Literal -, Referred ${X}",
        "!Join [':', [!GetAtt X.Arn, live]] | Referred ${X.Arn}, Literal :, Literal live",
        "!Join [':', !Ref List] | Deployed ${Fn::Join}",
        "!Join [':', [a, {b: c}]] | Deployed ${Fn::Join}",
        "!ImportValue x | Deployed ${Fn::ImportValue}",
        "!If [Yes, a, b] | Deployed ${Fn::If}",
        "'${!X} ${a b}' | Literal ${X}, Literal  , Literal ${a b}",
      })
  void hasTheSamePiecesWhicheverWayItIsWritten(String yaml, String pieces) {
    ComposedString string = ComposedString.of(Yaml.read(yaml)).orElseThrow();

    assertThat(
            string.pieces().stream()
                .map(ComposedStringTest::show)
                .collect(Collectors.joining(", ")))
        .isEqualTo(pieces);
  }

  private static String show(Piece piece) {
    return piece.getClass().getSimpleName()
        + " "
        + new ComposedString(List.of(piece), piece.origin());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a]", "{a: b}", "null", "{Ref: [a]}", "!Sub ['${V}', {V: [a]}]"})
  void isNoListNoMappingAndNothing(String yaml) {
    assertThat(ComposedString.of(Yaml.read(yaml))).isEmpty();
  }

  @Test
  void knowsThePlaceOfEachPiece() {
    ComposedString string = ComposedString.of(Yaml.read("'a ${X} b'")).orElseThrow();

    assertThat(string.pieces().stream().map(piece -> piece.origin().primary().toString()))
        .containsExactly("config.yml:1:2", "config.yml:1:4", "config.yml:1:8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a:b:c | a,b,c",
        "':a:' | ,a,",
        "'${X.Arn}:live' | ${X.Arn},live",
        "'a${X}b:${Y}' | a${X}b,${Y}",
        "'arn:${AWS::Partition}:s' | arn,${AWS::Partition},s",
        "'${AWS::Region}' | ${AWS::Region}",
      })
  void splitsWhatIsKnown(String yaml, String parts) {
    List<ComposedString> split = ComposedString.of(Yaml.read(yaml)).orElseThrow().split(':');

    assertThat(split.stream().map(ComposedString::toString).collect(Collectors.joining(",")))
        .isEqualTo(parts == null ? "" : parts);
    assertThat(ComposedString.join(split, ':'))
        .hasToString(ComposedString.of(Yaml.read(yaml)).orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'a' | a",
        "'${X}' | {Ref: X}",
        "'${X.Arn}' | {Fn::GetAtt: [X, Arn]}",
        "!Sub '${X.Arn}' | {Fn::GetAtt: [X, Arn]}",
        "'${X.Arn}:1' | {Fn::Sub: '${X.Arn}:1'}",
        "'${X}${!Y}' | {Fn::Sub: '${X}${!Y}'}",
        "!ImportValue x | {Fn::ImportValue: x}",
        "!Join ['/', [!ImportValue x, !Ref Y]] | {Fn::Sub: ['${Function1}/${Y}', {Function1: {Fn::ImportValue: x}}]}",
      })
  void isAValueOfATemplateInItsSimplestForm(String yaml, String value) {
    assertThat(Plain.of(ComposedString.of(Yaml.read(yaml)).orElseThrow().value().orElseThrow()))
        .isEqualTo(Plain.of(CfnReader.value(Yaml.read(value))));
  }

  @Test
  void isNoValueOfATemplateWhereAnExecutionMakesIt() {
    ComposedString known = ComposedString.of(Yaml.read("a")).orElseThrow();
    ComposedString string = known.plus(ComposedString.runTime("$.b", known.origin()));

    assertThat(string.value()).isEmpty();
    assertThat(string.isRunTime()).isTrue();
    assertThat(string.pieces().get(0)).isInstanceOf(Literal.class);
  }
}
