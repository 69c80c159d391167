package dev.cumulusc.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which unquoted values are reported as ambiguous, and as what. */
class AmbiguousScalarsTest {
  @ParameterizedTest
  @CsvSource({
    "yes, true", "Yes, true", "YES, true", "no, false", "No, false", "NO, false",
    "on, true", "On, true", "ON, true", "off, false", "Off, false", "OFF, false"
  })
  void reportsEachBooleanOfYaml11(String written, String meaning) {
    assertThat(reports(written))
        .containsExactly(
            "1:7 C0109 Without quotes, `"
                + written
                + "` is text, but `"
                + meaning
                + "` to other programs.");
    assertThat(reports("'" + written + "'")).isEmpty();
    Diagnostics ofKeys = new Diagnostics();
    new AmbiguousScalars(ofKeys).check(Yaml.mapping(written + ": 1"));
    assertThat(Found.lines(ofKeys)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // 16 digits, beyond 2 to the power of 53: the next number that can be kept is another.
    "9007199254740993, 9007199254740992",
    "-9007199254740993, -9007199254740992",
    "+9007199254740993, 9007199254740992",
    "123456789012345678, 123456789012345680"
  })
  void reportsNumbersThatLoseDigits(String written, String kept) {
    assertThat(reports(written))
        .containsExactly(
            "1:7 C0109 Without quotes, `"
                + written
                + "` is the number "
                + kept
                + ", since numbers keep 15 to 17 digits.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "999999999999999",
        "9007199254740992",
        "-9007199254740992",
        "y",
        "n",
        "yEs",
        "oN",
        "true",
        "null",
        "~",
        "0",
        "08",
        "0.5",
        "1e3x",
        "12:xx"
      })
  void isSilentOfWhatIsClear(String written) {
    assertThat(reports(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "010, 'the number 8, since its first 0 makes it octal'",
    "0o10, 'a string, but the number 8 to other programs'",
    "0b11, 'the number 3, since `0b` makes it binary'",
    "1:30, 'the number 90, since colons count in sixties'",
    "1_000, 'the number 1000'",
    "1e3, 'the number 1000, since `e` starts an exponent'",
    "-.5, 'a string, but a number to other programs'",
    ".inf, 'empty (null), since JSON has no such number'"
  })
  void reportsNumbersThatDialectsReadInDifferentWays(String written, String meaning) {
    assertThat(reports(written))
        .containsExactly("1:7 C0109 Without quotes, `" + written + "` is " + meaning + ".");
  }

  @Test
  void isSilentOfTheValuesOfEnvironmentVariables() {
    Diagnostics diagnostics = new Diagnostics();
    new AmbiguousScalars(diagnostics)
        .check(Yaml.mapping("envs:\n  A: yes\n  B: [no]\nother:\n  envs: on\n"));
    assertThat(Found.lines(diagnostics))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("3:7", "5:9");
  }

  private static List<String> reports(String written) {
    Diagnostics diagnostics = new Diagnostics();
    new AmbiguousScalars(diagnostics).check(Yaml.mapping("size: " + written));
    return Found.lines(diagnostics);
  }
}
