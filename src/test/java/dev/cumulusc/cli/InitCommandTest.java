package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void asksThreeThingsOnATerminal() {
    Path orders = folder.resolve("orders");
    assertThat(
            onTerminal(
                "Shop 1\nshop\nmars\nhttp://127.0.0.1:4566\nyes\ny\n", "init", orders.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains(
            "What are its stack and resources called? [orders]",
            "`Shop 1` can't be the name of an application",
            "[us-east-1]",
            "`mars` is not the name of an AWS Region.",
            "yes or no? [no]",
            "Write these files? [y/N]",
            "aws s3 mb s3://shop-code --region us-east-1 --endpoint-url http://127.0.0.1:4566   (once)",
            "cumulusc diff default docker");
    assertThat(orders.resolve("app/config.yml"))
        .content()
        .contains("prefix: shop\n", "docker: true");
  }

  @Test
  void saysThatNothingWasWritten() {
    Path orders = folder.resolve("orders");
    onTerminal("\n\n\n\n", "init", orders.toString());
    assertThat(orders).doesNotExist();
    assertThat(err.toString()).contains("Nothing was written.");
  }

  @Test
  void takesTheUsualAnswersAndAsksNothingThatIsGiven() {
    Path orders = folder.resolve("orders");
    assertThat(onTerminal("\n\n\ny\n", "init", orders.toString())).isEqualTo(ExitCode.DONE);
    assertThat(orders.resolve("app/config.yml"))
        .content()
        .contains("prefix: orders\n")
        .doesNotContain("docker");
    err.getBuffer().setLength(0);
    Path shop = folder.resolve("shop");
    assertThat(
            onTerminal(
                "y\n",
                "init",
                shop.toString(),
                "--name",
                "shop",
                "--region",
                "eu-central-1",
                "--no-docker"))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .doesNotContain("What are", "Where is", "Docker")
        .contains("--region eu-central-1\n");
  }

  @Test
  void aDeploymentInDockerWorksAsItIs() {
    Path orders = folder.resolve("orders");
    assertThat(run("init", orders.toString(), "--docker", "--yes")).isEqualTo(ExitCode.DONE);
    assertThat(run("validate", orders.toString(), "--deployment", "docker", "--fail-on", "warning"))
        .as(out.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(run("test", "--app", orders.toString(), "--deployment", "docker", "--as", "moved"))
        .as(out.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(run("init", folder.resolve("x").toString(), "--docker", "--from-asl", "a.json"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(run("init", folder.resolve("x").toString(), "--endpoint-url", "nowhere:x"))
        .isEqualTo(ExitCode.USAGE);
  }

  private int onTerminal(String typed, String... arguments) {
    Terminal terminal =
        new Terminal(
            EnumSet.allOf(Terminal.Stream.class),
            Map.of("TERM", "dumb"),
            new ByteArrayInputStream(typed.getBytes(UTF_8)),
            () -> 0);
    return new CommandRunner(
            new PrintWriter(out, true), new PrintWriter(err, true), Map.of(), terminal)
        .run(arguments);
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

  /** Visual Studio and PowerShell write files with a byte order mark. */
  @Test
  void bringsStateMachinesWhateverWroteTheirFiles() throws IOException {
    String machine = "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Succeed\"}}}";
    Path file = write("Ünï.asl.json", "\ufeff" + machine);
    Path made = folder.resolve("made");
    assertThat(run("init", made.toString(), "--from-asl", file.toString(), "--yes"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(made.resolve("workflows.yml")).hasContent("Uni:\n  " + machine + "\n");
    assertThat(err.toString()).contains("Ünï.asl.json` becomes the workflow `Uni`.");
    assertThat(run("validate", made.toString())).as(out.toString()).isEqualTo(ExitCode.DONE);

    Files.write(file, new byte[] {'{', (byte) 0xff});
    assertThat(run("init", folder.resolve("x").toString(), "--from-asl", file.toString(), "--yes"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("The byte 0xFF is not UTF-8.");
  }

  @Test
  void warnsOfWhatIsAVariableInAnApplication() throws IOException {
    Path file =
        write(
            "hi.json",
            """
            {"StartAt": "A", "States":
              {"A": {"Type": "Pass", "Result": "Hi {{prefix}}", "End": true}}}
            """);
    assertThat(run("init", folder.resolve("x").toString(), "--from-asl", file.toString(), "--yes"))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains("warning: `{{prefix}}` (" + file + ":2:40) is text in a definition");
  }

  @Test
  void keepsTextAsTextAndMakesVariablesOfValues() throws IOException {
    Path file =
        write(
            "sub.json",
            """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Result": "in ${AWS::Region}, ${HOME} and ${!X}", "Next": "B"},
              "B": {"Type": "Task", "Resource": "${CrunchFunctionArn}", "TimeoutSeconds": 9, "Next": "C"},
              "C": {"Type": "Task", "Resource": "arn:${AWS::Partition}:states:::sns:publish",
                    "Parameters": {"TopicArn": "arn:aws:sns:us-east-1:${AccountId}:t", "Message": "x"},
                    "TimeoutSeconds": 9, "End": true}}}
            """);
    Path yaml =
        write(
            "more.yml",
            "StartAt: A\nStates:\n  A: {Type: Pass, Result: '${Word}', Next: B}\n  B:\n    Type: Task\n    Resource: ${CrunchFunctionArn}\n    TimeoutSeconds: 9\n    End: true\n");
    Path made = folder.resolve("made");
    assertThat(
            run(
                "init",
                made.toString(),
                "--yes",
                "--from-asl",
                file.toString(),
                "--from-asl",
                yaml.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .containsOnlyOnce("warning: `${CrunchFunctionArn}` (" + file + ":3:38) gets its value")
        .contains("`${AWS::Region}` (" + file + ":2:39) is text, and stays it as `${!AWS::Region}`")
        .contains("`${AWS::Partition}` (" + file + ":4:42) is in an ARN, so it stays a reference");
    assertThat(run("validate", made.toString())).as(out.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).doesNotContain(": error", ": warning");
    assertThat(run("compile", made.toString())).isEqualTo(ExitCode.DONE);
    assertThat(made.resolve("build/default/cloudformation.yml"))
        .content()
        .contains("in ${!AWS::Region}, ${!HOME} and ${!!X}", "arn:${AWS::Partition}:states:::sns")
        .contains("arn:aws:lambda:us-east-1:123456789012:function:CrunchFunctionArn")
        .contains("arn:aws:sns:us-east-1:123456789012:t")
        .doesNotContain("{{");
    assertThat(made.resolve("app/config.yml"))
        .content()
        .contains("  substitutions:\n    CrunchFunctionArn: arn:aws:lambda:");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a--b|letters, digits and single dashes, begins with a letter",
        "a-|does not end with a dash",
        "9|begins with a letter",
        "sthree|`sthree-code`, which S3 does not allow: it begins with `sthree-`, which is reserved",
        "amzn-s3-demo-x|it begins with `amzn-s3-demo-`, which is reserved"
      })
  void saysWhatANameMayBe(String name, String message) {
    assertThat(run("init", folder.resolve("x").toString(), "--yes", "--name", name))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("`" + name + "`", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "Y", "yes", "Yes"})
  void takesAShortYes(String yes) {
    Path orders = folder.resolve("orders");
    assertThat(onTerminal("\n\n" + yes + "\ny\n", "init", orders.toString()))
        .isEqualTo(ExitCode.DONE);
    assertThat(orders.resolve("app/config.yml")).content().contains("docker: true");
    assertThat(err.toString()).doesNotContain("Please type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://h;rm", "http://user:hunter2@h:1", "http://", "ftp://h", "h:1", "h"})
  void refusesWhatIsNoAddress(String address) {
    for (String[] command : new String[][] {{"init", "x", "--yes"}, {"status"}}) {
      List<String> words = new ArrayList<>(List.of(command));
      words.addAll(List.of("--endpoint-url", address));
      err.getBuffer().setLength(0);
      assertThat(run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE);
      assertThat(err.toString())
          .contains("'--endpoint-url'", "An address")
          .doesNotContain("hunter2");
    }
  }

  @Test
  void quotesWhatIsCopiedIntoAShell() {
    Path odd = folder.resolve("it's; rm");
    assertThat(
            run(
                "init",
                odd.toString(),
                "--name",
                "odd",
                "--endpoint-url",
                "http://h/$(rm)&",
                "--yes"))
        .isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains("--endpoint-url 'http://h/$(rm)&'")
        .contains("cumulusc validate '" + folder + "/it'\\''s; rm'");
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
    assertThat(err.toString()).contains("Give another one with `--name`");
    assertThat(run("init", folder.resolve("x").toString(), "--from-asl", none.toString(), "--yes"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("is no state machine");
  }
}
