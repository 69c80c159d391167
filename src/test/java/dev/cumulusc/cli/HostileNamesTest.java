package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names of states, conditions, errors and cases that a terminal, a browser, Mermaid or Markdown
 * could take for its own: whatever a command prints or draws of them is text.
 */
class HostileNamesTest extends CommandFolder {
  /** Ends what it stands in, begins what it should not, and colours the terminal. */
  private static final String NAME =
      "</svg><script>alert(1)</script>\\\"]; click `x` |@all \\e[31m\\x9b2J\\u202E\\nend";

  @BeforeEach
  void application() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          prefix: shop
          prefixNoDash: Shop
          stackName: shop
          system_bucket: shop-internal
          buckets: {internal: {name: shop-internal, type: internal}}
          lambdas: !!files [lambdas.yml]
          stepFunctions: !!files [workflows.yml]
        """);
    write("src/index.js", "exports.handler = async () => ({});\n");
    write(
        "lambdas.yml",
        """
        Task:
          handler: index.handler
          source: src
          runtime: nodejs24.x
          description: "%1$s"
          envs: {TEXT: "%1$s"}
        """
            .formatted(NAME));
    workflow();
  }

  private void workflow() throws IOException {
    write(
        "workflows.yml",
        """
        Flow:
          Comment: "%1$s"
          StartAt: Choose
          States:
            Choose:
              Type: Choice
              Choices:
                - Variable: "$['a%1$s']"
                  StringEquals: "%1$s"
                  Next: "%1$s"
              Default: "%1$s"
            "%1$s":
              Type: Task
              Resource: ${TaskLambdaFunction.Arn}
              Retry: [{ErrorEquals: ["%1$s"], MaxAttempts: 1}]
              Catch: [{ErrorEquals: ["%1$s"], Next: Bad}]
              End: true
            Bad:
              Type: Fail
              Error: "%1$s"
              Cause: "%1$s"
        """
            .formatted(NAME)
            .replace("$['a" + NAME + "']", "$.a"));
    write(
        "tests/flow.yml",
        """
        workflow: Flow
        cases:
          "%1$s":
            input: {a: b}
            mocks:
              "%1$s": {error: "%1$s", cause: "%1$s"}
            expect: {output: {a: "%1$s"}}
        """
            .formatted(NAME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate .",
        "iam --app .",
        "config --app .",
        "explain TaskLambdaFunction --app .",
        "explain FlowStateMachine --app .",
        "graph --app .",
        "graph --format svg --app .",
        "report .",
        "report --comment .",
        "test --app .",
        "test --format junit --app .",
        "run Flow --input {\"a\":\"b\"} --mocks tests/mocks.yml --app .",
      })
  void areShownAsText(String command) throws IOException {
    write(
        "tests/mocks.yml",
        """
        cases:
          one:
            "%1$s": {error: "%1$s", cause: "%1$s"}
        """
            .formatted(NAME));
    String[] line =
        command.replace("tests/mocks.yml", folder.resolve("tests/mocks.yml") + "#one").split(" ");
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i].equals(".") ? folder.toString() : line[i];
    }
    assertThat(run(line)).isNotIn(ExitCode.BUG, ExitCode.USAGE);
    String shown = out.toString() + err;
    assertThat(shown).isNotEmpty();
    assertThat(shown.lines())
        .noneMatch(text -> text.codePoints().anyMatch(Character::isISOControl))
        .noneMatch(text -> text.indexOf(0x202e) >= 0);
    assertThat(shown.lines()).noneMatch("end"::equals);
    if (command.startsWith("graph") || command.startsWith("report")) {
      assertThat(shown).doesNotContain("<script>alert", "\"]; click");
    }
  }

  @Test
  void areNoMarkupOfPicturesAndPages() throws Exception {
    String svg = folder.resolve("flow.svg").toString();
    assertThat(run("graph", "--format", "svg", "--out", svg, "--app", folder.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(xml(Files.readString(folder.resolve("flow.svg")))).isEqualTo("svg");
    run("test", "--format", "junit", "--app", folder.toString());
    assertThat(xml(out.toString())).isEqualTo("testsuites");
  }

  private static String xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .getDocumentElement()
        .getTagName();
  }
}
