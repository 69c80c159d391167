package dev.cumulusc.rehearse.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    "ToleratedFailureCount: 0, false"
  })
  void allItemsOfAFailedBatchCount(String tolerance, boolean succeeds) {
    Rehearsed machine =
        Rehearsed.state("Type: Map\nItemBatcher: {MaxItemsPerBatch: 2}\n" + tolerance + "\n" + TASK)
            .input("[1, 2, 3, 4, 5]")
            .mocks("Work: [{result: 1}, {error: Odd}, {result: 3}]");

    assertThat(machine.outcome().startsWith("States.ExceedToleratedFailureThreshold"))
        .isEqualTo(!succeeds);
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
