package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlQuotingTest {
  private final YamlQuoting quoting = new YamlQuoting();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "y",
        "No",
        "FALSE",
        "null",
        "~",
        "-.inf",
        ".NaN",
        "<<",
        "=",
        "?",
        "?a longer text",
        ":",
        ":a longer text",
        "0",
        "010",
        "12:30",
        "1,000",
        "+1.5e3",
        "-._",
        ".5",
        "..5",
        "2026-11-29",
        "2026-11-29T12:30:00Z",
        "0xFF",
        "1 000",
        "del\u007f",
        "next\u0085line",
        "\u2028",
        "\ud800"
      })
  void quotesWhatAParserCouldTakeForSomethingElse(String text) {
    assertThat(quoting.needToQuoteValue(text)).isTrue();
    assertThat(quoting.needToQuoteName(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yeses",
        "falsely",
        "nulls",
        "a?",
        "a:b",
        "-",
        "+",
        "..",
        ".info",
        "-name",
        "12 monkeys",
        "10.0.0.0/16",
        "AWS::Lambda::Function",
        "größe",
        "日本"
      })
  void leavesOtherTextsAlone(String text) {
    assertThat(quoting.needToQuoteValue(text)).isFalse();
  }
}
