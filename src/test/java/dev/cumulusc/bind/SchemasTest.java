package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.tree.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemasTest {
  private static final Path FOLDER = Path.of("schemas");
  private static final Path SAMPLES = Path.of("src/test/resources/schemas");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Iterable<Map.Entry<String, String>> schemas() {
    return Schemas.all().entrySet();
  }

  /** Rewrites the files with {@code -Dschemas.update}, and still fails where they changed. */
  @ParameterizedTest
  @MethodSource("schemas")
  void agreesWithTheKeyTable(Map.Entry<String, String> schema) throws IOException {
    Path file = FOLDER.resolve(schema.getKey());
    String found = Files.exists(file) ? Files.readString(file) : "";
    if (System.getProperty("schemas.update") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, schema.getValue());
    }
    assertThat(found)
        .as("%s is out of date; run the tests with -Dschemas.update", file)
        .isEqualTo(schema.getValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "lambdas", "workflows", "tests", "mocks", "cumulusc"})
  void acceptsWhatWorks(String name) throws IOException {
    String sample = Files.readString(SAMPLES.resolve(name + ".yml"));

    assertThat(errors(name, sample)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config|{dev: {ecs: {servces: {}}}}|/dev/ecs",
        "config|{dev: {ecs: {volumeSize: big}}}|/dev/ecs/volumeSize",
        "config|{dev: {rules: {a: {state: on}}}}|/dev/rules/a/state",
        "config|{dev: {vpc: {subnets: subnet-1}}}|/dev/vpc/subnets",
        "config|{dev: {iams: [1]}}|/dev/iams",
        "lambdas|{A: {memory: -1}}|/A/memory",
        "lambdas|{A: {memory: 64}}|/A/memory",
        "lambdas|{A: {timeout: 1000}}|/A/timeout",
        "lambdas|{A: {timeout: 0}}|/A/timeout",
        "lambdas|{A: {runtime: nodejs22}}|/A/runtime",
        "lambdas|{A: {runtime: nodejs8.10x}}|/A/runtime",
        "lambdas|{A: {runtime: 22}}|/A/runtime",
        "lambdas|{A: {source: src}}|/A",
        "lambdas|{A: {s3Source: {bucket: b, key: k}}}|/A",
        "config|{dev: {lambdas: {A: {timeout: 1000}}}}|/dev/lambdas/A/timeout",
        "lambdas|{A: {launchInVpc: maybe}}|/A/launchInVpc",
        "lambdas|{A: {timout: 300}}|/A",
        "lambdas|{A: {envs: {B: {function: Fn::GetAt}}}}|/A/envs/B",
        "workflows|{A: {States: {}}}|/A",
        "workflows|{A: {StartAt: B, States: {B: {Type: Tsk}}}}|/A/States/B/Type",
        "workflows|{A: {StartAt: B, States: {B: {Type: Task, End: true}}}}|/A/States/B",
        "workflows|{A: {StartAt: B, States: {B: {Type: Pass}}}}|/A/States/B",
        "tests|{workflow: A, cases: {a: {expect: {outputs: 1}}}}|/cases/a/expect",
        "tests|{workflow: A, cases: {a: {mocks: {S: {resul: 1}}}}}|/cases/a/mocks/S",
        "tests|{workflow: A, cases: {a: {seed: many}}}|/cases/a/seed",
        "mocks|{Crunch: {result: 1}}|''",
        "mocks|{cases: {a: {S: {resul: 1}}}}|/cases/a/S",
        "cumulusc|{failOn: never}|/failOn",
        "cumulusc|{ignore: [{rle: C5111}]}|/ignore/0"
      })
  void rejectsWhatDoesNotWork(String name, String sample, String at) {
    assertThat(errors(name, sample)).anyMatch(error -> error.startsWith(at + " "));
  }

  /**
   * A function of another file may be changed in part; a runtime may be newer than this program.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lambdas|{A: {timeout: 900, memory: 10240}}",
        "lambdas|{A: {Handler: index.handler, source: src}}",
        "lambdas|{A: {runtime: nodejs26.x}}",
        "lambdas|{A: {runtime: provided}}",
        "lambdas|{A: {runtime: '{{runtime}}'}}",
        "config|{dev: {lambdas: {A: {source: src}}}}"
      })
  void acceptsWhatOnlyTheCompilerCanJudge(String name, String sample) {
    assertThat(errors(name, sample)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void sayWhereTheyAre(Map.Entry<String, String> schema) {
    assertThat(JSON.readTree(schema.getValue()).get("$id").asString())
        .startsWith("https://")
        .endsWith("/schemas/" + schema.getKey());
  }

  @Test
  void offersTheRuntimesOfToday() {
    assertThat(
            JSON.readTree(Schemas.all().get("lambdas.schema.json"))
                .at("/$defs/lambda/properties/runtime/anyOf/0/enum")
                .valueStream()
                .map(JsonNode::asString))
        .contains("nodejs24.x", "python3.14")
        .doesNotContain("nodejs8.10", "nodejs18.x", "");
  }

  @Test
  void describesEveryKey() {
    assertThat(Schemas.all().get("config.schema.json"))
        .contains(
            "\"lambdas\": {",
            "\"handler\": {",
            "\"default\": 1024",
            "\"examples\": [ \"index.handler\" ]",
            "\"deprecated\": true");
  }

  private static List<String> errors(String name, String yaml) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.readTree(Schemas.all().get(name + ".schema.json")));
    Node node = Yaml.read(yaml);
    return schema.validate(JSON.<JsonNode>valueToTree(KeyExamples.plain(node))).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }
}
