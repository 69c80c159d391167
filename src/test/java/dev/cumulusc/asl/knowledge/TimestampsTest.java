package dev.cumulusc.asl.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One reader for what is validated and what is rehearsed. */
class TimestampsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:30:45Z, 2026-01-31T12:30:45Z",
    "2026-01-31T12:30:45.1Z, 2026-01-31T12:30:45.1Z",
    "2026-01-31T12:30:45.0000000019Z, 2026-01-31T12:30:45.000000001Z",
    "2026-01-31T00:30:00+01:15, 2026-01-30T23:15:00Z",
    "2026-01-31T23:30:00-01:15, 2026-02-01T00:45:00Z",
    "2026-01-31T12:00:00-00:00, 2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00+23:59, 2026-01-30T12:01:00Z",
    "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
  })
  void readsDateTimeAndZone(String text, Instant time) {
    assertThat(Timestamps.parse(text)).contains(time);
    assertThat(Timestamps.isTimestamp(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-01-31",
        "2026-01-31T12:30Z",
        "2026-01-31T12:30:45",
        "2026-01-31 12:30:45Z",
        "2026-01-31t12:30:45Z",
        "2026-01-31T12:30:45z",
        "2026-01-31T12:30:45.Z",
        "2026-01-31T12:30:45+01",
        "2026-01-31T12:30:45+0100",
        "2026-01-31T12:30:45+24:00",
        "2026-01-31T12:30:45+01:60",
        "2026-01-31T24:00:00Z",
        "2026-01-31T12:60:00Z",
        "2026-01-31T12:30:61Z",
        "2026-02-29T12:30:45Z",
        "2026-13-01T12:30:45Z",
        "2026-00-01T12:30:45Z",
        "26-01-31T12:30:45Z",
        "2026-01-31T12:30:45Z ",
      })
  void refusesWhatIsNoTimestamp(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
    assertThat(Timestamps.isTimestamp(text)).isFalse();
  }
}
