package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
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
        "[[], {}]",
        "{\"a\": {}, \"b\": [], \"c\": [{}, [1]]}",
        "{\"a\": 1, ${More}}",
        "{\"a\": 1 ${More}, \"b\": [${Items} 2]}",
        "{\"a\": [1"
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
          ["a            | 1:2 C3014 This string is not closed on its line.
          ["\\q"]        | 1:3 C3014 `\\q` is not an escape that JSON knows.
          ["\t"]         | 1:3 C3014 A string can't contain this control character.
          [1] # why      | 1:5 C3014 JSON has no comments.
          [1, // a       | 1:5 C3014 JSON has no comments.
          [1, /* a */ 2] | 1:5 C3014 JSON has no comments.
          {"a": "b"c"}   | 1:10 C3014 Text follows the quote that ends this string.
          {"a": 1 "b": 2} | 1:7 C3014 A `,` is missing behind this value.
          [{} {}]        | 1:3 C3014 A `,` is missing behind this value.
          {"a" 1}        | 1:2 C3014 A `:` is missing behind this name.
          {"a"}          | 1:2 C3014 A `:` is missing behind this name.
          {"a": , "b": 1} | 1:7 C3014 A value is missing here.
          {"a": }        | 1:7 C3014 A value is missing here.
          [, 1]          | 1:2 C3014 A value is missing here.
          {1: 2}         | 1:2 C3014 A name in double quotes belongs here.
          {"a": 1]       | 1:8 C3014 A `}` belongs here, and no `]`.
          [1}            | 1:3 C3014 A `]` belongs here, and no `}`.
          ["a": 1]       | 1:5 C3014 A `:` can't follow a value.
          {"a": 1: 2}    | 1:8 C3014 A `:` can't follow a value.
          {}}            | 1:3 C3014 This `}` closes nothing.
          {}{}           | 1:3 C3014 Another value follows the end of the definition.
          """)
  void reportsTheFirstFault(String text, String report) {
    assertThat(reports(text)).containsExactly(report);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          a.json     | {"StartAt": "A", // x\\n"States": {}}  | 1:18 C3014 JSON has no comments.
          a.asl      | {"StartAt": "A"\\n"States": {}}        | 1:13 C3014 A `,` is missing behind this value.
          a.json     | {"StartAt": "A\\n", "States": {"A\\n": {"Type": "Succeed"}}} | 1:13 C3014 This string is not closed on its line.
          a.asl.json | {"StartAt": "A", "States": {}}}       | 1:31 C3014 This `}` closes nothing.
          a.json     | {"StartAt": "A"}{"StartAt": "A"}      | 1:17 C3014 Another value follows the end of the definition.
          a.json     | {"StartAt": "A"                       | 1:1 C0101 This `{` is not closed.
          a.yml      | {"StartAt": "A", # x\\n "States": {}}} | 2:15 C0101 This line is indented less than the first key of the file.
          """)
  void explainsInTermsOfJsonWhatYamlCannotRead(String name, String text, String report) {
    Diagnostics diagnostics = new Diagnostics();
    new DefinitionReader(diagnostics).read(SourceFile.of(name, text.replace("\\n", "\n")));
    assertThat(Found.lines(diagnostics)).containsExactly(report);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          [1, ]          | ,     | Delete the comma.
          {a: 1}         | a     | Write it as JSON: names and strings in double quotes, no comments.
          ["a            | "     | Close it with another `"`, or write `\\n` for a line break in it.
          ["a\\u0041\\q"] | \\q | Write `\\\\` for a backslash.
          ["\t"]         | ~\t~   | Write `\\t`.
          ["\001"]       | ~\001~ | Write `\\u0001`.
          [1, // a       | // a  | Delete it, or make it the value of a `Comment` field.
          {"a": "b"c"}   | c     | Write `\\"` for a quote in a string.
          ["b"c"]        | c     | Write `\\"` for a quote in a string.
          {"a": 12 "b": 2} | 12  | Write a `,` behind it.
          {"a" 1}        | "a"   | Write `: ` and the value behind it.
          {"a": }        | }     | Write the value before this.
          {1: 2}         | 1     | Write `"Name": value`.
          {"a": 1]       | ]     | Write a `}` before it, or in its place.
          ["a": 1]       | :     | Write what has a name as an object in `{}`.
          {"a": 1: 2}    | :     | Write `,` in its place, or the value as an object in `{}`.
          {}}            | }     | Delete it, or the one before it that closes too early.
          []]            | ]     | Delete it, or the one before it that closes too early.
          {}{}           | {     | Write each definition into a file of its own.
          [1, 2}         | }     | Write a `]` before it, or in its place.
          """)
  void underlinesWhatIsWrongAndSaysWhatToWrite(String text, String underlined, String help) {
    List<Diagnostic> found = diagnostics(text).sorted();

    assertThat(found).extracting(each -> each.at().text()).containsExactly(underlined);
    assertThat(found).extracting(each -> each.help().orElse("")).containsExactly(help);
  }

  private static List<String> reports(String text) {
    return Found.lines(diagnostics(text));
  }

  private static Diagnostics diagnostics(String text) {
    Diagnostics diagnostics = new Diagnostics();
    StrictJson.report(SourceFile.of("a.json", text), Origin::written, diagnostics);
    return diagnostics;
  }
}
