package dev.cumulusc.asl.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "${Name}",
        "${AWS::Region}",
        "${A.Arn}",
        "${ name}",
        "${ name }",
        "${ module.a[\"b\"].arn }",
        "${self:custom.${opt:stage}.arn}",
        "${aws_lambda_function.names[\"a\"].arn}"
      })
  void knowsAPlaceholder(String text) {
    assertThat(Placeholders.isWhole(text)).isTrue();
    assertThat(Placeholders.isPartOf("a" + text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "${",
        "${}",
        "${ 'key': value }",
        "${ key: value }",
        "${ }",
        "${ : }",
        "${ name",
        "${a{b}}",
        "${a[\"b]}",
        "${'key': value}",
        "${a\nb}"
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(Placeholders.isPartOf(text)).isFalse();
    assertThat(Placeholders.mask(text)).isEqualTo(text);
  }

  @Test
  void masksEachPlaceholderFromTheFirstCharacterOn() {
    String masked = Placeholders.mask("${A}-${ key: value }-${B.${C}}");

    assertThat(masked.replace(Placeholders.MASK, '#')).isEqualTo("####-${ key: value }-#########");
  }

  @Test
  void keepsTheLengthOfAMaskedText() {
    assertThat(Placeholders.mask("a${Bc}d")).hasSize(7).startsWith("a").endsWith("d");
  }
}
