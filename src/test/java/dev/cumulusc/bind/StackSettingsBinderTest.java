package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.CumulusFiles;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.PostDeploySettings;
import dev.cumulusc.model.StackSettings;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.tree.JsonText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackSettingsBinderTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource({"APPLICATION, A", "DATABASE, D", "ROLES, General"})
  void takesTheParametersOfTheStacksOwnSection(StackKind kind, String name) {
    StackSettings settings =
        bind(
            kind,
            """
            prefix: x
            params: [{name: General}]
            app: {params: [{name: A}]}
            db: {params: [{name: D}]}
            """);

    assertThat(settings.parameters())
        .singleElement()
        .matches(parameter -> parameter.name().value().equals(name));
  }

  @Test
  void readsWhatTheStackIsCalledAndCarries() {
    StackSettings settings =
        bind(
            StackKind.APPLICATION,
            """
            stackName: my-stack
            system_bucket: my-bucket
            dbStackName: my-db
            tags: {Team: a, Cost: 7}
            capabilities: [CAPABILITY_NAMED_IAM]
            whatever: {templates: need}
            """);

    assertThat(settings.stackName().map(Located::value)).contains("my-stack");
    assertThat(settings.bucket().map(Located::value)).contains("my-bucket");
    assertThat(settings.databaseStack().map(Located::value)).contains("my-db");
    assertThat(settings.tags().values()).extracting(Located::value).containsExactly("a", "7");
    assertThat(settings.capabilities())
        .extracting(Located::value)
        .containsExactly("CAPABILITY_NAMED_IAM");
    assertThat(Found.lines(diagnostics)).isEmpty();
  }

  @Test
  void readsWhatIsDoneBesideTheStack() {
    PostDeploySettings settings =
        bind(
                StackKind.APPLICATION,
                """
                ecs: {restartTasksOnDeploy: 'true', whatever: templates need}
                stepFunctions: {Ingest: {StartAt: A}, ofATemplate: text}
                buckets: {internal: my-internal}
                sqs: {fast: {maxExecutions: '5'}, none: {maxExecutions: 0}, usual: {}}
                cmr: {username: me, whatever: templates need}
                distribution_endpoint: https://data/
                """)
            .postDeploy();

    CumulusFiles files = settings.files().orElseThrow();
    assertThat(settings.restartTasks().isOn()).isTrue();
    assertThat(settings.restartTasks().origin().primary()).hasToString("config.yml:1:29");
    assertThat(files.workflows().stream().map(workflow -> workflow.name().value()))
        .containsExactly("Ingest");
    assertThat(JsonText.of(files.buckets())).isEqualTo("{\"internal\":\"my-internal\"}");
    assertThat(files.maxExecutions().orElseThrow()).containsOnlyKeys("fast");
    assertThat(files.maxExecutions().orElseThrow().get("fast").value()).isEqualTo(5);
    assertThat(files.cmr().names()).containsExactly("username", "whatever");
    assertThat(files.launchpad().isEmpty()).isTrue();
    assertThat(files.distributionEndpoint().map(Located::value)).contains("https://data/");
    assertThat(Found.lines(diagnostics)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"buckets: {internal: a}", "stepFunctions: {A: {}}", "buckets: ~"})
  void anApplicationWithoutWorkflowsOrBucketsHasNoFiles(String yaml) {
    PostDeploySettings settings = bind(StackKind.APPLICATION, yaml).postDeploy();

    assertThat(settings.files()).isEmpty();
    assertThat(settings.restartTasks().isOn()).isFalse();
  }

  @Test
  void leavesTheDatabaseWithoutItsOwnOutputs() {
    assertThat(bind(StackKind.DATABASE, "prefix: x\ndbStackName: my-db\n").databaseStack())
        .isEmpty();
  }

  @Test
  void reportsWhatIsWrong() {
    bind(StackKind.APPLICATION, "prefix: x\nparams: {name: A}\n");

    assertThat(Found.lines(diagnostics)).singleElement().asString().contains("2:9 C10");
  }

  @ParameterizedTest
  @CsvSource({"stackName,true", "tags,true", "ecs,true", "cmr,false", "mine,false"})
  void knowsTheKeysThatAStacksSettingsDependOn(String key, boolean reads) {
    Application application =
        application(
            StackKind.APPLICATION,
            """
            stackName: 7
            ecs: {restartTasksOnDeploy: true}
            cmr: {username: me}
            mine: {templates: need}
            """);

    assertThat(StackSettingsBinder.reads(application, key)).isEqualTo(reads);
  }

  private StackSettings bind(StackKind kind, String yaml) {
    return StackSettingsBinder.bind(application(kind, yaml), diagnostics);
  }

  private static Application application(StackKind kind, String yaml) {
    return new Application(
        Workspace.at(Path.of("")),
        "dev",
        "app",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        kind,
        Yaml.mapping(yaml),
        Set.of());
  }
}
