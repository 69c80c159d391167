package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's application, or a secret in it, must not bring about in what is printed. */
class HostileInputTest {
  private static final String SECRET = "hunter2SECRET";

  /** A key that colours, renames the window, forges a finding and turns the direction around. */
  private static final String KEY =
      "\\e[31mred\\e]0;title\\a\\nlambdas.yml:1:1: error C9999: forged\\r\\x9b2J\\u202E\\u2028";

  private static final String SHOWN =
      "`\\x1b[31mred\\x1b]0;title\\x07\\nlambdas.yml:1:1: error C9999: forged\\r\\x9b2J\\u202e\\u2028`";

  @TempDir Path application;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(application.resolve("app"));
    write("app/config.yml", "default:\n  prefix: p\n  lambdas: !!files [lambdas.yml]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "github", "junit"})
  void keysAndValuesAreShownWithEscapes(String format) throws Exception {
    write(
        "lambdas.yml",
        "\"%1$s\": 1\nTask: {handler: h.h, memory: \"%1$s\", runtime: \"%1$s\"}\n".formatted(KEY));

    run("validate", "--format", format);
    if (format.equals("text")) {
      assertThat(out.toString()).contains(SHOWN);
    }
    assertThat(out.toString().lines())
        .noneMatch(line -> line.startsWith("lambdas.yml:1:1: error C9999"));
    assertThat(out.toString().codePoints())
        .noneMatch(point -> Character.isISOControl(point) && point != '\n')
        .doesNotContain(0x202e, 0x2028);
    if (format.equals("junit")) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void directionsOfASourceLineAreNotPrinted() throws IOException {
    write("lambdas.yml", "Task: {handler: h.h, memory: many, runtime: x} # \u202e red\n");
    run("validate");
    assertThat(out.toString()).contains("memory: many").doesNotContain("\u202e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory: '{{PASS}}'",
        "timeout: 'x{{PASS}}x'",
        "runtime: '{{PASS}}'",
        "launchInVpc: '{{PASS}}'",
        "'{{PASS}}': 1",
        "envs: {'{{PASS}}-': 1}",
        "sns: '{{PASS}}'",
        "source: '{{PASS}}'",
        "layers: ['{{PASS}}']",
        "logRetention: '{{PASS}}'",
        "memory: '{{USER_ID}}'",
        "memory: '{{PIN}}'"
      })
  void valuesOfEnvAreNamedNotShown(String field) throws IOException {
    write("app/.env", "PASS=" + SECRET + "\nUSER_ID=someone\nPIN=xy\n");
    write("lambdas.yml", "Task:\n  handler: h.h\n  " + field + "\n");

    for (String format : new String[] {"text", "json", "sarif", "github", "junit"}) {
      run("validate", "--format", format);
      assertThat(out.toString() + err)
          .doesNotContain(SECRET)
          .doesNotContain("someone")
          .doesNotContain("`xy`");
    }
    run("compile", "--out", application.resolve("out").toString());
    assertThat(out.toString() + err).doesNotContain(SECRET);
  }

  @Test
  void secretsOfTheEnvironmentAreNamedNotShown() throws IOException {
    write("lambdas.yml", "Task: {handler: h.h, runtime: nodejs24.x, memory: '{{API_TOKEN}}'}\n");
    run("validate");
    assertThat(out.toString())
        .contains("`API_TOKEN` is set in the environment")
        .doesNotContain("tok-123456");
  }

  @Test
  void theValueOfASecretParameterIsMaskedInItsLine() throws IOException {
    write(
        "app/config.yml",
        "default:\n  prefix: p\n  params: [{name: CmrPassword, value: {a: "
            + SECRET
            + "}}, {name: DbToken, value: "
            + SECRET
            + ", other: 1}]\n");
    run("validate");
    assertThat(out.toString() + err).doesNotContain(SECRET);
  }

  private void run(String command, String... options) {
    out = new StringWriter();
    err = new StringWriter();
    String[] line = new String[options.length + 2];
    line[0] = command;
    line[1] = application.toString();
    System.arraycopy(options, 0, line, 2, options.length);
    new CommandRunner(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of("API_TOKEN", "tok-123456"))
        .run(line);
  }

  private void write(String path, String content) throws IOException {
    Files.writeString(application.resolve(path), content);
  }
}
