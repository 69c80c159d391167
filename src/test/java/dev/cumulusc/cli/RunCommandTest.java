package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void tellsTheCourseAndPrintsTheOutput() throws IOException {
    Path file =
        write(
            "loop.yml",
            """
            StartAt: Pause
            States:
              Pause: {Type: Wait, Seconds: 90, Next: Each}
              Each:
                Type: Map
                ItemsPath: $.items
                ItemProcessor:
                  StartAt: Copy
                  States:
                    Copy: {Type: Pass, End: true}
                End: true
            """);
    assertThat(run(file.toString(), "--input", "{\"items\": [7]}")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).isEqualToIgnoringWhitespace("[7]");
    assertThat(err.toString().lines())
        .containsExactly(
            "      0 s  Pause  Wait",
            "     90 s  Each  Map",
            "             item 0",
            "               Copy  Pass",
            "The execution succeeded, after 90 s of virtual time.");
  }

  @Test
  void namesThePlaceOfTheStateThatFailed() throws IOException {
    Path file =
        write(
            "fails.yml",
            """
            StartAt: Stop
            States:
              Stop: {Type: Fail, Error: Bad, Cause: for a reason}
            """);
    assertThat(run(file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains("fails.yml:3:3: The execution failed in the state `Stop` with Bad: for a reason");
  }

  @Test
  void runsAWorkflowAsItIsDeployed() throws IOException {
    application();
    assertThat(
            run(
                "Greet",
                "--app",
                folder.toString(),
                "--mocks",
                write("mocks.yml", "cases:\n  only:\n    Hello: {result: {text: hi}}\n").toString(),
                "--history"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("function:").contains("{\\\"text\\\":\\\"hi\\\"}");
  }

  @Test
  void listsTheWorkflowsThatThereAre() throws IOException {
    application();
    assertThat(run("Grete", "--app", folder.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("There is no file and no workflow `Grete`.", "Greet`");
  }

  private void application() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          stackName: s
          prefix: p
          buckets: {internal: {name: b, type: internal}}
          lambdas:
            Hello:
              handler: index.handler
              runtime: nodejs20.x
              s3Source: {bucket: code, key: hello.zip}
        """);
    write(
        "workflows.yml",
        """
        Greet:
          StartAt: Hello
          States:
            Hello: {Type: Task, Resource: '${HelloLambdaFunction.Arn}', End: true}
        """);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run"));
    all.addAll(List.of(arguments));
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true))
        .run(all.toArray(String[]::new));
  }
}
