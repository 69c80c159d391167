package dev.cumulusc.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "day,days",
    "key,keys",
    "delay,delays",
    "retry,retries",
    "policy,policies",
    "alias,aliases",
    "batch,batches",
    "index,indexes",
    "hash,hashes",
    "byte,bytes",
    "execution,executions"
  })
  void nounsHaveTheirPlurals(String noun, String plural) {
    assertThat(Words.count(0, noun)).isEqualTo("0 " + plural);
    assertThat(Words.count(1, noun)).isEqualTo("1 " + noun);
    assertThat(Words.count(BigDecimal.valueOf(15, 1), noun)).isEqualTo("1.5 " + plural);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 7, 999, 1_000, 1_001, 51_200, 460_800, 1_000_000, -1, -999, -1_000, -123_456})
  void groupsThousandsAsJavaDoes(long number) {
    assertThat(Words.number(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, 5, 14, 15, 94, 995, 999, 1_000, 1_005, 61_234, 3_600_000})
  void roundsSecondsAsJavaDoes(long milliseconds) {
    assertThat(Words.seconds(Duration.ofMillis(milliseconds)))
        .isEqualTo(String.format(Locale.ROOT, "%.2f s", milliseconds / 1000.0));
  }
}
