package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " {\"a\": [1, -2.5, 1e3, 1.5E-7, 0, true, false, null, \"x\\n\\u0041\\\\\"]}\t\r\n",
        "{\"a\": ${Value}, \"b\": \"${C}\"}",
        "[[], {}]"
      })
  void isSilentOfJson(String text) {
    assertThat(reports(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [1, ]          | 1:3 C3014 JSON has no comma before the end of a list or of an object.
          {"a": 1,}      | 1:8 C3014 JSON has no comma before the end of a list or of an object.
          {'a': 1}       | 1:2 C3014 JSON has nothing that begins with `'` here.
          {a: 1}         | 1:2 C3014 JSON has nothing that begins with `a` here.
          [01]           | 1:2 C3014 JSON has nothing that begins with `0` here.
          [1.]           | 1:2 C3014 JSON has nothing that begins with `1` here.
          [.5]           | 1:2 C3014 JSON has nothing that begins with `.` here.
          [+1]           | 1:2 C3014 JSON has nothing that begins with `+` here.
          [truer]        | 1:2 C3014 JSON has nothing that begins with `t` here.
          ["a            | 1:2 C3014 This string has a line break, or an escape that JSON does not know.
          ["\\q"]        | 1:2 C3014 This string has a line break, or an escape that JSON does not know.
          [1] # why      | 1:5 C3014 JSON has nothing that begins with `#` here.
          """)
  void reportsTheFirstFault(String text, String report) {
    assertThat(reports(text)).containsExactly(report);
  }

  private static List<String> reports(String text) {
    Diagnostics diagnostics = new Diagnostics();
    StrictJson.report(SourceFile.of("a.json", text), Origin::written, diagnostics);
    return Found.lines(diagnostics);
  }
}
