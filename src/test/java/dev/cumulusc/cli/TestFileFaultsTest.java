package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake in a test file or a file of mocks is one finding. */
class TestFileFaultsTest extends CommandFolder {
  @BeforeEach
  void writeMachine() throws IOException {
    write(
        "crunch.yml",
        """
        StartAt: Crunch
        States:
          Crunch:
            Type: Task
            Resource: arn:aws:lambda:us-east-1:123456789012:function:crunch
            End: true
        """);
  }

  private List<String> findings() {
    return err.toString()
        .lines()
        .skip(1)
        .map(line -> line.replaceFirst(".*\\.yml:\\d+:\\d+: (?=.*\\[C\\d+\\]$)", ""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Crunch: {result: 1} | has no `cases`, which a file of mocks needs. Write `cases: {good:",
        "good: {Crunch: {result: 1}, Other: {result: 2}} | has no `cases`",
        "{} | has no `cases`",
        "case: {good: {Crunch: {result: 1}}} | Did you mean `cases`?",
        "cases: {good: {Crunch: {resul: 1}}} | Did you mean `result`?",
        "cases: {good: {Crunch: {hander: {source: ., handler: a.b}}}} | Did you mean `handler`?",
        "cases: {good: {Crunch: {handler: {sorce: ., handler: a.b}}}} | Did you mean `source`?",
        "cases: {good: {Cruch: {result: 1}}} | Did you mean `Crunch`?",
        "StateMachines: {} | `StateMachines` has mocks for no state machine.",
      })
  void aMistakeInMocksIsOneFinding(String mocks, String says) throws IOException {
    Path file = write("mocks.yml", mocks);

    run("run", folder.resolve("crunch.yml").toString(), "--mocks", file.toString());

    assertThat(findings()).singleElement().asString().contains(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{definiton: ../crunch.yml, cases: {a: {}}} | Did you mean `definition`?",
        "{definition: ../crunch.yml, csaes: {a: {}}} | Did you mean `cases`?",
        "{definition: ../crunch.yml, a: {}, b: {}} | has no `cases`, which a test file needs. Write `cases: {good:",
        "{definition: ../crunch.yml, cases: {a: {mocks: {Crunch: {eror: A}}}}} | Did you mean `error`?",
        "{definition: ../crunch.yml, mocks: {Crunch: {eror: A}}, cases: {a: {}}} | Did you mean `error`?",
        "{definition: ../crunch.yml, cases: {a: {redrives: [{Crunch: {eror: A}}]}}} | Did you mean `error`?",
      })
  void aMistakeInATestFileIsOneFinding(String test, String says) throws IOException {
    String file = write("tests/a.yml", test).toString();

    test(file);

    assertThat(findings()).singleElement().asString().contains(says);
  }

  /** Names that differ in nothing that a file name has still have files of their own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'Ä b?' | 'ä b?'",
        "a-b | A b",
        ".. | '...'",
        "成功 | 失敗",
        "one | two",
        "'\uD83D\uDE00' | case",
      })
  void eachCaseHasASnapshotOfItsOwn(String names) throws IOException {
    String[] name = names.split(" \\| ");
    write(
        "tests/a.yml",
        """
        definition: ../crunch.yml
        cases:
          %s: {input: {}, mocks: {Crunch: {result: 1}}, expect: {snapshot: true}}
          %s: {input: {}, mocks: {Crunch: {result: 2}}, expect: {snapshot: true}}
        """
            .formatted((Object[]) name));

    assertThat(test("--update-snapshots")).as(err.toString()).isEqualTo(ExitCode.DONE);

    assertThat(test()).as(out.toString()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("tests/snapshots/a").toFile().list()).hasSize(2);
  }

  @Test
  void refusesTestFilesThatWouldShareSnapshots() throws IOException {
    String test =
        """
        definition: ../crunch.yml
        mocks: {Crunch: {result: 1}}
        cases:
          one: {expect: {snapshot: true}}
          two: {}
        """;
    write("tests/a.yaml", test);
    write("tests/a.yml", test);

    assertThat(test("--update-snapshots")).isEqualTo(ExitCode.FINDINGS);

    assertThat(findings())
        .singleElement()
        .asString()
        .contains("The snapshot of this case is that of a case in `")
        .contains("tests/a.yaml`, too: ", "Give the test file another name. [C1004]");
    assertThat(folder.resolve("tests/snapshots")).doesNotExist();
  }

  @Test
  void thePagesShowAFileOfMocksThatIsRead() throws IOException {
    String page = Files.readString(Path.of("docs/testing.md"));
    String shown =
        Stream.of(page.split("```"))
            .filter(part -> part.startsWith("yaml\ncases:"))
            .findFirst()
            .orElseThrow();
    String mocks = write("mocks.yml", shown.substring("yaml\n".length())).toString();

    for (String name : List.of("good", "busy")) {
      assertThat(
              run(
                  "run",
                  "DiscoverGranules",
                  "--app=examples/lambda-task",
                  "-m",
                  mocks + "#" + name))
          .as(err.toString())
          .isEqualTo(ExitCode.DONE);
    }
  }
}
