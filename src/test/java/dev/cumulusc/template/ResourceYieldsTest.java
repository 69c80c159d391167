package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.ProgramData;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what references yield, beside the schemas and what roles know of the same types. */
class ResourceYieldsTest {
  private static final Path SCHEMAS = Path.of("src/main/resources/dev/cumulusc/schema/resources");

  /** What AWS documents as attributes though the schemas have it as a property that can be set. */
  private static final Map<String, Set<String>> BESIDE_SCHEMA =
      Map.of(
          "AWS::EC2::SecurityGroup", Set.of("VpcId"),
          "AWS::Events::Rule", Set.of("RuleName"),
          "AWS::SNS::Topic", Set.of("TopicName"),
          "AWS::SQS::Queue", Set.of("QueueName"),
          "AWS::StepFunctions::Activity", Set.of("Name"));

  /** Lists, times and counts, which no place of a template takes. */
  private static final Set<String> WITHOUT_USE =
      Set.of(
          "AttachmentCount",
          "CreateDate",
          "IsAttachable",
          "PermissionsBoundaryUsageCount",
          "SnapStartResponse",
          "UpdateDate");

  static Stream<String> typesWithSchema() {
    return ResourceYields.types().stream()
        .filter(type -> Files.exists(schema(type)))
        .filter(type -> ResourceYields.of(type).orElseThrow().isComplete())
        .sorted();
  }

  static Stream<String> allTypes() {
    return ResourceYields.types().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("typesWithSchema")
  void hasTheAttributesOfTheSchema(String type) throws IOException {
    Set<String> ofSchema =
        Yaml.mapping(Files.readString(schema(type)))
            .sequence("readOnly")
            .map(SequenceNode::items)
            .orElse(List.of())
            .stream()
            .map(item -> ((ScalarNode) item).text().replace('/', '.'))
            .filter(name -> !name.contains("*") && !WITHOUT_USE.contains(name))
            .filter(name -> !name.contains("ConnectivityParameters"))
            .collect(Collectors.toSet());
    ofSchema.addAll(BESIDE_SCHEMA.getOrDefault(type, Set.of()));
    assertThat(ResourceYields.of(type).orElseThrow().attributes())
        .containsExactlyInAnyOrderElementsOf(ofSchema);
  }

  @ParameterizedTest
  @MethodSource("allTypes")
  void namesTypesThatAreInTheTable(String type) {
    ResourceYields yields = ResourceYields.of(type).orElseThrow();
    assertThat(yields.noun()).isNotEmpty();
    assertThat(yields.attributes()).isSorted();
    yields.attributes().stream()
        .flatMap(name -> yields.attribute(name).stream())
        .forEach(given -> assertThat(ResourceYields.types()).contains(given.type()));
  }

  /** A role that was made for a value must be right about the value. */
  @ParameterizedTest
  @MethodSource("knownToRoles")
  void agreesWithWhatRolesKnow(String row) {
    String[] columns = row.split(" +");
    ResourceYields yields = ResourceYields.of("AWS::" + columns[1]).orElseThrow();
    Optional<Yield.Kind> ref = yields.ref().map(Yield::kind);
    if (ref.isPresent()) {
      assertThat(ref.get() == Yield.Kind.ARN).isEqualTo(columns[2].equals("arn"));
      assertThat(ref.get() == Yield.Kind.URL).isEqualTo(columns[2].equals("url"));
    }
    if (!columns[3].equals("-") && !columns[3].equals("Id")) {
      assertThat(yields.attribute(columns[3]).map(Yield::kind)).contains(Yield.Kind.ARN);
    }
  }

  static Stream<String> knownToRoles() {
    return ProgramData.lines(dev.cumulusc.iam.MachineRole.class, "resources.txt").stream()
        .filter(row -> ResourceYields.of("AWS::" + row.split(" +")[1]).isPresent());
  }

  private static Path schema(String type) {
    return SCHEMAS.resolve(type.substring("AWS::".length()).replace("::", "-") + ".json");
  }
}
