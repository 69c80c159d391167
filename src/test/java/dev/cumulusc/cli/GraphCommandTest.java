package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GraphCommandTest extends CommandFolder {
  private static final String CONFIG =
      """
      default:
        prefix: shop
        prefixNoDash: Shop
        system_bucket: code
        lambdas:
          Fetch: {handler: index.handler, runtime: nodejs24.x, s3Source: {bucket: code, key: k.zip}}
        stepFunctions:
          Ingest:
            StartAt: Fetch
            States:
              Fetch: {Type: Task, Resource: '${FetchLambdaFunction.Arn}', Next: Rest}
              Rest: {Type: Wait, Seconds: 5, End: true}
          Again:
            StartAt: Fetch
            States:
              Fetch: {Type: Task, Resource: '${FetchLambdaFunction.Arn}', End: true}
      """;

  @BeforeEach
  void writeApplication() throws IOException {
    write("app/config.yml", CONFIG);
  }

  @Test
  void drawsAWorkflowAsMermaid() {
    assertThat(inFolder("graph", "Ingest")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("flowchart TD\n  accTitle: Ingest\n")
        .contains("[\"Fetch<br/>Lambda Fetch\"]")
        .contains("([\"Rest<br/>Wait 5 s\"])");
  }

  @Test
  void drawsSvgIntoAFile() throws IOException {
    Path file = folder.resolve("pictures/ingest.svg");
    assertThat(inFolder("graph", "Ingest", "-o", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(file)).startsWith("<svg ").contains(">Fetch</text>");
    assertThat(err.toString()).contains("Wrote " + file + ".");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void drawsAllWorkflowsIntoAFolder() {
    Path pictures = folder.resolve("pictures");
    assertThat(inFolder("graph", "-f", "svg", "-o", pictures.toString())).isEqualTo(ExitCode.DONE);
    assertThat(pictures.resolve("Ingest.svg")).exists();
    assertThat(pictures.resolve("Again.svg")).exists();
  }

  /** So that a script goes on working when a second workflow comes. */
  @Test
  void takesANameWithoutAnEndingForAFolderHoweverManyWorkflowsThereAre() throws IOException {
    Path pictures = folder.resolve("pictures");
    assertThat(inFolder("graph", "Ingest", "-o", pictures.toString())).isEqualTo(ExitCode.DONE);
    assertThat(pictures.resolve("Ingest.mmd")).content().startsWith("flowchart TD\n");

    Path there = write("there", "");
    assertThat(inFolder("graph", "Ingest", "-o", there.toString())).isEqualTo(ExitCode.DONE);
    assertThat(there).content().startsWith("flowchart TD\n");
  }

  @Test
  void writesNoFileWhoseNameSaysAnotherFormat() {
    for (String name : List.of("x.png", "x.PDF", "x.jpeg")) {
      Path file = folder.resolve(name);
      assertThat(inFolder("graph", "Ingest", "-o", file.toString())).isEqualTo(ExitCode.USAGE);
      assertThat(file).doesNotExist();
    }
    assertThat(err.toString()).contains("name a file that ends in `.svg` or `.mmd`.");
  }

  @Test
  void warnsOfArrowsThatLeadNowhere() throws IOException {
    Path file =
        write(
            "bad.asl.json",
            """
            {"StartAt": "Begin", "States": {
              "A": {"Type": "Pass", "Next": "Nope"},
              "B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C", "States": {
                "C": {"Type": "Pass", "Next": "A"}}}}}}
            """);
    assertThat(inFolder("graph", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains("warning: The start leads to `Begin` (")
        .contains("warning: `A` leads to `Nope` (" + file + ":2:33), which is no state there")
        .contains("warning: `C` leads to `A` (");
  }

  @Test
  void asksWhichWorkflowIsMeant() {
    assertThat(inFolder("graph")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("There are 2 workflows: `Again` and `Ingest`.")
        .contains(" Name one, or a folder for all with `-o`.");
    assertThat(inFolder("graph", "Ingst")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("There is no workflow `Ingst`, and no such file. Did you mean `Ingest`?");
  }

  @Test
  void drawsABareDefinition() throws IOException {
    Path file =
        write(
            "machine.asl.json",
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
    assertThat(inFolder("graph", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("accTitle: machine\n").contains("[\"A<br/>Pass\"]");

    Files.writeString(file, "{\"StartAt\": ");
    assertThat(inFolder("graph", file.toString())).isEqualTo(ExitCode.FINDINGS);
    Files.writeString(file, "[]");
    assertThat(inFolder("graph", file.toString())).isEqualTo(ExitCode.FINDINGS);
    Files.writeString(file, "{}");
    assertThat(inFolder("graph", file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("has no states to draw.");
  }

  @Test
  void coloursWhatIsDifferentFromAnotherFolder() throws IOException {
    Path other = folder.resolve("other");
    Files.createDirectories(other.resolve("app"));
    Files.writeString(
        other.resolve("app/config.yml"),
        CONFIG.replace("Next: Rest}", "Next: Rest2}").replace("  Rest:", "  Rest2:"));
    assertThat(inFolder("graph", "Ingest", "--diff", other.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Rest<br/>Wait 5 s<br/>[added]")
        .contains("Rest2<br/>Wait 5 s<br/>[removed]");
  }

  /** What `init --from-asl` writes is deployed as the definition that it was made of. */
  @Test
  void showsTextThatLooksLikeAReferenceAsItIsDeployed() throws IOException {
    String choice =
        "{StartAt: A, States: {A: {Type: Choice, Default: B, Choices:"
            + " [{Variable: $.a, StringEquals: 'is ${K}', Next: C}]},"
            + " B: {Type: Fail}, C: {Type: Pass, Result: {'${K}': 'x ${K} y'}, End: true}}}";
    Path file = write("old.yml", "# in a flow\n" + choice);
    String escaped = choice.replace("${K}", "${!K}");
    write(
        "app/config.yml",
        CONFIG.substring(0, CONFIG.indexOf("    Ingest:")) + "    Ingest: " + escaped + "\n");
    assertThat(inFolder("graph", "Ingest", "--diff", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("is #36;#123;K#125;").doesNotContain("[changed]");

    out.getBuffer().setLength(0);
    assertThat(inFolder("run", "Ingest", "--input", "{\"a\": \"is ${K}\"}"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("\"${K}\": \"x ${K} y\"");

    out.getBuffer().setLength(0);
    assertThat(inFolder("explain", "ShopIngestStateMachine.DefinitionString.States.C"))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Result.${K}: x ${K} y  (app/config.yml:");
  }

  @Test
  void coloursWhatIsDifferentFromADefinition() throws IOException {
    Path file =
        write(
            "old.json",
            "{\"StartAt\":\"Fetch\",\"States\":{\"Fetch\":{\"Type\":\"Pass\",\"End\":true}}}");
    assertThat(inFolder("graph", "Ingest", "--diff", file.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("Fetch<br/>Lambda Fetch (was: Pass)<br/>[changed]")
        .contains("Rest<br/>Wait 5 s<br/>[added]");
  }

  @Test
  void coloursWhatIsDifferentFromARevision() throws IOException, InterruptedException {
    String withVariable = CONFIG.replace("prefix: shop", "prefix: '{{PREFIX}}'");
    write("app/config.yml", withVariable);
    write("app/.env", "PREFIX=shop\n");
    write(".gitignore", ".env\n");
    gitCommit();
    write("app/config.yml", withVariable.replace("Seconds: 5", "Seconds: 17"));
    assertThat(inFolder("graph", "Ingest", "--diff", "HEAD")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Rest<br/>Wait 17 s (was: Wait 5 s)<br/>[changed]");
    // The file of variables is linked from where it lies today, which is nobody's fault.
    assertThat(err.toString()).doesNotContain("C0008", "leads out");
    assertThat(inFolder("graph", "Ingest", "--diff", "HEAD", "--untrusted"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(folder.resolve(".git/index")).exists();

    assertThat(inFolder("graph", "Ingest", "--diff", "no-such")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("`no-such` is no file, no folder and no Git revision of the application in");
    assertThat(inFolder("graph", "Ingest", "--diff=--upload-pack=x")).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void refusesToCompareWithWhatIsAFolderAndARevision() throws IOException {
    gitCommit();
    write("app/config.yml", CONFIG.replace("Seconds: 5", "Seconds: 17"));
    Path there = Files.createDirectories(folder.resolve("rel"));
    git("branch", there.toString().substring(1));
    assertThat(inFolder("graph", "Ingest", "--diff", there.toString().substring(1)))
        .isEqualTo(ExitCode.DONE);
    assertThat(inFolder("graph", "Ingest", "--diff", "git:trunk")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Rest<br/>Wait 17 s (was: Wait 5 s)<br/>[changed]");
    git("branch", "examples");
    assertThat(inFolder("graph", "Ingest", "--diff", "examples")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString())
        .contains("`examples` is a folder and a revision. Write `app:examples` or `git:examples`.");
  }

  @Test
  void comparesWithADeploymentThatIsNamedWithItsPrefix() throws IOException {
    write(
        "app/config.yml",
        CONFIG + "prod: {stepFunctions: {Ingest: {States: {Rest: {Seconds: 9}}}}}\n");
    assertThat(inFolder("graph", "Ingest", "--diff", "deployment:prod")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("Rest<br/>Wait 5 s (was: Wait 9 s)<br/>[changed]");
    assertThat(inFolder("graph", "Ingest", "--diff", "prod")).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void saysThatAFileIsNotThere() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    for (String command : List.of("graph", "run")) {
      err.getBuffer().setLength(0);
      assertThat(
              new CommandRunner(new PrintWriter(out), new PrintWriter(err), Map.of())
                  .in(empty)
                  .run(command, "nofile.json"))
          .isEqualTo(ExitCode.FINDINGS);
      assertThat(err.toString())
          .isEqualTo(
              "error: There is no file `nofile.json`, and no application here that it could be a"
                  + " workflow of. Name the folder of one with `--app`.\n");
    }
    assertThat(inFolder("graph", "nofile.json")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("There is no workflow `nofile.json`, and no such file.");
    Path file = write("m.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
    assertThat(runIn("graph", file.toString(), "--moves")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("`--moves` is for the workflows of an application");
  }

  @Test
  void refusesAPictureOfAnotherFormatBeforeAnythingRuns() throws IOException {
    Path file = write("m.json", "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}");
    Path picture = folder.resolve("w.png");
    assertThat(runIn("run", file.toString(), "--graph", picture.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(runIn("test", "--app", folder.toString(), "--graph", picture.toString()))
        .isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("name a file that ends in `.svg` or `.mmd`.");
  }

  @Test
  void coloursWhatMoves() throws IOException {
    assertThat(inFolder("graph", "Ingest", "--moves")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("The application moves no task to Docker or Fargate.");
    int code =
        runIn(
            "graph",
            "--app",
            Path.of("examples/lambda-task").toAbsolutePath().toString(),
            "--deployment",
            "docker",
            "--moves");
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("QueueGranules<br/>Docker QueueGranules (was: Lambda QueueGranules)");
  }

  @Test
  void drawsTheWayOfAnExecution() throws IOException {
    Path file = folder.resolve("way.mmd");
    assertThat(inFolder("run", "Ingest", "--graph", file.toString())).isEqualTo(ExitCode.FINDINGS);
    assertThat(Files.readString(file))
        .contains("Lambda Fetch", "Rest<br/>Wait 5 s<br/>[not reached]")
        .contains("class s2 reached", "class s3 missed");
  }

  @Test
  void drawsTheWayToItsEnd() throws IOException {
    Path machine =
        write(
            "m.json",
            """
            {"StartAt": "C", "States": {
              "C": {"Type": "Choice", "Choices": [{"Variable": "$.x", "IsPresent": true, "Next": "B"}], "Default": "M"},
              "M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Pass", "End": true}}}},
              "B": {"Type": "Pass", "End": true}}}
            """);
    Path file = folder.resolve("way.mmd");
    assertThat(runIn("run", machine.toString(), "-i", "[1]", "--graph", file.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    List<String> arrows =
        Files.readString(file).lines().filter(line -> line.contains("-->")).toList();
    List<String> marks =
        Files.readString(file).lines().filter(line -> line.contains("linkStyle")).toList();
    assertThat(arrows).hasSize(7);
    assertThat(marks).hasSize(2);
    assertThat(String.join(" ", marks).replaceAll("[^0-9,]+(?:px)?", " ").split("[ ,]+"))
        .contains("0", "1", "2", "3", "4", "5", "6");
  }

  @Test
  void drawsWhatTestsReach() throws IOException {
    Path machine =
        write(
            "m.json",
            "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true},\"B\":{\"Type\":\"Pass\",\"End\":true}}}");
    Path test =
        write(
            "m.test.yml",
            "definition: " + machine.getFileName() + "\ncases:\n  works: {expect: {output: {}}}\n");
    Path pictures = folder.resolve("pictures");
    runIn("test", test.toString(), "--graph", pictures.toString());
    assertThat(Files.readString(pictures.resolve("m.svg")))
        .contains("class=\"box pass reached\"", "class=\"box pass missed\"");
  }

  /** A name with an ending is a file, however many workflows the cases reach. */
  @Test
  void drawsSeveralWorkflowsIntoNoFile() throws IOException {
    for (String name : List.of("m", "n")) {
      write(
          name + ".json",
          "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}");
      write(
          "tests/" + name + ".yml",
          "definition: ../" + name + ".json\ncases:\n  works: {expect: {output: {}}}\n");
    }
    Path file = folder.resolve("reached.svg");
    Path tests = folder.resolve("tests");
    assertThat(runIn("test", tests.toString(), "--graph", file.toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(file).doesNotExist();
    assertThat(err.toString())
        .contains("A picture is of one workflow, and there are `m` and `n`: `" + file);
    assertThat(out.toString()).contains("works");
  }

  @Test
  void comparesInOneWayOnly() {
    assertThat(inFolder("graph", "Ingest", "--moves", "--diff", "HEAD")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void saysWhyAFileCantBeWritten() throws IOException {
    Path file = write("file", "");
    assertThat(inFolder("graph", "Ingest", "-o", file.resolve("x.mmd").toString()))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("can't be written: ");
  }

  private int inFolder(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command, "--app", folder.toString()));
    all.addAll(List.of(arguments));
    return runIn(all.toArray(String[]::new));
  }

  private int runIn(String... arguments) {
    return new CommandRunner(new PrintWriter(out), new PrintWriter(err), Map.of()).run(arguments);
  }
}
