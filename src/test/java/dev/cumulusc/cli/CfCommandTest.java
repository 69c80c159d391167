package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** kes's command line: its options and commands, and the files that it reads. */
class CfCommandTest extends CommandFolder {
  /** The options of kes 2.2.8 ({@code bin/cli.js}), each with a value if it takes one. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("-p", "dev"),
          Map.entry("--profile", "dev"),
          Map.entry("--role", "arn:aws:iam::123456789012:role/x"),
          Map.entry("-c", "app/config.yml"),
          Map.entry("--config", "app/config.yml"),
          Map.entry("--env-file", "app/.env"),
          Map.entry("--cf-file", "app/cloudformation.template.yml"),
          Map.entry("-t", "base"),
          Map.entry("--template", "base"),
          Map.entry("--kes-class", "base/kes.js"),
          Map.entry("-k", "app"),
          Map.entry("--kes-folder", "app"),
          Map.entry("-r", "us-east-1"),
          Map.entry("--region", "us-east-1"),
          Map.entry("--stack", "shop"),
          Map.entry("--showOutputs", ""),
          Map.entry("--yes", ""),
          Map.entry("-d", "default"),
          Map.entry("--deployment", "default"));

  private static final List<String> COMMANDS =
      List.of(
          "cf create",
          "cf update",
          "cf upsert",
          "cf deploy",
          "cf validate",
          "cf compile",
          "cf delete",
          "lambda F");

  @TestFactory
  Stream<DynamicTest> everyCommandTakesEveryOptionOfKes() {
    return COMMANDS.stream()
        .flatMap(
            command ->
                OPTIONS.entrySet().stream()
                    .map(
                        option ->
                            DynamicTest.dynamicTest(
                                command + " " + option.getKey(), () -> parses(command, option))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--profile", "--role", "--yes", "--showOutputs"})
  void saysThatAnOptionHasNoEffect(String option) throws IOException {
    shop();
    List<String> line = new ArrayList<>(List.of("cf", "compile", "--kes-folder", "app", option));
    if (option.equals("--profile") || option.equals("--role")) {
      line.add("x");
    }
    assertThat(kes(line.toArray(String[]::new))).isEqualTo(ExitCode.DONE);
    assertThat(err.toString()).contains("`" + option + "` has no effect: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--kes-folder app --deployment default cf compile",
        "--kes-folder=app -d default cf compile",
        "cf --kes-folder app compile -d default",
        "-k app cf compile --deployment=default",
        "--profile x cf compile --kes-folder app",
        "--yes -k app cf compile",
      })
  void takesOptionsBeforeTheCommandAsKesDoes(String line) throws IOException {
    shop();
    assertThat(kes(line.split(" "))).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("build/default/cloudformation.yml")).content().contains("Jobs:");
  }

  @Test
  void takesTheLastOfAnOptionThatIsGivenTwiceAsKesDoes() throws IOException {
    shop();
    write("none/config.yml", "default: {}\n");
    String[] twice = {
      "-k",
      "none",
      "--kes-folder",
      "app",
      "-d",
      "other",
      "-d",
      "default",
      "-r",
      "us-east-1",
      "--region",
      "eu-west-1",
      "--yes",
      "--yes",
      "--stack",
      "a",
      "--stack",
      "b"
    };
    for (String command : COMMANDS.subList(4, 6)) {
      assertThat(
              kes(
                  Stream.concat(Stream.of(command.split(" ")), Stream.of(twice))
                      .toArray(String[]::new)))
          .as(command + err)
          .isEqualTo(ExitCode.DONE);
    }
    assertThat(folder.resolve("build/default/cloudformation.yml")).content().contains("Jobs:");
    assertThat(kes("-k", "none", "cf", "compile", "-k", "app")).isEqualTo(ExitCode.DONE);
    for (String command : COMMANDS) {
      String[] line = (command + " --no-such -r us-east-1 -r us-east-1").split(" ");
      assertThat(kes(line)).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString()).doesNotContain("only once");
    }
    assertThat(kes("compile", "-r", "us-east-1", "-r", "eu-west-1")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("only once");
  }

  @Test
  void takesNoOptionBeforeAnotherCommandOrOneThatKesHasNot() throws IOException {
    shop();
    assertThat(kes("--kes-folder", "app", "compile")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).startsWith("error: Unknown option");
    assertThat(kes("--no-such", "x", "cf", "compile")).isEqualTo(ExitCode.USAGE);
    assertThat(kes("--version")).isEqualTo(ExitCode.DONE);
  }

  @Test
  void compilesTheStackOfAnotherFolderAlone() throws IOException {
    shop();
    write("lambdas.yml", "F: {handler: index.handler, source: src, runtime: nodejs24.x}\n");
    write(
        "deployer/config.yml", "default: {prefix: my, prefixNoDash: My, stackName: my-deployer}\n");
    write("deployer/cloudformation.template.yml", "Resources: {Jobs: {Type: AWS::SQS::Queue}}\n");
    assertThat(kes("cf", "compile", "--kes-folder", "deployer")).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(folder.resolve("build/default/cloudformation.yml")))
        .isEqualTo("Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n");
  }

  @Test
  void rendersTheNamedTemplate() throws IOException {
    shop();
    write("other/mine.template.yml", "Resources: {Mine: {Type: AWS::SQS::Queue}}\n");
    assertThat(kes("cf", "compile", "-k", "app", "--cf-file", "other/mine.template.yml"))
        .isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve("build/default/mine.yml")).content().contains("Mine:");
  }

  @Test
  void saysThatTheNamedTemplateIsMissing() throws IOException {
    shop();
    assertThat(kes("cf", "compile", "-k", "app", "--cf-file", "other/mine.template.yml"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("other/mine.template.yml");
  }

  @Test
  void validates() throws IOException {
    shop();
    assertThat(kes("cf", "validate", "--kes-folder", "app")).isEqualTo(ExitCode.DONE);
    write(
        "app/cloudformation.template.yml",
        "Resources: {Jobs: {Type: AWS::SQS::Queue, DependsOn: Nothing}}\n");
    assertThat(kes("cf", "validate", "--kes-folder", "app")).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString()).contains("Nothing");
  }

  @Test
  void ignoresACommandAfterTheNameOfAFunction() throws IOException {
    shop();
    assertThat(kes("lambda", "F", "deploy", "--kes-folder", folder.resolve("app").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .startsWith("`deploy` is no folder here, and ignored")
        .doesNotContain("The folder `deploy`");
  }

  private void shop() throws IOException {
    write("app/config.yml", "default: {prefix: shop, prefixNoDash: Shop, stackName: shop}\n");
    write("app/cloudformation.template.yml", "Resources: {Jobs: {Type: AWS::SQS::Queue}}\n");
  }

  private int kes(String... arguments) {
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true), Map.of())
        .in(folder)
        .run(arguments);
  }

  private static void parses(String command, Map.Entry<String, String> option) {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    line.add(option.getKey());
    if (!option.getValue().isEmpty()) {
      line.add(option.getValue());
    }
    CommandLine top =
        new CommandLine(new CumuluscCommand(Map.of(), Terminal.none(Map.of()), Clock.system()));
    top.addSubcommand(new CfCommand());
    top.addSubcommand(new LambdaCommand());
    assertThat(top.parseArgs(line.toArray(String[]::new)).unmatched()).isEmpty();
  }
}
