package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class CommandRunnerTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandRunner runner =
      new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true));

  @Test
  void reportsItsVersion() {
    assertThat(runner.run("--version")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).matches("(?s)cumulusc \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R.*");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void reportsItsUsage() {
    assertThat(runner.run("--help")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("Usage: cumulusc ").contains("--version");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void suggestsWhatIsNearAnUnknownOption() {
    assertThat(runner.run("--hlep")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .startsWith("error: Unknown option: '--hlep'\n")
        .contains("--help")
        .endsWith("`cumulusc --help` says more.\n");
  }

  @ParameterizedTest
  @CsvSource({
    "vlaidate,cumulusc validate",
    "deplyo,cumulusc deploy",
    "cf validte,cumulusc cf validate",
    "cf updat,cumulusc cf update"
  })
  void suggestsOnlyTheCommandThatIsNear(String typed, String meant) {
    assertThat(runner.run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("\nDid you mean `" + meant + "`?\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cf upload", "cf describe", "upload", "cf deploy upload"})
  void suggestsNoCommandThatDoesSomethingElse(String typed) {
    assertThat(runner.run(typed.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .startsWith("error: Unmatched argument at index ")
        .doesNotContain("Did you mean");
  }

  @Test
  void asksForACommand() {
    assertThat(runner.run()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("error: A command is missing.\n");
  }

  @Test
  void showsAnExceptionAsABug() {
    assertThat(runner.run(new Throwing(new IllegalStateException("No such state.")), List.of()))
        .isEqualTo(70);
    assertThat(err.toString())
        .startsWith("cumulusc failed. This is a bug in cumulusc, not in your files.\n")
        .contains("Please report it")
        .contains("\ncumulusc " + ProgramVersion.read() + ", Java ")
        .contains("\njava.lang.IllegalStateException: No such state.\n\tat ");
  }

  @Test
  void showsAnErrorOfTheJvmAsABug() {
    assertThat(runner.run(new Throwing(new StackOverflowError()), List.of()))
        .isEqualTo(ExitCode.BUG);
    assertThat(err.toString()).contains("This is a bug").contains("StackOverflowError");
  }

  @Command(name = "throwing")
  private static final class Throwing implements Runnable {
    private final Throwable bug;

    Throwing(Throwable bug) {
      this.bug = bug;
    }

    @Override
    public void run() {
      if (bug instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) bug;
    }
  }
}
