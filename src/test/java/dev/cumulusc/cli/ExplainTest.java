package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code explain} and {@code config}: where values come from, without the secrets in them. */
class ExplainTest extends CommandFolder {
  @BeforeEach
  void anApplication() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          prefix: orders
          prefixNoDash: Orders
          system_bucket: orders-code
          size: 256
          lambdas: !!files [lambdas.yml]
        dev:
          lambdas:
            Take: {memory: 512}
        """);
    write("app/.env", "API_TOKEN=hunter2-hunter2\nSTAGE=blue\n");
    write(
        "lambdas.yml",
        """
        Take:
          handler: index.handler
          runtime: nodejs24.x
          memory: '{{size}}'
          timeout: 60
          s3Source: {bucket: code, key: take.zip}
          envs:
            STAGE: '{{STAGE}}'
            API_TOKEN: '{{API_TOKEN}}'
            URL: https://x/?t={{API_TOKEN}}
        """);
  }

  @Test
  void saysThatThereIsNoSuchRuleWhateverIsWrongWithTheApplication() throws IOException {
    write("lambdas.yml", "Take: {handler: index.handler, memory: plenty}\n");
    assertThat(explain("C9999")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("There is no rule `C9999`.").doesNotContain("lambdas.yml");
  }

  @Test
  void showsWhereAValueOfTheConfigurationComesFrom() {
    assertThat(config("lambdas.Take", "--deployment", "dev")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("lambdas.Take.memory: 512  (app/config.yml:9:20)\n")
        .contains("lambdas.Take.timeout: 60  (lambdas.yml:5:12)\n")
        .contains("lambdas.Take.envs.STAGE: blue  (lambdas.yml:8:12)\n")
        .contains("`STAGE` is set  (app/.env:2:");
  }

  @Test
  void showsWhichIncludesAFileCameThrough() throws IOException {
    write("lambdas.yml", "Outer: !!files [inner.yml]\n");
    write("inner.yml", "handler: index.handler\nmemory: &size 128\ntimeout: 10\nspace: *size\n");
    assertThat(config("lambdas.Outer")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            """
            lambdas.Outer.timeout: 10  (inner.yml:3:10)
                its file is included  (lambdas.yml:1:17)
                its file is included  (app/config.yml:6:21)
            """)
        .contains(
            """
            lambdas.Outer.space: 128  (inner.yml:2:15)
                used as `*size`  (inner.yml:4:8)
                its file is included  (lambdas.yml:1:17)
            """);
  }

  @Test
  void findingsDoNotSayThatAFileIsIncluded() throws IOException {
    write("lambdas.yml", "Take: {handler: index.handler, memory: plenty}\n");
    assertThat(explain("TakeLambdaFunction")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("lambdas.yml:1:40").doesNotContain("included");
  }

  @Test
  void showsNoSecret() {
    assertThat(config()).isEqualTo(ExitCode.DONE);
    assertThat(explain("TakeLambdaFunction")).isEqualTo(ExitCode.DONE);
    assertThat(explain("TakeLambdaFunction", "--format", "json")).isEqualTo(ExitCode.DONE);
    assertThat(config("--format", "json")).isEqualTo(ExitCode.DONE);
    assertThat(out + "" + err)
        .doesNotContain("hunter2")
        .contains("lambdas.Take.envs.API_TOKEN: ****  (lambdas.yml:9:16)")
        .contains("lambdas.Take.envs.URL: ****")
        .contains("Environment.Variables.API_TOKEN: ****");
  }

  @Test
  void showsWhereAPropertyOfAResourceComesFrom() {
    assertThat(explain("TakeLambdaFunction.MemorySize")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("TakeLambdaFunction  AWS::Lambda::Function of the template cloudformation  (")
        .contains("  MemorySize: 256  (lambdas.yml:4:11)\n")
        .contains("`size` is set  (app/config.yml:5:9)")
        .doesNotContain("Timeout");
  }

  @Test
  void printsJson() {
    assertThat(explain("TakeLambdaFunction.Timeout", "--format", "json")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("\"logicalId\": \"TakeLambdaFunction\"")
        .contains("\"path\": \"Timeout\"")
        .contains("\"file\": \"lambdas.yml\"")
        .contains("\"line\": 5");
  }

  @Test
  void stillExplainsRules() {
    assertThat(explain("C5101")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).startsWith("# C5101: function-timeout\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TakeLamdaFunction|is called `TakeLamdaFunction`. Did you mean `TakeLambdaFunction`?",
        "TakeLambdaFunction.MemorySise|has no value at `MemorySise`. Did you mean `MemorySize`?",
        "C51O1|No rule, and no resource",
      })
  void knowsWhatIsNeither(String what, String message) {
    assertThat(explain(what)).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains(message);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void knowsWhatIsNoPath() {
    assertThat(config("lambdas.Tkae")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("no value at `lambdas.Tkae`. Did you mean `lambdas.Take`?");
  }

  @Test
  void saysThatThereIsNoApplication() {
    assertThat(run("config", "--app", folder.resolve("app").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("C0305").contains("no `app/config.yml`");
  }

  private int explain(String what, String... options) {
    return withApp("explain", what, options);
  }

  private int config(String... arguments) {
    return withApp("config", "--untrusted", arguments);
  }

  private int withApp(String command, String first, String... more) {
    String[] line = new String[more.length + 4];
    line[0] = command;
    line[1] = "--app";
    line[2] = folder.toString();
    line[3] = first;
    System.arraycopy(more, 0, line, 4, more.length);
    return run(line);
  }
}
