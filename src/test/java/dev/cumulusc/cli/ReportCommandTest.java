package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {
  private static final String CONFIG =
      """
      default:
        prefix: shop
        prefixNoDash: Shop
        system_bucket: code
        lambdas:
          Fetch: {handler: index.handler, runtime: nodejs24.x, s3Source: {bucket: code, key: k.zip}, memory: 512, timeout: 60}
        stepFunctions:
          Ingest:
            StartAt: Fetch
            States:
              Fetch: {Type: Task, Resource: '${FetchLambdaFunction.Arn}', TimeoutSeconds: 70, Next: NAME}
              NAME: {Type: Wait, Seconds: 5, End: true}
      """;

  @TempDir Path folder = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void describesAnApplicationOnOnePage() throws IOException {
    Path page = folder.resolve("out/report.html");
    String config = CONFIG.replace("timeout: 60}", "timeout: 60, envs: {LONG_NAME: twelve-bytes}}");
    assertThat(run(config, "-o", page.toString())).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(page))
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("<dt>Stack</dt><dd>shop</dd>", "<dt>Tasks: Lambda</dt><dd>1</dd>")
        .contains("<h3>Ingest</h3>", "<svg ", ">Lambda Fetch</text>")
        .contains(
            "<td>Lambda Fetch</td><td>the function of app/config.yml:6:5, which no service moves</td>")
        .contains("<td>512 of 10,240 MB, 60 of 900 s, the state ends it after 70 s</td>")
        .contains("<code>app/config.yml:11:9</code>")
        .contains("<code>ShopIngestStateMachineRole</code> of the state machine of Ingest")
        .contains("<code>lambda:InvokeFunction</code>", "Fetch <code>app/config.yml:11:")
        .contains("cloudformation: template")
        .containsPattern("Ingest: definition</th><td>[1-9]\\d+ bytes</td><td>1,048,576</td>")
        .containsPattern(
            "ShopIngestStateMachineRole: policies, about</th><td>[1-9]\\d+ characters</td><td>10,240</td>")
        .contains("FetchLambdaFunction: environment, at least</th><td>34 bytes</td><td>4,096</td>")
        .contains("<code>FetchLambdaFunction</code></th><td>AWS::Lambda::Function</td>");
    assertThat(out.toString()).isEmpty();
  }

  /** Fargate has no task as small as what the service reserves. */
  @Test
  void showsTheSizeThatATaskOnFargateHas() throws IOException {
    String config =
        CONFIG
            + """
              vpc: {vpcId: vpc-12345678, subnets: [subnet-12345678]}
              ecs:
                instanceType: t3.large
                availabilityZone: us-east-1a
                services:
                  Fetch: {TARGET, memory: 256, cpu: 10, count: 1}
              """
                .indent(2);
    assertThat(run(config.replace("TARGET", "runOn: fargate"))).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("<td>512 MiB, 256 CPU units, ");
    out.getBuffer().setLength(0);
    assertThat(run(config.replace("TARGET", "runOn: ecs"))).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("<td>256 MiB, 10 CPU units, ");
  }

  @Test
  void saysOfARoleWhatItPerhapsLacks() throws IOException {
    String config =
        CONFIG.replace(
            "'${FetchLambdaFunction.Arn}'",
            "arn:aws:states:::aws-sdk:efs:createFileSystem, Parameters:"
                + " {CreationToken: one, Encrypted: true, KmsKeyId: alias/files}");
    assertThat(run(config)).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("<td class=\"severity\">lacks perhaps</td>");
  }

  @Test
  void givesTheSameBytesEachTime() throws IOException {
    run(CONFIG);
    String first = out.toString();
    out.getBuffer().setLength(0);
    run(CONFIG);
    assertThat(out.toString()).isEqualTo(first);
  }

  @Test
  void needsNothingElse() throws IOException {
    run(CONFIG);
    String page = out.toString().replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    assertThat(page)
        .doesNotContainPattern("(?:src|href)=\"(?!#|data:)")
        .doesNotContain("http://", "https://", "@import", "url(")
        .contains("default-src 'none'");
    Pattern.compile("href=\"#([^\"]+)\"")
        .matcher(page)
        .results()
        .forEach(link -> assertThat(page).contains("id=\"" + link.group(1) + "\""));
    List<String> ids =
        Pattern.compile("\\sid=\"([^\"]+)\"").matcher(page).results().map(m -> m.group(1)).toList();
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void takesNothingInANameForMarkup() throws IOException {
    String hostile = "<img src=x onerror=alert(1)>\\\"'</script>";
    assertThat(run(CONFIG.replace("NAME", "\"" + hostile + "\""))).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&lt;/script&gt;")
        .doesNotContain("<img")
        .containsOnlyOnce("</script>");

    out.getBuffer().setLength(0);
    run(CONFIG.replace("NAME", "\"| <img> @you\\n# `x\""), "--comment");
    assertThat(out.toString()).doesNotContain("<img>", "@you", "\n# ");
  }

  @Test
  void masksSecrets() throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/.env"), "API_TOKEN=s3cr3tValue\n");
    String config = CONFIG.replace("NAME", "\"Wait for {{API_TOKEN}}\"");
    for (String[] arguments : new String[][] {{}, {"--comment"}}) {
      assertThat(run(config, arguments)).isEqualTo(ExitCode.DONE);
    }
    assertThat(runWith(config, List.of("graph", "--app", folder.toString())))
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).doesNotContain("s3cr3tValue").contains("****");
  }

  @Test
  void hasTheFindingsAloneWhereThereAreErrors() throws IOException {
    assertThat(run(CONFIG.replace("Next: NAME", "Next: Nowhere"))).isEqualTo(ExitCode.FINDINGS);
    assertThat(out.toString())
        .contains("<td class=\"severity\">error</td><td><code>app/config.yml:11:")
        .doesNotContain("<svg");
    assertThat(err.toString()).contains("There are errors, so the report has the findings alone.");
  }

  @Test
  void writesTheCommentOfAPullRequest() throws IOException {
    Path older = folder.resolve("older");
    Files.createDirectories(older.resolve("app"));
    Files.writeString(older.resolve("app/config.yml"), CONFIG.replace("NAME", "Before"));
    int code = run(CONFIG.replace("NAME", "After"), "--comment", "--diff", older.toString());
    assertThat(code).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .startsWith("### cumulusc: ")
        .contains("1 workflow, 1 task (Lambda), 4 resources, 2 roles.")
        .contains("```mermaid\nflowchart TD\n")
        .contains("After<br/>Wait 5 s<br/>[added]", "Before<br/>Wait 5 s<br/>[removed]")
        .contains("| Fetch | Lambda Fetch | the function of app/config.yml&#58;6&#58;5,");
  }

  @ParameterizedTest
  @CsvSource({
    "@octocat fixes #12, &#64;<!-- -->octocat fixes &#35;<!-- -->12",
    "GH-12 of 1a2b3c4d, GH-<!-- -->12 of 1a2<!-- -->b3c4d",
    "done :tada: 1:2:3, done &#58;<!-- -->tada&#58; 1&#58;2&#58;3",
    "$x$ at https://a, <span>$</span>x<span>$</span> at https&#58;<!-- -->//a",
    "www.a.org # cafe, www<!-- -->.a.org &#35; cafe"
  })
  void mentionsNobodyAndLinksNothing(String name, String shown) throws IOException {
    String config =
        CONFIG
            .replace("StartAt: Fetch", "StartAt: '" + name + "'")
            .replace("        Fetch: {", "        '" + name + "': {");
    assertThat(run(config, "--comment")).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("| " + shown + " | Lambda Fetch |");
  }

  @Test
  void namesWhatChangedFirstEvenWhereItsPictureHasNoRoom() throws IOException {
    StringBuilder workflows = new StringBuilder();
    for (int i = 0; i < 150; i++) {
      workflows.append("    Flow").append(i).append(":\n      StartAt: S0\n      States:\n");
      for (int s = 0; s < 9; s++) {
        workflows.append("        S").append(s).append(": {Type: Pass, ");
        workflows.append(s < 8 ? "Next: S" + (s + 1) : "End: true").append("}\n");
      }
    }
    String head = CONFIG.substring(0, CONFIG.indexOf("stepFunctions:")) + "stepFunctions:\n";
    Path older = folder.resolve("older");
    Files.createDirectories(older.resolve("app"));
    Files.writeString(older.resolve("app/config.yml"), head + workflows);
    workflows.append("        S9: {Type: Succeed}\n");
    String changed = workflows.toString().replaceFirst("(?s)(.*)End: true", "$1Next: S9");
    assertThat(run(head + changed, "--comment", "--diff", older.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("**Changed**: Flow149.\n\n<details><summary>Flow149: 10 states")
        .contains("[added]", "Too large for a comment: ", " and ")
        .hasSizeLessThan(65_536);
  }

  @Test
  void namesWhatWasRemoved() throws IOException {
    Path older = folder.resolve("older");
    Files.createDirectories(older.resolve("app"));
    Files.writeString(older.resolve("app/config.yml"), CONFIG.replace("NAME", "Rest"));
    String renamed = CONFIG.replace("Ingest:", "Take:");
    assertThat(run(renamed, "--comment", "--diff", older.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .containsSubsequence(
            "**Removed**: Ingest.\n\n**Added**: Take.\n\n",
            "<summary>Take: 2 states",
            "[added]",
            "<summary>Ingest: 2 states",
            "[removed]")
        .doesNotContain("Changed");
    out.getBuffer().setLength(0);
    assertThat(run(renamed, "--diff", older.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("<h3>Ingest</h3>\n<p>Removed.</p>", "Ingest</a> (removed)</li>");
    out.getBuffer().setLength(0);
    String none = CONFIG.substring(0, CONFIG.indexOf("  stepFunctions:"));
    assertThat(run(none, "--comment", "--diff", older.toString())).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("**Removed**: Ingest.\n\n", "0 workflows");
    Files.writeString(older.resolve("app/config.yml"), none);
    out.getBuffer().setLength(0);
    assertThat(run(none, "--comment", "--diff", older.toString()))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).doesNotContain("Removed");
  }

  @Test
  void namesTheCurrentFolder() {
    new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true))
        .run("report", "--comment");
    assertThat(out.toString())
        .startsWith("### cumulusc: ")
        .doesNotContain("cumulusc: . (", "cumulusc:  (");
  }

  @Test
  void refusesWhatCantBeCompared() throws IOException {
    assertThat(run(CONFIG, "--diff", "no-such")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("`no-such` is no file, no folder and no Git revision");
  }

  private int run(String config, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("report", folder.toString()));
    all.addAll(List.of(arguments));
    return runWith(config, all);
  }

  private int runWith(String config, List<String> arguments) throws IOException {
    Files.createDirectories(folder.resolve("app"));
    Files.writeString(folder.resolve("app/config.yml"), config.replace("NAME", "Rest"));
    return new CommandRunner(new PrintWriter(out), new PrintWriter(err), Map.of())
        .run(arguments.toArray(String[]::new));
  }
}
