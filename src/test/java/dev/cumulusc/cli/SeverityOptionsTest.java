package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of the findings, and what of them fails. */
class SeverityOptionsTest {
  private static final String WARNING =
      """
      dev:
        prefix: p
        system_bucket: bucket
        lambdas:
          Task:
            handler: index.handler
            runtime: nodejs16.x
            s3Source: {bucket: code, key: task.zip}
      """;

  @TempDir Path application = Path.of("");
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    out = new StringWriter();
    err = new StringWriter();
    Files.createDirectories(application.resolve("app"));
    Files.writeString(application.resolve("app/config.yml"), WARNING);
  }

  @Test
  void leavesOutWhatIsLessSevere() {
    assertThat(run("validate", "--min-severity", "error")).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).doesNotContain("--fail-on");
    run("validate", "--min-severity", "warning");
    assertThat(out.toString()).contains("C5113").doesNotContain("C2303");
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate", "compile"})
  void failsByWhatIsLeftOut(String command) {
    assertThat(run(command, "--min-severity", "error", "--fail-on", "warning")).isOne();
    assertThat(out.toString()).doesNotContain("C5113");
    assertThat(err.toString())
        .contains("1 finding that `--min-severity` leaves out fails by `--fail-on`.");
    assertThat(err.toString()).doesNotContain("Found .");
    assertThat(application.resolve("build")).doesNotExist();
  }

  @Test
  void doesNotFailByWhatIsIgnored() {
    assertThat(
            run(
                "validate",
                "--min-severity",
                "error",
                "--fail-on",
                "warning",
                "--ignore",
                "limits"))
        .isZero();
  }

  private int run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, application.toString(), "-d", "dev"));
    arguments.addAll(List.of(options));
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true))
        .run(arguments.toArray(new String[0]));
  }
}
