package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code run} takes as an input and as names. */
class RunOptionsTest extends CommandFolder {
  private String machine = "";

  @BeforeEach
  void writeMachine() throws IOException {
    machine = write("pass.yml", "StartAt: P\nStates: {P: {Type: Pass, End: true}}\n").toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[1]", "\"a\"", "-1.5e3", "0", "true", "false", "null", " {\"a\": 1} "})
  void takesAnyJson(String input) {
    assertThat(run("run", machine, "--input", input)).as(err.toString()).isEqualTo(ExitCode.DONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nofile.json", "2026-input.json", "no/file", "{a", "tru", "'a'"})
  void saysWhatIsNeitherJsonNorAFile(String input) {
    int code = run("run", machine, "--input", input);

    assertThat(code).isNotEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains(
            input.startsWith("{")
                ? "The input is not JSON: line 1"
                : "The input `" + input + "` is no JSON, and there is no such file.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"m\": 1e400}", "[-1e999]", "1e400"})
  void refusesNumbersThatNoJsonCanHave(String input) throws IOException {
    for (String given : List.of(input, write("in.json", input).toString())) {
      err.getBuffer().setLength(0);

      assertThat(run("run", machine, "--input", given)).isEqualTo(ExitCode.FINDINGS);

      assertThat(err.toString()).contains("The input is not JSON: line 1").contains("is too large");
      assertThat(out.toString()).isEmpty();
    }
  }

  @Test
  void writesNoNumberThatJsonLacks() throws IOException {
    String text =
        "StartAt: P\nStates: {P: {Type: Pass, Result: [1e400, .inf, 1.0e+3], End: true}}\n";
    String file = write("inf.yml", text).toString();

    run("run", file);

    assertThat(out.toString().replaceAll("\\s", "")).isEqualTo("[null,null,1000.0]");
  }

  /** Recordings that are compared have placeholders for names. */
  @Test
  void takesPlaceholdersAsNames() {
    assertThat(
            run("run", machine, "--history", "--execution-name", "<Exec_0>", "--name", "<Arn_0>"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("<Arn_0>");
  }
}
