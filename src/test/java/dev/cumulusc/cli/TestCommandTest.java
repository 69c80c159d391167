package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TestCommandTest extends CommandFolder {
  private static final String MACHINE =
      """
      StartAt: Count
      States:
        Count:
          Type: Task
          Resource: arn:aws:lambda:us-east-1:123456789012:function:count
          Retry:
            - {ErrorEquals: [Busy], IntervalSeconds: 5, MaxAttempts: 2, BackoffRate: 1}
          Catch:
            - {ErrorEquals: [States.ALL], Next: Failed}
          Next: Many
        Many:
          Type: Choice
          Choices:
            - {Variable: $.count, NumericGreaterThan: 10, Next: Done}
          Default: Done
        Done: {Type: Succeed}
        Failed: {Type: Fail, Error: NoCount}
      """;

  @BeforeEach
  void writeMachine() throws IOException {
    write("machine.yml", MACHINE);
  }

  /** As the application's files are; without `--app` the folder is `.`. */
  @Test
  void namesTestFilesFromTheCurrentFolder() {
    run("test", "--app", "./examples/lambda-task", "--only", "again");
    assertThat(out.toString())
        .startsWith("examples/lambda-task/tests/discover-granules.yml\n  ok    tries a busy");
  }

  @Test
  void runsCasesAndSaysWhatNoneReaches() throws IOException {
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        cases:
          counts:
            input: {of: [1, 2]}
            mocks: {Count: [{error: Busy}, {result: {count: 2}, duration: 3}]}
            expect:
              output: {count: 2}
              way: [Count, Many, Done]
              maxSeconds: 8
              calls: {Count: {times: 2, received: [{of: [1, 2]}, {of: [1, 2]}]}}
        """);

    assertThat(test()).isEqualTo(ExitCode.DONE);

    assertThat(out.toString().replace(folder.toString(), "FOLDER"))
        .isEqualTo(
            """
            FOLDER/tests/count.yml
              ok    counts  8 s
            Coverage of machine: 3 of 4 states, 2 of 3 transitions, 0 of 1 catch, 1 of 1 retry
              FOLDER/machine.yml:9:9: No case reaches the catch of `Count` for States.ALL.
              FOLDER/machine.yml:14:59: No case reaches the choice of `Many` for `Done`.
              FOLDER/machine.yml:17:3: No case reaches the state `Failed`.
            1 passed.
            """);
  }

  @Test
  void saysAtWhichPlaceAnExpectationIsNotMet() throws IOException {
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        mocks: {Count: {result: {count: 2, more: 1}, duration: 3}}
        cases:
          differs:
            expect:
              output: {count: 3, other: 1}
              way: [Count, Done]
              maxSeconds: 2
              calls: {Count: {times: 1, received: [{of: 1}]}}
          fails:
            mocks: {Count: {error: Odd, cause: for a reason}}
          should fail:
            expect: {error: NoCount}
          fails otherwise:
            mocks: {Count: {error: Odd}}
            expect: {error: Odd, cause: late}
        """);

    assertThat(test()).isEqualTo(ExitCode.FINDINGS);

    assertThat(lines())
        .contains(
            "count.yml:6:23: `$.count` is `2`, but `3` is expected.",
            "count.yml:6:26: `$.other` is missing; `1` is expected.",
            "count.yml:6:15: `$.more` is not expected; it is `1`.",
            "count.yml:7:12: The way is `Count, Many, Done`, but `Count, Done` is expected.",
            "count.yml:8:19: The execution takes 3 seconds of virtual time, but at most 2 seconds is"
                + " expected.",
            "count.yml:9:45: `Count[0].of` is missing; `1` is expected.",
            "count.yml:10:3: The execution is expected to succeed, but it failed.",
            "machine.yml:17:3: The execution failed in the state `Failed` with NoCount.",
            "The way was Count > Failed",
            "count.yml:13:21: The execution is expected to fail, but it succeeded.",
            "count.yml:16:21: The error is `NoCount`, but `Odd` is expected.",
            "count.yml:16:33: The error has no cause, but one with `late` in it is expected.",
            "4 failed.");
  }

  @Test
  void refusesFilesWithUnknownKeysAndStates() throws IOException {
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        cases:
          counts:
            inputs: {}
            mocks: {Cuont: {result: 1}}
            expect: {way: [Done, Finished], calls: {Manny: 1}, output: 1, error: E}
        """);

    assertThat(test()).isEqualTo(ExitCode.FINDINGS);

    assertThat(err.toString().lines().map(line -> line.replaceFirst(".*/", "")))
        .containsExactlyInAnyOrder(
            "error: The tests can't be run.",
            "count.yml:4:5: `inputs` is not a key of a test case. Did you mean `input`? [C1001]",
            "count.yml:5:13: The workflow has no state `Cuont`. Did you mean `Count`? [C1004]",
            "count.yml:6:19: The workflow has no state `Finished`. [C1004]",
            "count.yml:6:45: The workflow has no state `Manny`. Did you mean `Many`? [C1004]",
            "count.yml:6:56: `output` and `error` exclude each other. [C1004]");
  }

  @Test
  void namesFilesThatAreMissingOrNoTests() throws IOException {
    write("tests/notes.yml", "cases: {}");
    write("tests/data.json", "[1]");
    write("tests/input.json", "[1, 2]");
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        mocks: {Count: {result: {count: 2}}}
        cases:
          list: {inputFile: input.json, expect: {calls: {Count: {received: [[1, 2]]}}}}
        """);
    assertThat(test()).isEqualTo(ExitCode.DONE);
    assertThat(err.toString().lines())
        .containsExactly(
            folder
                + "/tests/notes.yml is not a test file, since it has neither `workflow` nor"
                + " `definition`.");
    write(
        "tests/count.yml",
        "definition: ../machine.yml\ncases: {a: , b: {inputFile: inptu.json}}\n");
    assertThat(test()).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("inptu.json` does not exist", "input.json`?");
    write("tests/count.yml", "definition: ../machine.yml\ncases: {a: }\n");
    assertThat(test()).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("count.yml:2:9: The case `a` is empty");
    assertThat(test(folder.resolve("nothing.yml").toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("nothing.yml` does not exist");
  }

  @Test
  void redrivesWhatFailed() throws IOException {
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        mocks: {Count: {error: Odd}}
        cases:
          goes on: {redrives: [{}, {Count: {result: {count: 1}}}], expect: {error: NoCount}}
          too late: {mocks: {Count: {result: {count: 1}}}, redrives: [{Count: {result: 2}}]}
          misspelt: {redrives: [{Coutn: {result: 1}}]}
        """);
    assertThat(test()).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("count.yml:6:26: The workflow has no state `Coutn`.");

    write(
        "tests/count.yml",
        Files.readString(folder.resolve("tests/count.yml")).replace("  misspelt", "  # "));
    assertThat(test()).isEqualTo(ExitCode.FINDINGS);
    assertThat(lines())
        .contains("count.yml:5:3: The execution has 1 redrive, but succeeds after 0.")
        .contains("1 passed, 1 failed.");
  }

  @Test
  void keepsSnapshots() throws IOException {
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        cases:
          Counts twice!:
            mocks: {Count: {result: {count: 2}}}
            expect: {snapshot: true}
        """);

    assertThat(test()).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("yet; `--update-snapshots` writes it.");
    assertThat(test("--update-snapshots")).isEqualTo(ExitCode.DONE);
    Path snapshot = folder.resolve("tests/snapshots/count/counts-twice.json");
    assertThat(snapshot).content().contains("\"count\": 2", "\"Many\"");
    assertThat(test()).isEqualTo(ExitCode.DONE);
    Files.writeString(snapshot, Files.readString(snapshot).replace("2", "3"));
    assertThat(test()).isEqualTo(ExitCode.FINDINGS);
    assertThat(lines())
        .contains("counts-twice.json:3:14: `$.output.count` is `2`, but `3` is expected.");
  }

  @Test
  void fixesTimeUuidsAndRandomNumbers() throws IOException {
    write(
        "chance.yml",
        """
        QueryLanguage: JSONata
        StartAt: S
        States:
          S:
            Type: Pass
            Output: '{% {"now": $now(), "id": $uuid(), "n": $random()} %}'
            End: true
        """);
    write(
        "tests/chance.yml",
        """
        definition: ../chance.yml
        cases:
          one: {time: '2026-05-01T12:00:00Z', seed: 5, expect: {snapshot: true}}
          two: {time: '2026-05-01T12:00:00Z', seed: 6, expect: {snapshot: true}}
        """);

    assertThat(test("--update-snapshots")).isEqualTo(ExitCode.DONE);
    assertThat(test()).isEqualTo(ExitCode.DONE);

    String one = Files.readString(folder.resolve("tests/snapshots/chance/one.json"));
    assertThat(one).contains("2026-05-01T12:00:00");
    assertThat(one)
        .isNotEqualTo(Files.readString(folder.resolve("tests/snapshots/chance/two.json")));
  }

  @Test
  void writesJunitAndJson() throws IOException {
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        cases:
          "a < b": {mocks: {Count: {result: {count: 2}, duration: 1.5}}}
          fails: {mocks: {Count: {error: Odd}}}
        """);

    assertThat(test("--format", "junit")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString())
        .contains("tests=\"2\" failures=\"1\"", "name=\"a &lt; b\" time=\"1.500\"/>", "<failure");
    assertThat(test("--format", "json")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString())
        .contains("\"passed\": false", "\"milliseconds\": 1500", "\"reached\": 4")
        .contains("No case reaches the choice of `Many` for `Done`.");
  }

  @Test
  void runsManyCasesInTheSameOrder() throws IOException {
    StringBuilder cases = new StringBuilder("definition: ../machine.yml\ncases:\n");
    for (int i = 0; i < 60; i++) {
      cases
          .append("  case ")
          .append(i)
          .append(": {mocks: {Count: {result: {count: ")
          .append(i)
          .append("}}}, expect: {output: {count: ")
          .append(i)
          .append("}}}\n");
    }
    write("tests/count.yml", cases.toString());

    assertThat(test("--jobs", "8")).isEqualTo(ExitCode.DONE);
    String first = out.toString();
    assertThat(first).contains("60 passed.");
    out.getBuffer().setLength(0);
    assertThat(test("--jobs", "1")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).isEqualTo(first);
  }

  @Test
  void runsTheCasesThatAreWanted() throws IOException {
    write(
        "tests/count.yml",
        """
        definition: ../machine.yml
        mocks: {Count: {result: {count: 2}}}
        cases: {first: {}, second: {}}
        """);
    assertThat(test()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("2 passed.");
    assertThat(test("--only", "sec")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("1 passed.");
    assertThat(test("--only", "third")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("No case has `third` in its name.");
  }

  @Test
  void aTestFileThatIsNoFileIsAnErrorAndNotLeftOut() throws IOException, InterruptedException {
    write("tests/count.yml", "definition: ../machine.yml\ncases: {first: {}}\n");
    String pipe = folder.resolve("tests/pipe.yml").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    assertThat(test()).isEqualTo(ExitCode.FINDINGS);
    assertThat(out + "" + err).contains("pipe.yml");
  }

  private List<String> lines() {
    return out.toString()
        .lines()
        .map(line -> line.strip().replaceFirst("^" + folder + "/(.*/)?", ""))
        .map(line -> line.replaceFirst("^0 passed, ", ""))
        .toList();
  }
}
