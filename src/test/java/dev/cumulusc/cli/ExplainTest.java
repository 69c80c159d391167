package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
  void showsWhatAValueLiesOver() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          prefix: orders
          vpc: {vpcId: vpc-1}
          lambdas: !!files [lambdas.yml, more.yml]
        dev:
          vpc: null
          lambdas:
            Take:
              timeout: null
              memory: 512
              layers: [new, another]
              envs:
                STAGE: ''
                API_TOKEN: none-at-all
                URL: {Ref: Site}
        """);
    write(
        "more.yml",
        "Take: {memory: '{{size}}', layers: [old], handler: '', envs: {API_TOKEN: hunter2x}}\n");
    assertThat(config("--deployment", "dev")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains(
            "vpc: null  (app/config.yml:6:8)\n    lies over a mapping  (app/config.yml:3:8)\n")
        .contains("timeout: null  (app/config.yml:9:16)\n    lies over `60`  (lambdas.yml:5:12)\n")
        .contains(
            """
            lambdas.Take.memory: 512  (app/config.yml:10:15)
                lies over `{{size}}`  (more.yml:1:16)
                its file is included  (app/config.yml:4:34)
                lies over `{{size}}`  (lambdas.yml:4:11)
            """)
        .contains("layers[0]: new  (app/config.yml:11:16)\n    lies over `old`  (more.yml:1:")
        .contains("layers[1]: another  (app/config.yml:11:21)\n")
        .contains("lambdas.Take.handler: \"\"  (more.yml:1:52)\n    its file is included")
        .contains("    lies over `index.handler`  (lambdas.yml:2:12)\n")
        .contains("envs.STAGE: \"\"  (app/config.yml:13:16)\n    lies over `{{STAGE}}`  (lam")
        .contains("envs.API_TOKEN: ****  (app/config.yml:14:20)\n    lies over another value  (m")
        .contains("envs.URL.Ref: Site  (app/config.yml:15:20)\n    lies over `https://x/?t={{API_T")
        .doesNotContain("hunter2", "lies over `null`");
  }

  @Test
  void masksASecretInAKey() throws IOException {
    write(
        "app/config.yml",
        """
        default:
          prefix: p
          tags: {'{{API_TOKEN}}': x}
          sqs: {'q{{API_TOKEN}}': {}}
        """);
    write("lambdas.yml", "Take: {handler: index.handler}\n");
    assertThat(config()).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("tags.****: x", "sqs.q****").doesNotContain("hunter2");
  }

  @Test
  void masksASecretThatAValueLiesOver() throws IOException {
    write(
        "app/config.yml",
        """
        default: {prefix: p, used: '{{API_TOKEN}}', note: see hunter2-hunter2}
        dev: {note: none}
        """);
    write("lambdas.yml", "Take: {handler: index.handler}\n");
    assertThat(config("note", "--deployment", "dev", "--format", "json")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("\"text\": \"lies over `see ****`\"")
        .contains("\"line\": 1")
        .doesNotContain("hunter2");
  }

  @Test
  void findingsDoNotSayWhatAValueLiesOver() throws IOException {
    write(
        "app/config.yml",
        """
        default: {prefix: p, lambdas: {Take: {handler: index.handler, timeout: 3}}}
        dev: {lambdas: {Take: {timeout: never}}}
        """);
    assertThat(explain("TakeLambdaFunction", "-d", "dev")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("app/config.yml:2:33").doesNotContain("lies over", ":1:");
  }

  @Test
  void showsWhereAFieldOfAStateComesFrom() throws IOException {
    machine();
    String state = "OrdersServeStateMachine.DefinitionString.States";
    assertThat(explain(state + ".Take", "-d", "dev")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("  DefinitionString.States.Take.Resource: ${TakeLambdaFunction.Arn}  (work")
        .contains("  DefinitionString.States.Take.Comment: small blue  (workflows.yml:7:16)\n")
        .contains("      `STAGE` is set  (app/.env:2:")
        .contains("  DefinitionString.States.Take.Parameters.token: ****  (workflows.yml:8:27)\n")
        .contains("  DefinitionString.States.Take.Retry[0].MaxAttempts: 4  (workflows.yml:9:56)\n")
        .doesNotContain("The end.Type", "hunter2");
    for (String path :
        new String[] {
          ".Take.Retry.0.MaxAttempts",
          ".Take.Retry[0].MaxAttempts",
          ".The end.Type",
          ".\"The end\".Type"
        }) {
      out.getBuffer().setLength(0);
      assertThat(explain(state + path)).as(path).isEqualTo(ExitCode.DONE);
      assertThat(out.toString().lines()).as(path).hasSize(2);
    }
    assertThat(explain(state + ".Take.Resorce")).isEqualTo(ExitCode.FINDINGS);
    assertThat(err.toString()).contains("Did you mean `DefinitionString.States.Take.Resource`?");
  }

  /** Explained is what is in the template that {@code diff} compares with. */
  @Test
  void takesEachPathOfADiff() throws IOException {
    machine();
    assertThat(run("diff", "default", "dev", "--app", folder.toString(), "--format", "json"))
        .isEqualTo(ExitCode.DONE);
    MappingNode stack =
        (MappingNode) items((MappingNode) Yaml.read(out.toString()), "stacks").get(0);
    List<String> explained = new ArrayList<>();
    for (Node resource : items(stack.mapping("changes").orElseThrow(), "resources")) {
      for (Node property : items((MappingNode) resource, "properties")) {
        if (((MappingNode) property).has("after")) {
          String id = text(resource, "logicalId") + "." + text(property, "path");
          explained.add(id);
          assertThat(explain(id, "-d", "dev")).as(id).isEqualTo(ExitCode.DONE);
        }
      }
    }
    assertThat(explained)
        .contains(
            "TakeLambdaFunction.MemorySize",
            "TakeLambdaFunction.Tags.Owner.Value",
            "OrdersServeStateMachine.DefinitionString.States.Take.Comment",
            "OrdersServeStateMachine.DefinitionString.States.\"The end\".Comment");
  }

  private static List<Node> items(MappingNode mapping, String key) {
    return mapping.sequence(key).map(SequenceNode::items).orElse(List.of());
  }

  private static String text(Node node, String key) {
    return ((MappingNode) node).scalar(key).orElseThrow().text();
  }

  private void machine() throws IOException {
    write(
        "workflows.yml",
        """
        Serve:
          StartAt: Take
          States:
            Take:
              Type: Task
              Resource: ${TakeLambdaFunction.Arn}
              Comment: '{{what}} {{STAGE}}'
              Parameters: {token: 'a {{API_TOKEN}}'}
              Retry: [{ErrorEquals: [States.ALL], MaxAttempts: 4}]
              Next: The end
            The end: {Type: Succeed, Comment: '{{what}}'}
        """);
    write(
        "app/config.yml",
        """
        default:
          prefix: orders
          prefixNoDash: Orders
          system_bucket: orders-code
          size: 256
          what: big
          lambdas: !!files [lambdas.yml]
        dev:
          what: small
          lambdas:
            Take: {memory: 512}
        """);
    write(
        "app/cloudformation.template.yml",
        """
        Resources:
          TakeLambdaFunction:
            Properties: {Tags: [{Key: Stage, Value: one}, {Key: Owner, Value: '{{what}}'}]}
        """);
  }

  @Test
  void printsNoRuleAsJson() {
    assertThat(run("explain", "C5101", "--format", "json")).isEqualTo(ExitCode.USAGE);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("`cumulusc rules --format json`");
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

  @ParameterizedTest
  @ValueSource(strings = {"AWS::Region", "TakeLambdaFunction.", ".MemorySize", "C5101,C5102"})
  void saysWhatALogicalIdIs(String what) {
    assertThat(explain(what)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("`" + what + "`", "It is no logical id either, which has letters and digits only")
        .doesNotContain("There is no application");
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

  @Override
  int config(String... arguments) {
    List<String> untrusted = new ArrayList<>(List.of("--untrusted"));
    untrusted.addAll(List.of(arguments));
    return super.config(untrusted.toArray(String[]::new));
  }
}
