package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.IntegerType;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.MapType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.NumberType;
import dev.cumulusc.bind.key.OneOrMoreType;
import dev.cumulusc.bind.key.Reading;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.SectionType;
import dev.cumulusc.bind.key.Usage;
import dev.cumulusc.bind.key.ValueType;
import dev.cumulusc.cli.settings.SettingsKeys;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.task.MockKeys;
import dev.cumulusc.rehearse.test.TestKeys;
import dev.cumulusc.tree.MappingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference of keys is complete, up to date, and its examples work. */
class KeyReferenceTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path FOLDER = Path.of("docs/reference");

  private static final String MADE =
      "The tables are made from the keys that the compiler reads.\n\n";

  private static final Map<String, String> PAGES =
      Map.of(
          "keys.md",
          KeyReference.page(
              "# Keys of config.yml\n\n"
                  + "All keys of a deployment's block in `app/config.yml`, and, under `lambdas.<name>`, of\n"
                  + "`lambdas.yml`. "
                  + MADE
                  + "Every string may hold `{{variables}}`. An empty (null) value takes away what `default` has.\n"
                  + "What kes makes of a key is only said where it differs; the\n"
                  + "[differences from kes](../differences-from-kes.md) have the reasons.\n",
              DeploymentKeys.SECTION),
          "test-keys.md",
          KeyReference.page(
              "# Keys of test files\n\n"
                  + "All keys of the files that `cumulusc test` runs; [testing workflows](../testing.md) shows them\n"
                  + "at work. "
                  + MADE
                  + "`mocks` and `calls` have names of states, each with the keys of its table.\n",
              TestKeys.FILE),
          "mock-keys.md",
          KeyReference.page(
              "# Keys of files of mocks\n\n"
                  + "All keys of the files that `cumulusc run --mocks` and `mockFile` of a test read;\n"
                  + "[testing workflows](../testing.md#files-of-mocks) shows one. A `MockConfigFile.json` of Step\n"
                  + "Functions Local has keys of its own. "
                  + MADE
                  + "A case has names of states, each with the keys of an answer, or a list of answers.\n",
              MockKeys.FILE));

  static Iterable<String> pages() {
    return PAGES.keySet();
  }

  /** Rewrites the pages with {@code -Dschemas.update}, and still fails where they changed. */
  @ParameterizedTest
  @MethodSource("pages")
  void agreesWithTheKeyTable(String page) throws IOException {
    Path file = FOLDER.resolve(page);
    String expected = PAGES.get(page);
    String found = Files.exists(file) ? Files.readString(file) : "";
    if (System.getProperty("schemas.update") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, expected);
    }
    assertThat(found)
        .as("%s is out of date; run the tests with -Dschemas.update", file)
        .isEqualTo(expected);
  }

  @Test
  void everyKeyHasAnExampleThatItsTypeReads() {
    for (Key<?> key : keys()) {
      if (key.use() == Key.Use.INEFFECTIVE || KeyExamples.hasKeysOfItsOwn(key.type())) {
        continue;
      }
      assertThat(KeyExamples.example(key)).as("example of `%s`", key.name()).isPresent();
      String example = KeyExamples.example(key).orElseThrow();
      if (KeyExamples.isInclude(example)) {
        assertThat(example).matches("!!files \\[[\\w./]+]");
        continue;
      }
      Diagnostics found = new Diagnostics();
      read(key, example, found);
      assertThat(found.sorted())
          .as("`%s: %s`", key.name(), example)
          .extracting(Diagnostic::message)
          .isEmpty();
    }
  }

  @Test
  void everyExampleFitsTheSchema() {
    for (Key<?> key : keys()) {
      SchemaTypes types = new SchemaTypes();
      Map<String, Object> schema = types.closed(Section.of("a sample", key));
      schema.put("$defs", types.definitions());
      Schema reader =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(JSON.<JsonNode>valueToTree(schema));
      KeyExamples.example(key)
          .ifPresent(
              example ->
                  assertThat(
                          reader.validate(
                              JSON.<JsonNode>valueToTree(
                                  Map.of(key.name(), KeyExamples.plain(example)))))
                      .as("`%s: %s`", key.name(), example)
                      .isEmpty());
    }
  }

  /** A number without a unit is a count, or says in its description what it is. */
  @Test
  void everyNumberHasAUnit() {
    Pattern count =
        Pattern.compile(
            "[Hh]ow (many|often)|failures|reads|messages|capacity units|receptions|port|value that"
                + "|version|CPU units|so many|random|periods");
    assertThat(keys())
        .filteredOn(key -> key.type() instanceof IntegerType || key.type() instanceof NumberType)
        .filteredOn(key -> key.use() != Key.Use.INEFFECTIVE)
        .allSatisfy(
            key ->
                assertThat(
                        KeyReference.unit(key.description()).isPresent()
                            || count.matcher(key.description()).find())
                    .as("unit of `%s`: %s", key.name(), key.description())
                    .isTrue());
  }

  /** Whoever adds a difference to the page of differences adds it to the key, too. */
  @Test
  void everyDifferenceOfAKeyStandsAtTheKey() throws IOException {
    Pattern row = Pattern.compile("(?m)^\\| (`[\\w.]+`(?:, `[\\w.]+`)*)(?: absent)? \\|");
    Set<String> known = keys().stream().map(Key::name).collect(Collectors.toSet());
    Set<String> noted =
        keys().stream()
            .filter(
                key ->
                    key.notes().inKes().isPresent()
                        || key.use() == Key.Use.INEFFECTIVE
                        || !key.otherSpellings().isEmpty())
            .flatMap(key -> Stream.concat(Stream.of(key.name()), key.otherSpellings().stream()))
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    row.matcher(Files.readString(Path.of("docs/differences-from-kes.md")))
        .results()
        .flatMap(match -> Stream.of(match.group(1).replace("`", "").split(", ")))
        .map(name -> name.substring(name.lastIndexOf('.') + 1))
        .filter(name -> known.contains(name) && !noted.contains(name))
        .forEach(missing::add);
    assertThat(missing).as("keys that need `inKes`").isEmpty();
  }

  private static List<Key<?>> keys() {
    Set<Key<?>> keys = new LinkedHashSet<>();
    collect(DeploymentKeys.SECTION, keys);
    collect(TestKeys.FILE, keys);
    collect(MockKeys.FILE, keys);
    collect(SettingsKeys.FILE, keys);
    return List.copyOf(keys);
  }

  private static void collect(Section section, Set<Key<?>> keys) {
    for (Key<?> key : section.keys()) {
      if (keys.add(key)) {
        collect(key.type(), keys);
      }
    }
  }

  private static void collect(ValueType<?> type, Set<Key<?>> keys) {
    if (type instanceof SectionType nested) {
      collect(nested.section(), keys);
    } else if (type instanceof NamedSectionsType named) {
      collect(named.item(), keys);
    } else if (type instanceof ListType<?> list) {
      collect(list.element(), keys);
    } else if (type instanceof OneOrMoreType<?> some) {
      collect(some.element(), keys);
    } else if (type instanceof MapType<?> map) {
      collect(map.value(), keys);
    }
  }

  /** Reads a value by a key, and reports what is wrong with it. */
  private static <T> void read(Key<T> key, String yaml, Diagnostics diagnostics) {
    MappingNode node = Yaml.mapping(key.name() + ": " + yaml);
    Reading reading =
        new Reading(
            diagnostics,
            new Usage(node, true, Set.of()),
            origin -> false,
            new Located<>("sample", node.origin()));
    Fields.open(Section.of("a sample", key), node, reading).optional(key);
  }
}
