package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RulesCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsTheRules() {
    assertThat(run("rules")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).containsPattern("(?m)^C5101 {2}error {4}function-timeout +A func");
  }

  @Test
  void listsTheRulesAsJson() {
    assertThat(run("rules", "--format", "json")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("{\n  \"rules\": [\n")
        .contains("\"code\": \"C5101\",\n      \"severity\": \"error\"");
  }

  @Test
  void explainsARuleByCodeOrName() {
    assertThat(run("explain", "c5101")).isEqualTo(ExitCode.DONE);
    assertThat(run("explain", "function-timeout")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("# C5101: function-timeout\n").contains("Timeout: 3600");
  }

  @Test
  void knowsWhatIsNoRule() {
    assertThat(run("explain", "C51O1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("There is no rule `C51O1`. Did you mean `C5101`?");
  }

  private int run(String... arguments) {
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
  }
}
