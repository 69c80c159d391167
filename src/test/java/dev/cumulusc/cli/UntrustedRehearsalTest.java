package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With {@code --untrusted}, rehearsals read and write nothing behind a link out of the folder. */
class UntrustedRehearsalTest extends CommandFolder {
  private static final String DISTRIBUTED =
      """
      StartAt: Each
      States:
        Each:
          Type: Map
          ItemReader:
            Resource: arn:aws:states:::s3:getObject
            ReaderConfig: {InputType: JSON}
            Parameters: {Bucket.$: $.from, Key: k.json}
          ItemProcessor:
            ProcessorConfig: {Mode: DISTRIBUTED, ExecutionType: STANDARD}
            StartAt: P
            States: {P: {Type: Pass, End: true}}
          ResultWriter:
            Resource: arn:aws:states:::s3:putObject
            Parameters: {Bucket.$: $.to, Prefix: out}
          End: true
      """;

  private Path application = Path.of("");
  private Path outside = Path.of("");

  @BeforeEach
  void link() throws IOException {
    application = folder.resolve("app");
    outside = folder.resolve("outside");
    write("outside/k.json", "[1]");
    write("app/machine.yml", DISTRIBUTED);
    write("app/s3/good/k.json", "[1]");
    write("app/input.json", "{from: good, to: good}".replaceAll("(\\w+)", "\"$1\""));
    write("outside/input.json", "{\"from\": \"good\", \"to\": \"good\"}");
    write("outside/mocks.yml", "cases: {a: {}}");
    write("outside/machine.yml", DISTRIBUTED);
    write("app/inside/k.json", "[2]");
    Files.createSymbolicLink(application.resolve("s3/bad"), outside);
    Files.createSymbolicLink(application.resolve("s3/fine"), application.resolve("inside"));
    Files.createDirectories(application.resolve("s3/file"));
    Files.createSymbolicLink(application.resolve("s3/file/k.json"), outside.resolve("k.json"));
    Files.createSymbolicLink(application.resolve("s3/new"), folder.resolve("not-there-yet"));
    Files.createSymbolicLink(application.resolve("l"), outside);
    Files.createDirectories(application.resolve("tests"));
    Files.createSymbolicLink(application.resolve("tests/snapshots"), outside);
  }

  private int runCase(String file, String setting, String... options) throws IOException {
    write("app/tests/t.yml", file + "\ncases: {c: {" + setting + "}}");
    String[] all = new String[options.length + 4];
    System.arraycopy(
        new String[] {"test", "--app", application.toString(), application + "/tests/t.yml"},
        0,
        all,
        0,
        4);
    System.arraycopy(options, 0, all, 4, options.length);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return run(all);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "input: {from: bad, to: good}",
        "input: {from: file, to: good}",
        "input: {from: good, to: bad}",
        "input: {from: good, to: new}",
        "inputFile: ../l/input.json",
        "input: {from: good, to: good}, mockFile: ../l/mocks.yml",
        "input: {from: good, to: good}, expect: {snapshot: true}",
      })
  void noTestFollowsALinkOutOfTheFolder(String setting) throws IOException {
    long before = files();
    String file = "definition: ../machine.yml\nfiles: ../s3";

    assertThat(runCase(file, setting, "--untrusted", "--update-snapshots"))
        .as(err.toString())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(out + err.toString())
        .contains("leads out of the application folder, and `--untrusted` follows no such link");
    assertThat(files()).isEqualTo(before);

    Files.createDirectories(folder.resolve("not-there-yet"));
    assertThat(runCase(file, setting, "--update-snapshots"))
        .as(out + err.toString())
        .isEqualTo(ExitCode.DONE);
  }

  private long files() throws IOException {
    try (var all = Files.walk(outside)) {
      return all.count() + (Files.exists(folder.resolve("not-there-yet")) ? 1 : 0);
    }
  }

  @Test
  void noDefinitionIsBehindSuchALink() throws IOException {
    String setting = "input: {from: good, to: good}";
    assertThat(runCase("definition: ../l/machine.yml\nfiles: ../s3", setting, "--untrusted"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(
            runCase(
                "definition: ../machine.yml\nfiles: ../l",
                "input: {from: '.', to: '.'}",
                "--untrusted"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(runCase("definition: ../machine.yml\nfiles: ../s3", setting, "--untrusted"))
        .as(out + err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(
            runCase(
                "definition: ../machine.yml\nfiles: ../s3",
                "input: {from: fine, to: fine}",
                "--untrusted"))
        .as(out + err.toString())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void noRunFollowsOne() throws IOException {
    String machine = application.resolve("machine.yml").toString();
    String files = application.resolve("s3").toString();
    String app = "--app=" + application;
    assertThat(
            run(
                "run",
                machine,
                app,
                "--files",
                files,
                "-i",
                "{\"from\": \"good\", \"to\": \"bad\"}",
                "--untrusted"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("the link `s3/bad` leads out of the application folder");
    String input = application.resolve("l/input.json").toString();
    assertThat(run("run", machine, app, "--files", files, "-i", input, "--untrusted"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("run", machine, app, "--files", files, "-i", input))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
  }
}
