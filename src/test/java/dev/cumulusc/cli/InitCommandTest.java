package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A new application works as it is: it validates without a warning, passes its tests, compiles. */
class InitCommandTest extends CommandFolder {
  @Test
  void makesAnApplicationThatWorksAsItIs() {
    Path orders = folder.resolve("order-taking");
    assertThat(run("init", orders.toString(), "--yes")).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("Wrote 6 files.", "s3://order-taking-code");
    assertThat(run("validate", orders.toString(), "--fail-on", "warning"))
        .as(out.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(run("test", "--app", orders.toString())).as(out.toString()).isEqualTo(ExitCode.DONE);
    assertThat(run("compile", orders.toString())).isEqualTo(ExitCode.DONE);
  }

  @Test
  void bringsStateMachines() throws IOException {
    Path json =
        write(
            "take-order.asl.json",
            "{\n\t\"StartAt\": \"A\",\n\t\"States\": {\"A\": {\"Type\":\n\t\t\"Succeed\"}}\n}\n");
    Path yaml = write("ship.yml", "---\nStartAt: A\nStates:\n  A: {Type: Succeed}\n");
    Path made = folder.resolve("made");
    assertThat(
            run(
                "init",
                made.toString(),
                "--from-asl",
                json.toString(),
                "--from-asl",
                yaml.toString(),
                "--yes"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(made.resolve("workflows.yml")))
        .contains("TakeOrder:\n  {\n", "Ship:\n  StartAt: A\n");
    assertThat(run("compile", made.toString())).as(err.toString()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void overwritesNothing() throws IOException {
    Path there = write("orders/lambdas.yml", "mine");
    assertThat(run("init", folder.resolve("orders").toString(), "--yes"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("lambdas.yml` is there already");
    assertThat(there).hasContent("mine");
    assertThat(folder.resolve("orders/app")).doesNotExist();
  }

  @Test
  void writesNothingUnasked() {
    assertThat(run("init", folder.resolve("orders").toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("give `--yes`");
    assertThat(folder.resolve("orders")).doesNotExist();
  }

  @Test
  void refusesWhatIsNoNameAndNoMachine() throws IOException {
    Path none = write("none.json", "{}");
    assertThat(run("init", folder.resolve("9").toString(), "--yes")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("give another one with `--name`");
    assertThat(run("init", folder.resolve("x").toString(), "--from-asl", none.toString(), "--yes"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("is no state machine");
  }
}
