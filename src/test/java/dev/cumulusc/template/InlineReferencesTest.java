package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.ScalarNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineReferencesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{a: {Ref: X}} | {a: '${X}'}",
        "{a: !GetAtt X.Arn} | {a: '${X.Arn}'}",
        "[{b: {Fn::GetAtt: [X, A.B]}}] | [{b: '${X.A.B}'}]",
        "{a: !Sub 'x${Y}$<Z.Arn>'} | {a: 'x${Y}${Z.Arn}'}",
        "{a: 'x$<X.Arn>y$<5>'} | {a: 'x${X.Arn}y$<5>'}",
        "{$<X.Name>: b} | {'${X.Name}': b}",
        // What has no form in a string stays, with all that is in it.
        "{a: !Sub ['$<X>', {b: !Ref Y}]} | {a: {Fn::Sub: ['$<X>', {b: {Ref: Y}}]}}",
        "{a: !Join ['', [!Ref X]]} | {a: {Fn::Join: ['', [{Ref: X}]]}}",
        "{a: !ImportValue x} | {a: {Fn::ImportValue: x}}",
        "{a: {Ref: [X]}} | {a: {Ref: [X]}}",
        "{a: {Ref: X, b: c}} | {a: {Ref: X, b: c}}",
        "{a: 1, b: [true, null]} | {a: 1, b: [true, null]}",
      })
  void givesReferencesOneForm(String yaml, String expected) {
    assertThat(JsonText.of(InlineReferences.of(Yaml.read(yaml))))
        .isEqualTo(JsonText.of(Yaml.read(expected)));
  }

  @Test
  void keepsThePlacesOfParts() {
    MappingNode tree = InlineReferences.of(Yaml.mapping("a: b $<X.Arn> c"));
    ScalarNode text = tree.scalar("a").orElseThrow();

    assertThat(text.origin().primary()).hasToString("config.yml:1:4");
    assertThat(text.originOf(2, 10).primary()).hasToString("config.yml:1:6");
    assertThat(text.originOf(2, 10).primary().text()).isEqualTo("$<X.Arn>");
  }
}
