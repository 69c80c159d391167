package dev.cumulusc.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.tree.ScalarNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Origin ORIGIN = Origin.written(SourceFile.of("config.yml", "").start());

  @Test
  void keepsANumberAsItIsWritten() {
    ScalarNode octal =
        new ScalarNode(ScalarNode.Kind.INTEGER, "7", "007", ScalarNode.Style.PLAIN, null, ORIGIN);

    assertThat(new Expression.Literal(octal).text()).isEqualTo("007");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"30\"|30",
        "'30'|30",
        "\"a \\\"b\\\" \\n\"|`a \"b\" \n`",
        "'it''s'|it's",
        "\"\"|``",
      })
  void takesAwayTheQuotesThatATextBrings(String written, String meant) {
    assertThat(literal(written).text()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "30", "\"a\" \"b\"", "\"a'", "'a' 'b'", "\"a\\\"", "\"\\q\""})
  void keepsATextWhoseQuotesAreItsOwn(String written) {
    assertThat(literal(written).text()).isEqualTo(written);
  }

  private static Expression.Literal literal(String text) {
    return new Expression.Literal(ScalarNode.string(text, ORIGIN));
  }
}
