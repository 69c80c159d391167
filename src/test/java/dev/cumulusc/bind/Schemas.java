package dev.cumulusc.bind;

import static dev.cumulusc.bind.SchemaTypes.ordered;

import dev.cumulusc.cli.settings.SettingsKeys;
import dev.cumulusc.rehearse.task.MockKeys;
import dev.cumulusc.rehearse.test.TestKeys;
import dev.cumulusc.report.SarifReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;

/** Makes the JSON Schemas of {@code schemas/} from the key table. */
final class Schemas {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  /** Where editors find the newest ones. */
  private static final String ADDRESS = SarifReport.HOME + "/raw/main/schemas/";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final PrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectNameValueSpacing(Separators.Spacing.AFTER))
          .withObjectIndenter(new DefaultIndenter("  ", "\n"));

  private Schemas() {}

  /** Returns the schemas' texts by file name. */
  static Map<String, String> all() {
    return texts(
        Map.of(
            "config.schema.json", configuration(),
            "lambdas.schema.json", lambdas(),
            "workflows.schema.json", workflows(),
            "tests.schema.json", tests(),
            "mocks.schema.json", mocks(),
            "cumulusc.schema.json", settings()));
  }

  private static Map<String, Object> settings() {
    SchemaTypes types = new SchemaTypes();
    Map<String, Object> file = types.closed(SettingsKeys.FILE);
    file.remove("type");
    return schema(
        "The settings of cumulusc",
        "The file cumulusc.yml: what the command lines of a project need not repeat.",
        file,
        types.definitions());
  }

  private static Map<String, Object> tests() {
    SchemaTypes types = new SchemaTypes();
    Map<String, Object> file = types.closed(TestKeys.FILE);
    file.remove("type");
    return schema(
        "Tests of workflows",
        "A file of cases that `cumulusc test` runs.",
        file,
        types.definitions());
  }

  private static Map<String, Object> mocks() {
    SchemaTypes types = new SchemaTypes();
    Map<String, Object> file = types.closed(MockKeys.FILE);
    file.remove("type");
    return schema(
        "Answers of tasks",
        "A file of mocks that `cumulusc run` and tests read.",
        file,
        types.definitions());
  }

  private static Map<String, Object> configuration() {
    SchemaTypes types = new SchemaTypes();
    types.reference("deployment", types.open(DeploymentKeys.SECTION));
    return schema(
        "The configuration of a deployment",
        "The file config.yml: a block `default`, and a block for each deployment that changes it.",
        Map.of(
            "additionalProperties",
            SchemaTypes.anyOf(
                Map.of("$ref", "#/$defs/deployment"), SchemaTypes.files(), Map.of("type", "null"))),
        types.definitions());
  }

  private static Map<String, Object> lambdas() {
    SchemaTypes types = new SchemaTypes();
    types.reference("lambda", FunctionSchema.withHandler(types.closed(LambdaKeys.SECTION)));
    return schema(
        "Lambda functions",
        "The file lambdas.yml: Lambda functions by name.",
        ordered("additionalProperties", orEmpty("lambda")),
        types.definitions());
  }

  private static Map<String, Object> workflows() {
    return schema(
        "Workflows",
        "The file workflows.yml: state machines by name, in the Amazon States Language.",
        ordered("additionalProperties", orEmpty("stateMachine")),
        StateMachineSchema.definitions());
  }

  private static Map<String, Object> orEmpty(String definition) {
    return SchemaTypes.anyOf(Map.of("$ref", "#/$defs/" + definition), Map.of("type", "null"));
  }

  private static Map<String, Object> schema(
      String title, String description, Map<String, Object> content, Map<String, Object> types) {
    Map<String, Object> schema =
        ordered("title", title, "description", description, "type", "object");
    schema.putAll(content);
    schema.put("$defs", types);
    return schema;
  }

  private static Map<String, String> texts(Map<String, Map<String, Object>> schemas) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name :
        List.of(
            "config.schema.json",
            "lambdas.schema.json",
            "workflows.schema.json",
            "tests.schema.json",
            "mocks.schema.json",
            "cumulusc.schema.json")) {
      Map<String, Object> schema = ordered("$schema", DIALECT, "$id", ADDRESS + name);
      schema.putAll(Objects.requireNonNull(schemas.get(name)));
      texts.put(name, JSON.writer().with(PRINTER).writeValueAsString(schema) + "\n");
    }
    return texts;
  }
}
