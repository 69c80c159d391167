package dev.cumulusc.rules.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.validate.CheckedTemplate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventScheduleTest {
  private static final String BEFORE =
      """
      Resources:
        Rule:
          Type: AWS::Events::Rule
          Properties:
            ScheduleExpression: \
      """;

  /** The column of a plain schedule. */
  private static final int COLUMN = 27;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minute)",
        "rate(1 hour)",
        "rate(1 day)",
        "rate(2 minutes)",
        "rate(10 hours)",
        "rate(100 days)",
        "rate(01 hour)",
        "rate( 5  minutes )",
        "cron(0 12 * * ? *)",
        "cron(0 12 ? * * *)",
        "cron(0 0 1 1 ? 1970)",
        "cron(59 23 31 12 ? 2199)",
        "cron(0,59 0,23 1,31 1,12 ? 1970,2199)",
        "cron(0-59 0-23 1-31 1-12 ? 1970-2199)",
        "cron(*/1 */1 */1 */1 ? */1)",
        "cron(0/59 0/24 1/40 1/12 ? 2026/300)",
        "cron(5-10/2,30 8-17/3 1/10,2,3/8 1-6/2,DEC ? *)",
        "cron(0 0 ? JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC SUN *)",
        "cron(0 0 ? jan-Dec sun,MON,TUE,WED,THU,FRI,sat *)",
        "cron(0 0 ? * 1-7 *)",
        "cron(30 23 ? * SAT-THU *)",
        "cron(0 22-2 * * ? *)",
        "cron(0 0 ? * MON/2 *)",
        "cron(0 0 L * ? *)",
        "cron(0 0 L-3 * ? *)",
        "cron(0 0 LW * ? *)",
        "cron(0 0 1W,31W * ? *)",
        "cron(0 0 ? * L *)",
        "cron(0 0 ? * 6L,FRIL *)",
        "cron(0 0 ? * 1#1 *)",
        "cron(0 0 ? * SAT#5 *)",
        "cron(0/5, 9-18, ?, *, MON-FRI, *)",
        "cron(* ? * * * *)",
        "cron(/5 * * * ? *)",
        "cron( 0 12 * * ? * )",
      })
  void acceptsWhatEventBridgeTakes(String schedule) {
    assertThat(found(schedule)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          rate(0 minutes)      | 5  | has the rate `0`.
          rate(-1 minutes)     | 5  | has the rate `-1`.
          rate(1.5 hours)      | 5  | has the rate `1.5`.
          rate(x hours)        | 5  | has the rate `x`.
          rate(1 hours)        | 7  | has a rate of `1 hours`.
          rate(01 days)        | 8  | has a rate of `01 days`.
          rate(2 minute)       | 7  | has a rate of `2 minute`.
          rate(30 seconds)     | 8  | has a rate of `30 seconds`.
          rate(2 weeks)        | 7  | has a rate of `2 weeks`.
          rate(5 Minutes)      | 7  | has a rate of `5 Minutes`.
          rate(5minutes)       | 0  | is `rate(5minutes)`, which EventBridge does not understand.
          rate 5 minutes       | 0  | is `rate 5 minutes`, which EventBridge does not understand.
          at(2026-01-01T00:00:00) | 0 | is `at(2026-01-01T00:00:00)`, which EventBridge does not understand.
          0 12 * * ? *         | 0  | is `0 12 * * ? *`, which EventBridge does not understand.
          """)
  void reportsThePartOfARate(String schedule, int index, String message) {
    assertThat(found(schedule)).containsExactly(at(index, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          cron(0 12 * * ?)     | 5  | has 5 fields, but `cron` takes 6.
          cron(12)             | 5  | has 1 field, but `cron` takes 6.
          cron(0 12 * * ? * 1) | 5  | has 7 fields, but `cron` takes 6.
          cron()               | 0  | has 0 fields, but `cron` takes 6.
          cron(60 0 * * ? *)   | 5  | has `60` for the minutes.
          cron(-1 0 * * ? *)   | 5  | has `-1` for the minutes.
          cron(0,5,60 0 * * ? *) | 9 | has `60` for the minutes.
          cron(5-60 0 * * ? *) | 7  | has `60` for the minutes.
          cron(x 0 * * ? *)    | 5  | has `x` for the minutes.
          cron(JAN 0 * * ? *)  | 5  | has `JAN` for the minutes.
          cron(L 0 * * ? *)    | 5  | has `L` for the minutes.
          cron(0 24 * * ? *)   | 7  | has `24` for the hours.
          cron(0 2W * * ? *)   | 7  | has `2W` for the hours.
          cron(0 1 * * ? 1969) | 15 | has `1969` for the year.
          cron(0 1 * * ? 2200) | 15 | has `2200` for the year.
          cron(0 1 * * ? 26)   | 15 | has `26` for the year.
          cron(*/60 * * * ? *) | 7  | has `60` for a step of the minutes.
          cron(*/0 * * * ? *)  | 7  | has `0` for a step of the minutes.
          cron(0 */0 * * ? *)  | 9  | has `0` for a step of the hours.
          cron(0 1/x * * ? *)  | 9  | has `x` for a step of the hours.
          cron(0 1/ * * ? *)   | 7  | has `` for a step of the hours.
          cron(5- 1 * * ? *)   | 5  | has `5-` for the minutes.
          """)
  void reportsTheTime(String schedule, int index, String message) {
    assertThat(found(schedule)).containsExactly(at(index, message));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          cron(0 1 0 * ? *)    | 9  | has `0` for the day of the month.
          cron(0 1 32 * ? *)   | 9  | has `32` for the day of the month.
          cron(0 1 1-32 * ? *) | 11 | has `32` for the day of the month.
          cron(0 1 32W * ? *)  | 9  | has `32` for the day of the month.
          cron(0 1 W * ? *)    | 9  | has `W` for the day of the month.
          cron(0 1 MON * ? *)  | 9  | has `MON` for the day of the month.
          cron(0 1 2#3 * ? *)  | 9  | has `2#3` for the day of the month.
          cron(0 1 * 0 ? *)    | 11 | has `0` for the month.
          cron(0 1 * 13 ? *)   | 11 | has `13` for the month.
          cron(0 1 * MON ? *)  | 11 | has `MON` for the month.
          cron(0 1 * JUNE ? *) | 11 | has `JUNE` for the month.
          cron(0 1 ? * 0 *)    | 13 | has `0` for the day of the week.
          cron(0 1 ? * 8 *)    | 13 | has `8` for the day of the week.
          cron(0 1 ? * MON-FR *) | 17 | has `FR` for the day of the week.
          cron(0 1 ? * -1 *)   | 13 | has `-1` for the day of the week.
          cron(0 1 ? * 3W *)   | 13 | has `3W` for the day of the week.
          cron(0 1 ? * 8L *)   | 13 | has `8` for the day of the week.
          cron(0 1 ? * 8#2 *)  | 13 | has `8` for the day of the week.
          cron(0 1 ? * 3#0 *)  | 15 | has `0` after `#`.
          cron(0 1 ? * 3#6 *)  | 15 | has `6` after `#`.
          cron(0 1 ? * 3# *)   | 13 | has `` after `#`.
          cron(0 1 ? * 3#1,6#3 *) | 13 | has a list with `#`, which must stand alone.
          cron(0 1 ? * ? *)    | 13 | has `?` for the day of the month and for the day of the week.
          cron(0 1 * * * *)    | 13 | has a day of the month, `*`, and one of the week.
          cron(0 1 15 * MON *) | 14 | has a day of the month, `15`, and one of the week.
          """)
  void reportsTheDay(String schedule, int index, String message) {
    assertThat(found(schedule)).containsExactly(at(index, message));
  }

  private static String at(int index, String message) {
    return "5:" + (COLUMN + index) + " C5134 The schedule of `Rule` " + message;
  }

  @Test
  void reportsEachField() {
    assertThat(found("cron(99 77 32 * ? 1)"))
        .containsExactly(
            "5:32 C5134 The schedule of `Rule` has `99` for the minutes.",
            "5:35 C5134 The schedule of `Rule` has `77` for the hours.",
            "5:38 C5134 The schedule of `Rule` has `32` for the day of the month.",
            "5:45 C5134 The schedule of `Rule` has `1` for the year.");
  }

  @Test
  void saysWhatToWrite() {
    assertThat(help("cron(0 12 ? * 0 *)"))
        .containsExactly("EventBridge takes `1` to `7` or `SUN` to `SAT` there.");
    assertThat(help("cron(0 24 * * ? *)")).containsExactly("EventBridge takes `0` to `23` there.");
    assertThat(help("rate(1 hours)")).containsExactly("Write `rate(1 hour)`.");
    assertThat(help("rate(2 hour)")).containsExactly("Write `rate(2 hours)`.");
    assertThat(help("rate(2 weeks)"))
        .containsExactly(
            "The units are `minutes`, `hours` and `days`; `minute`, `hour` and `day` after 1.");
  }

  @Test
  void findsThePartInQuotesToo() {
    assertThat(found("'cron(0 24 * * ? *)'"))
        .containsExactly("5:35 C5134 The schedule of `Rule` has `24` for the hours.");
  }

  private static List<String> found(String schedule) {
    return Found.lines(check(schedule));
  }

  private static List<String> help(String schedule) {
    return Found.help(check(schedule));
  }

  private static Diagnostics check(String schedule) {
    Diagnostics diagnostics = new Diagnostics();
    new EventSchedule()
        .check(
            new CheckedTemplate(
                CfnReader.template(Yaml.mapping(BEFORE + schedule + "\n"), diagnostics), false),
            diagnostics);
    return diagnostics;
  }
}
