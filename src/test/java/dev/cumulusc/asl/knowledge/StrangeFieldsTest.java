package dev.cumulusc.asl.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.fixture.Yaml;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which fields resemble none of the language, and what is missing beside them. */
class StrangeFieldsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {Type: Task, Purpose: x, Resource: x, Owner.$: $.x} | Purpose Owner.$
          {Type: Task, Condition: x}                        | Condition
          {Type: Task, Retry: [{Purpose: x}]}               | Purpose
          {Type: Task, Resorce: misspelled}                 |
          {Type: Task, Nxt.$: misspelled and computed}      |
          {Type: Task, Choises: of other states}            |
          {Type: Task, WhereToIterate: an Iterator}         |
          {Type: Task, NextState: a longer name of Next}    |
          {Type: Task, Fn::GetAtt: a function}              |
          {Type: Task, Arguments: of the other language}    |
          {Type: Choice, Choices: [{Condition: of the other language}]} |
          {Type: Choice, QueryLanguage: JSONata, Choices: [{StringEquals: of the other language}]} |
          """)
  void areThoseThatResembleNone(String state, String strange) {
    assertThat(
            machine(state).parts().stream()
                .flatMap(part -> StrangeFields.of(part).stream())
                .map(entry -> entry.name())
                .collect(Collectors.joining(" ")))
        .isEqualTo(strange == null ? "" : strange);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {Type: Succeed}                                        |
          {Type: Fail}                                           |
          {Type: Pass}                                           | `Next` or `End`
          {Type: Pass, Next: B}                                  |
          {Type: Pass, End: true}                                |
          {Type: Task, Next: B}                                  | `Resource`
          {Type: Task}                                           | `Resource`, `Next` or `End`
          {Type: Task, Resource: x, Retry: [{ErrorEquals: [X]}]} | `Next` or `End`
          {Type: Task, Resource: x, End: true, Catch: [{}]}      | `ErrorEquals`, `Next`
          {Type: Choice}                                         | `Choices`
          {Type: Choice, Choices: [{Not: {Variable: $.x}}]}      | `Next`
          {Type: Choice, QueryLanguage: JSONata, Choices: [{Next: B}]} | `Condition`
          {Type: Parallel, End: true}                            | `Branches`
          {Type: Wait, End: true}                                | `Seconds` or `Timestamp`
          {Type: Wait, End: true, Seconds: 1}                    |
          {Type: Wait, End: true, SecondsPath: $.x}              |
          {Type: Wait, End: true, Timestamp: x}                  |
          {Type: Wait, End: true, TimestampPath: $.x}            |
          {Type: Map, End: true}                                 | `ItemProcessor`
          {Type: Map, End: true, ItemProcessor: {}}              | `StartAt`, `States`
          {Type: Map, End: true, Iterator: {StartAt: B, States: {}}} |
          """)
  void namesWhatAPartLacks(String state, String missing) {
    assertMissing(state, missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ItemBatcher: {BatchInput: {}}              | `MaxItemsPerBatch` or `MaxInputBytesPerBatch`
          ItemBatcher: {MaxItemsPerBatch: 1}         |
          ItemBatcher: {MaxItemsPerBatchPath: $.x}   |
          ItemBatcher: {MaxInputBytesPerBatch: 1}    |
          ItemBatcher: {MaxInputBytesPerBatchPath: $.x} |
          ItemReader: {}                             | `Resource`
          ItemReader: {Resource: x, ReaderConfig: {}} |
          ItemReader: {Resource: x, ReaderConfig: {InputType: JSON}} |
          ItemReader: {Resource: x, ReaderConfig: {InputType: CSV}} | `CSVHeaderLocation`
          ItemReader: {Resource: x, ReaderConfig: {InputType: CSV, CSVHeaderLocation: FIRST_ROW}} |
          ItemReader: {Resource: x, ReaderConfig: {InputType: CSV, CSVHeaderLocation: GIVEN}} | `CSVHeaders`
          ItemReader: {Resource: x, ReaderConfig: {InputType: CSV, CSVHeaderLocation: GIVEN, CSVHeaders: []}} |
          """)
  void namesWhatAPartOfAMapLacks(String field, String missing) {
    assertMissing(
        "{Type: Map, End: true, ItemProcessor: {StartAt: B, States: {}}, " + field + "}", missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {Mode: DISTRIBUTED}                          | `ExecutionType`
          {Mode: DISTRIBUTED, ExecutionType: STANDARD} |
          {Mode: INLINE}                               |
          """)
  void namesWhatAProcessorsConfigurationLacks(String config, String missing) {
    assertMissing(
        "{Type: Map, End: true, ItemProcessor: {StartAt: B, States: {}, ProcessorConfig: "
            + config
            + "}}",
        missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {Type: Pass, GoTo: B}              | true
          {Type: Pass, GoTo: B, End: true}   | false
          {Type: Pass, Nxt: B}               | false
          {Type: Pass}                       | false
          """)
  void replaceWhatIsMissingWhereBothAre(String state, boolean replace) {
    Machine machine = machine(state);
    assertThat(StrangeFields.replaceWhatIsMissing(machine, machine.root().states().get(0).body()))
        .isEqualTo(replace);
  }

  private static void assertMissing(String state, String missing) {
    assertThat(
            machine(state).parts().stream()
                .flatMap(part -> StrangeFields.missing(part).stream())
                .collect(Collectors.joining(", ")))
        .isEqualTo(missing == null ? "" : missing);
  }

  private static Machine machine(String state) {
    return Machine.of(
        Yaml.mapping("{StartAt: A, States: {A: " + state + "}}"), MachineType.STANDARD);
  }
}
