package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(err.toString())
        .containsPattern(
            "(?m)^warning: (\\S+): The link `\\1` leads out of the application folder[.] \\[C0008]$");
  }

  @ParameterizedTest
  @CsvSource({"../code, index.js", "../code, index.mjs", "../l, l"})
  void noHandlerIsBehindSuchALink(String code, String link) throws IOException {
    Programs.need("node");
    write("outside/index.js", "exports.h = async () => 7;");
    write("outside/index.mjs", "export const h = async () => 7;");
    write("app/code/readme.txt", "");
    if (code.endsWith("code")) {
      Files.createSymbolicLink(application.resolve("code").resolve(link), outside.resolve(link));
    }
    write(
        "app/task.yml",
        """
        StartAt: T
        States:
          T: {Type: Task, Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true}
        """);
    String file =
        "definition: ../task.yml\nmocks: {T: {handler: {source: %s, handler: index.h, runtime: nodejs22.x}}}"
            .formatted(code);
    assertThat(runCase(file, "expect: {output: 7}", "--untrusted"))
        .as(err.toString())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("leads out of the application folder, and `--untrusted`");
    assertThat(runCase(file, "expect: {output: 7}"))
        .as(out + err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains(link + "` leads out of the application folder. [C0008]")
        .containsOnlyOnce("C0008");
  }

  @Test
  void linksOfTheApplicationAreReportedToo() throws IOException {
    write("outside/f/index.js", "exports.h = async () => 7;");
    write(
        "app/app/config.yml",
        """
        default:
          stackName: s
          prefix: p
          system_bucket: my-bucket
          lambdas: {F: {handler: index.h, source: linked, runtime: nodejs22.x, memory: 128}}
          stepFunctions:
            W:
              StartAt: T
              States: {T: {Type: Task, Resource: '${FLambdaFunction.Arn}', End: true}}
        """);
    Files.createSymbolicLink(application.resolve("linked"), outside.resolve("f"));
    write("app/mocks.yml", "cases: {a: {T: {result: 1}}}");
    String[] line = {
      "run", "W", "--app=" + application, "--mocks", application.resolve("mocks.yml").toString()
    };
    assertThat(run(line)).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains("The link `linked` leads out of the application folder. [C0008]")
        .containsOnlyOnce("C0008");
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
