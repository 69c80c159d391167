package dev.cumulusc.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares the check of resources with another validator of JSON Schema, over values that are made
 * at random of each schema: the same parts have to be wrong for the same reasons. What
 * CloudFormation takes and JSON Schema does not, {@code "5"} for a number, is not among the values.
 */
class SchemaOracleTest {
  private static final Path FOLDER = Path.of("src/main/resources/dev/cumulusc/schema/resources");
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int VALUES = 25;

  /** How the findings of one are called by the other. */
  private static final Map<String, String> KEYWORDS =
      Map.ofEntries(
          Map.entry("required", "C6101"),
          Map.entry("additionalProperties", "C6102"),
          Map.entry("type", "C6104"),
          Map.entry("enum", "C6105"),
          Map.entry("const", "C6105"),
          Map.entry("minimum", "C6106"),
          Map.entry("maximum", "C6106"),
          Map.entry("multipleOf", "C6106"),
          Map.entry("minLength", "C6107"),
          Map.entry("maxLength", "C6107"),
          Map.entry("pattern", "C6108"),
          Map.entry("minItems", "C6109"),
          Map.entry("maxItems", "C6109"),
          Map.entry("minProperties", "C6109"),
          Map.entry("maxProperties", "C6109"),
          Map.entry("uniqueItems", "C6110"),
          Map.entry("dependentRequired", "C6113"));

  /** What chooses between schemas: compared by its verdict, since the reasons differ in form. */
  private static final List<String> CHOICES =
      List.of("anyOf", "oneOf", "allOf", "if", "then", "requiredOr", "requiredXor");

  private static final Pattern PLACE = Pattern.compile("(?:`([^`]*)` of )?`R` \\(.*");

  static Stream<String> types() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void findsWhatAnotherValidatorFinds(String type) throws IOException {
    ObjectNode document = document(type);
    withoutChoices(document);
    com.networknt.schema.Schema other = other(document);
    Schema own = own(document);
    int withFaults = 0;
    for (int i = 0; i < VALUES; i++) {
      JsonNode value = new Specimen(i, document.path("definitions"), 25).of(document, 0);
      if (value.isObject()) {
        Set<String> expected = found(other.validate(value));
        withFaults += expected.isEmpty() ? 0 : 1;
        assertThat(found(type, value, own)).as(value.toString()).isEqualTo(expected);
      }
    }
    assertThat(withFaults).isPositive();
  }

  @Test
  void letsBeWhatAPatternTakesTooLongFor() {
    String url = "^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$";
    assertThat(ScalarCheck.matches(url, "a".repeat(100))).isTrue();
    assertThat(ScalarCheck.matches(url, "a".repeat(100) + "\"")).isFalse();
    assertThat(ScalarCheck.matches(url, "a".repeat(500_000) + "\"")).isTrue();
    String host = ".+?\\.snowflakecomputing\\.com";
    assertThat(ScalarCheck.matches(host, "a".repeat(100))).isFalse();
    assertThat(ScalarCheck.matches(host, "a".repeat(500_000))).isTrue();
  }

  /** The parts that choose between forms, each by itself, over all small values for them. */
  @Test
  void choosesAsAnotherValidatorDoes() throws IOException {
    int accepted = 0;
    int refused = 0;
    for (String type : types().toList()) {
      ObjectNode document = document(type);
      for (ObjectNode part : choosing(document)) {
        ObjectNode alone = part.deepCopy();
        alone.retain(CHOICES);
        alone.set("definitions", document.path("definitions"));
        com.networknt.schema.Schema other = other(standard(alone));
        Schema own = own(alone);
        for (int i = 0; i < VALUES; i++) {
          JsonNode value = new Specimen(i, document.path("definitions"), 40).of(part, 3);
          if (value.isObject()) {
            boolean isFine = other.validate(value).isEmpty();
            accepted += isFine ? 1 : 0;
            refused += isFine ? 0 : 1;
            assertThat(found(type, value, own).isEmpty()).as(type + " " + value).isEqualTo(isFine);
          }
        }
      }
    }
    assertThat(accepted).isGreaterThan(100);
    assertThat(refused).isGreaterThan(100);
  }

