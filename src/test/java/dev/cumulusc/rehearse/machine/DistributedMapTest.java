package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributedMapTest {
  private static final String TASK =
      """
      ItemProcessor:
        ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
        StartAt: Work
        States:
          Work:
            Type: Task
            Resource: arn:aws:lambda:eu-west-1:123456789012:function:work
            End: true
      """;

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "ToleratedFailureCount: 2, true",
    "ToleratedFailureCount: 1, false",
    "ToleratedFailurePercentage: 40, true",
    "ToleratedFailurePercentage: 39, false",
    "ToleratedFailureCount: 0, false",
    // A threshold of zero is none, as executions on AWS have shown.
    "'{ToleratedFailureCount: 0, ToleratedFailurePercentage: 40}', true",
    "'{ToleratedFailureCount: 0, ToleratedFailurePercentage: 39}', false",
    "'{ToleratedFailureCount: 2, ToleratedFailurePercentage: 0}', true",
    "'{ToleratedFailureCount: 2, ToleratedFailurePercentage: 39}', false",
    "'{ToleratedFailureCount: 1, ToleratedFailurePercentage: 40}', false"
  })
  void allItemsOfAFailedBatchCount(String tolerance, boolean succeeds) {
    Rehearsed machine =
        Rehearsed.state(
                "Type: Map\nItemBatcher: {MaxItemsPerBatch: 2}\n" + fields(tolerance) + TASK)
            .input("[1, 2, 3, 4, 5]")
            .mocks("Work: [{result: 1}, {error: Odd}, {result: 3}]");

    assertThat(machine.outcome().startsWith("States.ExceedToleratedFailureThreshold"))
        .isEqualTo(!succeeds);
  }

  private static String fields(String flow) {
    return flow.replaceAll("[{}]", "").replace(", ", "\n") + "\n";
  }

  @Test
  void failuresThatAreToleratedTakeTheirPlaceInTheResult() {
    assertThat(
            Rehearsed.state("Type: Map\nToleratedFailureCount: 1\n" + TASK)
                .input("[1, 2, 3]")
                .mocks("Work: [{result: a}, {error: Odd, cause: why}, {result: c}]")
                .outcome())
        .isEqualTo("[\"a\",{\"Status\":\"FAILED\",\"Error\":\"Odd\",\"Cause\":\"why\"},\"c\"]");
  }

  @ParameterizedTest
  @CsvSource({"NONE, 3", "COMPACT, 1", "FLATTEN, 1"})
  void everyTransformationDescribesFailures(String transformation, int described) {
    String outcome =
        Rehearsed.state(
                "Type: Map\nToleratedFailureCount: 1\nResultWriter: {WriterConfig: {Transformation: "
                    + transformation
                    + ", OutputType: JSON}}\n"
                    + TASK)
            .input("[1, 2, 3]")
            .mocks("Work: [{result: [a, b]}, {error: Odd}, {result: c}]")
            .outcome();

    assertThat(outcome.split("\"ExecutionArn\"", -1)).hasSize(described + 1);
    assertThat(outcome)
        .contains("\"Status\":\"FAILED\"", "\"Error\":\"Odd\"")
        .contains(
            switch (transformation) {
              case "COMPACT" -> "[[\"a\",\"b\"],{";
              case "FLATTEN" -> "[\"a\",\"b\",{";
              default ->
                  "\"RedriveStatusReason\":\"Execution is SUCCEEDED and cannot be redriven\"";
            });
  }

  @Test
  void aMapRunThatFailsWritesWhatItHas() throws IOException {
    String outcome =
        Rehearsed.state(
                """
                Type: Map
                MaxConcurrency: 1
                ResultWriter:
                  Resource: arn:aws:states:::s3:putObject
                  Parameters: {Bucket: out, Prefix: runs}
                """
                    + TASK)
            .input("[1, 2, 3]")
            .mocks("Work: [{result: a}, {error: Odd}]")
            .files(folder)
            .outcome();

    assertThat(outcome).startsWith("States.ExceedToleratedFailureThreshold");
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .contains("manifest.json", "FAILED_0.json", "PENDING_0.json", "SUCCEEDED_0.json");
    }
  }

  @Test
  void noBatchIsLargerThanItsMaximum() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemBatcher: {MaxInputBytesPerBatch: 41, BatchInput: {b: 1}}
                    ItemProcessor:
                      ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: EXPRESS}
                      StartAt: P
                      States: {P: {Type: Pass, OutputPath: $.Items, End: true}}
                    """)
                .input("[\"aaaa\", \"b\", \"cc\", \"dddddddd\"]")
                .outcome())
        .isEqualTo("[[\"aaaa\"],[\"b\",\"cc\"],[\"dddddddd\"]]");
  }

  @Test
  void noChildExecutionStartsWithMoreThanItsInputMayHave() {
    String half = "\"" + "x".repeat(150_000) + "\"";
    Rehearsed machine =
        Rehearsed.state(
                "Type: Map\nItemSelector: {one.$: $$.Map.Item.Value, two.$: $$.Map.Item.Value}\n"
                    + TASK)
            .input("[1, " + half + "]");

    assertThat(machine.outcome())
        .startsWith("States.DataLimitExceeded")
        .contains("index 1 has 300019 bytes, more than the maximum of 262144");
  }

  @Test
  void writesResultsUnderTheIdOfTheMapRun() throws IOException {
    write("in/items.csv", "id,name\n1,a\n2,\"b, c\"\n3,\n");
    String outcome =
        Rehearsed.state(
                """
                Type: Map
                ItemReader:
                  Resource: arn:aws:states:::s3:getObject
                  ReaderConfig: {InputType: CSV, CSVHeaderLocation: FIRST_ROW}
                  Parameters: {Bucket: in, Key: items.csv}
                ResultWriter:
                  Resource: arn:aws:states:::s3:putObject
                  Parameters: {Bucket: out, Prefix: runs}
                """
                    + TASK)
            .mocks(
                """
                Work:
                  - {when: {$.name: 'b, c'}, result: found}
                  - {result: other}
                """)
            .files(folder)
            .outcome();

    String id = outcome.replaceFirst(".*mapRun:machine/S:([0-9a-f-]+).*", "$1");
    assertThat(outcome).contains("\"Key\":\"runs/" + id + "/manifest.json\"");
    assertThat(folder.resolve("out/runs/" + id + "/manifest.json"))
        .content()
        .contains("\"DestinationBucket\":\"out\"", "SUCCEEDED_0.json");
    assertThat(folder.resolve("out/runs/" + id + "/SUCCEEDED_0.json"))
        .content()
        .contains("{\\\"id\\\":\\\"2\\\",\\\"name\\\":\\\"b, c\\\"}", "\\\"found\\\"");
  }

  @Test
  void readsLinesOfJsonUpToTheirMaximum() throws IOException {
    write("in/items.jsonl", "{\"n\": 1}\n{\"n\": 2}\n\n{\"n\": 3}\n");

    assertThat(
            Rehearsed.machine(
                    """
                    QueryLanguage: JSONata
                    StartAt: M
                    States:
                      M:
                        Type: Map
                        ItemReader:
                          Resource: arn:aws:states:::s3:getObject
                          ReaderConfig: {InputType: JSONL, MaxItems: 2}
                          Arguments: {Bucket: in, Key: items.jsonl}
                        ItemSelector:
                          twice: '{% $states.context.Map.Item.Value.n * 2 %}'
                          index: '{% $states.context.Map.Item.Index %}'
                        ItemProcessor:
                          ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: EXPRESS}
                          StartAt: P
                          States:
                            P: {Type: Pass, Output: '{% $states.input.twice + 1 %}', End: true}
                        Assign: {sum: '{% $sum($states.result) %}'}
                        Next: Sum
                      Sum: {Type: Pass, Output: '{% $sum %}', End: true}
                    """)
                .files(folder)
                .outcome())
        .isEqualTo("8");
  }

  @Test
  void saysThatNoFolderStandsForS3() {
    assertThat(
            Rehearsed.state(
                    """
                    Type: Map
                    ItemReader:
                      Resource: arn:aws:states:::s3:getObject
                      ReaderConfig: {InputType: JSON}
                      Parameters: {Bucket: in, Key: items.json}
                    """
                        + TASK)
                .outcome())
        .startsWith("States.ItemReaderFailed");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
