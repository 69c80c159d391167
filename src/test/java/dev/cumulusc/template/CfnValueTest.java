package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CfnValueTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "x | ",
        "{Ref: A} | A",
        "{Fn::GetAtt: A.B.C} | A.B.C",
        "{Fn::Sub: 'x${A}y${B.Arn}${!C}'} | A B.Arn",
        "{Fn::Sub: ['${A}${V}', {V: {Ref: B}}]} | A B",
        "[{Ref: A}, {k: [{Ref: B}]}] | A B",
        "{Fn::If: [Yes, {Fn::Join: ['', [{Ref: A}, b]]}, {Fn::GetAtt: [B, Arn]}]} | A B.Arn",
        "{Fn::ImportValue: {Fn::Sub: '${A}-x'}} | A",
      })
  void findsAllReferencesWhereverTheyStand(String yaml, String expected) {
    assertThat(CfnReader.value(Yaml.read(yaml)).references())
        .extracting(CfnValue.Reference::path)
        .isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
  }

  @Test
  void walksEachValueBeforeThoseInsideIt() {
    CfnValue value = CfnReader.value(Yaml.read("{a: [1, {b: !Sub '${C}'}], d: !Base64 e}"));

    assertThat(value.walk().map(each -> each.getClass().getSimpleName()))
        .containsExactly(
            "Mapping", "Sequence", "Number", "Mapping", "Sub", "Ref", "Function", "Text");
  }
}