  private static ObjectNode document(String type) throws IOException {
    return (ObjectNode) MAPPER.readTree(Files.readString(FOLDER.resolve(type + ".json")));
  }

  private static Schema own(JsonNode document) {
    return Schema.of(
        JsonReader.object(new ByteArrayInputStream(document.toString().getBytes(UTF_8))));
  }

  private static com.networknt.schema.Schema other(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    copy.findParents("$ref")
        .forEach(
            part ->
                ((ObjectNode) part).put("$ref", "#/definitions/" + part.get("$ref").asString()));
    copy.findParents("prefixItems").forEach(part -> toAllItems((ObjectNode) part));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(copy);
  }

  /**
   * Beside forms of its first items, a list's form of its items counts for these as well: AWS's own
   * schemas have the latter, and cfn-lint added the former.
   */
  private static void toAllItems(ObjectNode list) {
    list.putArray("allOf").addObject().set("items", list.remove("items"));
  }

  /** Takes away what chooses, and what only cfn-lint knows. */
  private static void withoutChoices(ObjectNode document) {
    Stream.concat(CHOICES.stream(), Stream.of("enumCaseInsensitive", "dependentExcluded"))
        .forEach(
            keyword ->
                document.findParents(keyword).stream()
                    .filter(part -> !part.path(keyword).has("type"))
                    .forEach(part -> ((ObjectNode) part).remove(keyword)));
  }

  private static List<ObjectNode> choosing(ObjectNode document) {
    List<ObjectNode> parts = new ArrayList<>();
    for (String keyword : CHOICES) {
      for (JsonNode part : document.findParents(keyword)) {
        ObjectNode found = (ObjectNode) part;
        if (found.has("properties") && !parts.contains(found)) {
          parts.add(found);
        }
      }
    }
    return parts;
  }

  /** Says in JSON Schema what cfn-lint says in words of its own. */
  private static ObjectNode standard(ObjectNode schema) {
    ObjectNode copy = schema.deepCopy();
    ArrayNode all = copy.has("allOf") ? (ArrayNode) copy.get("allOf") : copy.putArray("allOf");
    groups(copy.remove("requiredOr"), "anyOf", all);
    groups(copy.remove("requiredXor"), "oneOf", all);
    return copy;
  }

  private static void groups(JsonNode names, String keyword, ArrayNode all) {
    if (names != null) {
      ArrayNode forms = all.addObject().putArray(keyword);
      names.forEach(name -> forms.addObject().putArray("required").add(name));
    }
  }

  private static Set<String> found(List<Error> errors) {
    Set<String> found = new TreeSet<>();
    Set<String> wrongTypes = new TreeSet<>();
    for (Error error : errors) {
      String place = error.getInstanceLocation().toString();
      String code = Objects.requireNonNull(KEYWORDS.get(error.getKeyword()), error.toString());
      if (code.equals("C6104")) {
        wrongTypes.add(place);
      }
      found.add(code + " " + place);
    }
    wrongTypes.forEach(place -> found.remove("C6105 " + place));
    return found;
  }

  private static Set<String> found(String type, JsonNode value, Schema schema) {
    String name = "AWS::" + type.replace("-", "::");
    Diagnostics diagnostics = new Diagnostics();
    MappingNode text =
        Yaml.mapping(
            "{\"Resources\": {\"R\": {\"Type\": \""
                + name
                + "\", \"Properties\": "
                + value
                + "}}}");
    Template template = CfnReader.template(text, diagnostics);
    Resource resource = Objects.requireNonNull(template.resources().get("R"));
    Findings findings = new Findings(true);
    SchemaCheck.value(resource.properties().orElseThrow(), schema, Place.of(resource), findings);
    Set<String> found = new TreeSet<>();
    for (Diagnostic each : findings.all()) {
      Matcher place = PLACE.matcher(each.message());
      assertThat(place.matches()).as(each.message()).isTrue();
      found.add(each.rule().code() + " " + pointer(place.group(1)));
    }
    return found;
  }

  /** Returns {@code Tags[0].Key} as the pointer {@code /Tags/0/Key}. */
  private static String pointer(String path) {
    return path == null ? "" : "/" + path.replace("[", ".").replace("]", "").replace('.', '/');
  }
}
