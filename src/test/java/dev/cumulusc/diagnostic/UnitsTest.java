package dev.cumulusc.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5m|seconds|Write `300`, the number in seconds.",
        "5 minutes|seconds|Write `300`, the number in seconds.",
        "2h|minutes|Write `120`, the number in minutes.",
        "14 days|days|Write `14`, the number in days.",
        "90s|minutes|Write a number alone, in minutes.",
        "1.5 h|minutes|Write `90`, the number in minutes.",
        "0.5GB|MB|Write `512`, the number in MB.",
        "2048MB|GiB|Write `2`, the number in GiB.",
        "512m|MB|Write `512`, the number in MB.",
        "2GB|seconds|Write a number alone, in seconds.",
        "80%|percent|Write `80`."
      })
  void aNumberInAnotherUnitIsConverted(String written, String unit, String advice) {
    assertThat(Units.advice(written, Optional.of(unit))).contains(advice);
  }
}
