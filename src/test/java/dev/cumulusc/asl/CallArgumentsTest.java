package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.shape.QueryLanguage;
import dev.cumulusc.fixture.Yaml;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found at a path in the arguments of a call. */
class CallArgumentsTest {
  private static final String ARGUMENTS =
      """
      Name: n
      Computed.$: $.x
      Composed.$: States.Format('a-{}', $.x)
      Reference: !GetAtt Queue.Arn
      Item: {Id: {S: one}, Count.$: $.n}
      Entries: [{Bus: b1}, {Bus.$: $.bus}, {Other: o}, text]
      Tags: [{Key: k, Value: v}, {Key: l}]
      Lists: [[{A: deep}], []]
      Empty: []
      Nothing: ~
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Name              | n
          Computed          | $.x ?
          Composed          | a-{} ?
          Reference         | ${Queue.Arn}
          Item              | names Id Count
          Item.Id           | names S
          Item.Id.S         | one
          Item.Count        | $.n ?
          Item.Id.S.More    | absent
          Computed.More     | ? ?
          Entries[].Bus     | b1 $.bus ?
          Entries[].Other   | o
          Entries[].None    | absent
          Entries           | text names Bus Bus Other
          Tags[].Key        | k l
          Tags[]            | names Key Value Key
          Name[]            | absent
          Lists[]           | names A
          Empty             |
          Empty[].A         | absent
          Nothing           |
          Missing           | absent
          Missing.More      | absent
          """)
  void isWhatStandsAtAPath(String path, String expected) {
    CallArguments arguments = of("Parameters:\n" + ARGUMENTS.indent(2));
    assertThat(show(arguments.at(path))).isEqualTo(Optional.ofNullable(expected).orElse(""));
    assertThat(arguments.isRunTime()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Name     | n
          Made     | {% $x %} ?
          Made.Id  | ? ?
          Text     | t
          Name.$   | absent
          """)
  void isComputedByAnExpression(String path, String expected) {
    CallArguments arguments = of("Arguments: {Name: n, Made: '{% $x %}', Text: \"{% 't' %}\"}");
    assertThat(show(arguments.at(path))).isEqualTo(expected);
    assertThat(arguments.isRunTime()).isFalse();
  }

  @Test
  void areAllComputedByOneExpression() {
    CallArguments arguments = of("Arguments: '{% $all %}'");
    assertThat(arguments.isRunTime()).isTrue();
    assertThat(show(arguments.at("Any.Thing"))).isEqualTo("? ?");
    assertThat(of("Parameters: '{% $all %}'").isRunTime()).isFalse();
  }

  @Test
  void areNoneWhereNoneAreWritten() {
    CallArguments arguments = of("Resource: r");
    assertThat(show(arguments.at("Name"))).isEqualTo("absent");
    assertThat(arguments.named(name -> true)).isEmpty();
    assertThat(arguments.each("Entries")).isEmpty();
    assertThat(arguments.below("Name").at("").isPresent()).isFalse();
  }

  @Test
  void areFoundByNameWhereverTheyStand() {
    CallArguments arguments = of("Parameters:\n" + ARGUMENTS.indent(2));
    assertThat(
            arguments.named(name -> name.equals("Bus") || name.equals("S") || name.equals("Count")))
        .extracting(named -> named.name() + "=" + named.value())
        .containsExactly("S=one", "Count=$.n", "Bus=b1", "Bus=$.bus");
  }

  @Test
  void areTakenApart() {
    CallArguments arguments = of("Parameters:\n" + ARGUMENTS.indent(2));
    assertThat(arguments.each("Tags").orElseThrow())
        .extracting(each -> show(each.at("Key")))
        .containsExactly("k", "l");
    assertThat(arguments.each("Name")).isEmpty();
    assertThat(show(arguments.below("Item").at("Id.S"))).isEqualTo("one");
    assertThat(show(arguments.below("Missing").at("Id"))).isEqualTo("absent");
  }

  private static CallArguments of(String fields) {
    return CallArguments.of(Yaml.mapping(fields));
  }

  private static String show(CallArguments.Found found) {
    if (!found.isPresent()) {
      return "absent";
    }
    String strings =
        found.strings().stream()
            .map(
                string ->
                    string.pieces().size() == 1
                            && string.pieces().get(0)
                                instanceof dev.cumulusc.asl.text.ComposedString.RunTime known
                        ? known.expression()
                        : string.toString())
            .collect(Collectors.joining(" "));
    String names = found.names().isEmpty() ? "" : " names " + String.join(" ", found.names());
    return (strings + names + (found.isRunTime() ? " ?" : "")).strip();
  }

  @Test
  void haveTheLanguageOfTheirField() {
    assertThat(TaskCall.argumentsField(QueryLanguage.JSONATA)).isEqualTo("Arguments");
    assertThat(TaskCall.argumentsField(QueryLanguage.JSONPATH)).isEqualTo("Parameters");
  }
}
