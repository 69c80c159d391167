package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.resolve.ApplicationRequest.KesSources;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineChoiceTest {
  private static final KesSources KES = new KesSources(true, Optional.empty(), Optional.empty());

  @TempDir Path folder;
  private KesApplication app;

  @BeforeEach
  void start() {
    app = new KesApplication(folder).config("stackName: shop\n");
  }

  @Test
  void rendersTheTemplateOfATemplateFolder() {
    app.over("base").file("base/cloudformation.template.yml", "a: b\n");
    assertThat(choice()).isEqualTo(EngineChoice.TEMPLATE);
  }

  @Test
  void emitsWhereATemplateFolderHasOnlyAConfiguration() {
    app.over("base")
        .file("base/config.yml", "default: {}\n")
        .template("AWSTemplateFormatVersion: '2010-09-09'\n");
    assertThat(choice()).isEqualTo(EngineChoice.NATIVE);
  }

  @Test
  void rendersTheApplicationsOwnWholeTemplate() {
    app.template("---\n\"AWSTemplateFormatVersion\" : '2010-09-09'\n");
    assertThat(choice()).isEqualTo(EngineChoice.TEMPLATE);
  }

  @Test
  void emitsUnderAnOverride() {
    app.template("Resources: {}\n");
    assertThat(choice()).isEqualTo(EngineChoice.NATIVE);
  }

  @Test
  void emitsWithoutAnyTemplate() {
    assertThat(choice()).isEqualTo(EngineChoice.NATIVE);
  }

  @Test
  void laysAnOverrideOverWhatWasEmitted() {
    app.template(
        "Resources:\n  Topic:\n    Properties: { TopicName: {{stackName}}-{{getApiPortSuffix x 'y'}} }\n");
    Template base =
        CfnReader.template(
            Yaml.mapping("Resources: { Topic: { Type: AWS::SNS::Topic } }"), app.diagnostics);
    KesEngine.Overridden over =
        app.engine(app.application().orElseThrow()).override(base).orElseThrow();
    assertThat(Plain.resource(over.template().resources().get("Topic")))
        .isEqualTo(Plain.read("{ Type: AWS::SNS::Topic, Properties: { TopicName: shop-/ } }"));
    assertThat(over.overrides().changed()).containsExactly("Topic.Properties");
  }

  @Test
  void laysNoWholeTemplateOverWhatWasEmitted() {
    app.template("AWSTemplateFormatVersion: '2010-09-09'\nDescription: mine\n");
    Template base = CfnReader.template(Yaml.mapping("Resources: {}"), app.diagnostics);
    assertThat(app.engine(app.application().orElseThrow()).override(base)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Resources: {Jobs: {Type: AWS::SQS::Queue}}\n",
        "Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n",
        "Resources:\n  {{#each queues}}\n  {{@key}}:\n    Type: AWS::SQS::Queue\n  {{/each}}\n",
        "Resources:\n  # mine\n  {{name}}Jobs: {'Type': AWS::SQS::Queue}\nOutputs:\n  A:\n    Value: b\n",
      })
  void rendersAWholeTemplateWithoutAVersion(String template) {
    app.in("deployer")
        .file("deployer/config.yml", "default: {stackName: deployer}\n")
        .file("deployer/cloudformation.template.yml", template)
        .file("lambdas.yml", "F: {handler: index.handler, source: src}\n");
    assertThat(choice()).isEqualTo(EngineChoice.TEMPLATE);
    assertThat(app.application().orElseThrow().configuration().has("lambdas")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // The usual folder: an override may add resources to what the files of the application make.
    "app, stackName: a, 'Resources: {Jobs: {Type: AWS::SQS::Queue}}'",
    // Something else makes a template.
    "deployer, 'sqs: {Work: {}}', 'Resources: {Jobs: {Type: AWS::SQS::Queue}}'",
    // It changes a resource that something else makes.
    "deployer, stackName: a, 'Resources: {Jobs: {Properties: {}}}'",
    "deployer, stackName: a, 'Resources: {A: {Type: AWS::SQS::Queue}, B: {DependsOn: A}}'",
    "deployer, stackName: a, 'Outputs: {}'",
  })
  void emitsUnderAnOverrideThatMayAddResources(String folder, String config, String template) {
    app.in(folder)
        .file(folder + "/config.yml", "default: {" + config + "}\n")
        .file(folder + "/cloudformation.template.yml", template + "\n")
        .file("lambdas.yml", "F: {handler: index.handler, source: src}\n");
    assertThat(choice()).isEqualTo(EngineChoice.NATIVE);
    assertThat(app.application().orElseThrow().configuration().has("lambdas")).isTrue();
  }

  @Test
  void rendersWhateverTemplateThereIsForKes() {
    app.with(KES).template("Resources: {Jobs: {Properties: {}}}\n").file("lambdas.yml", "F: {}\n");
    assertThat(choice()).isEqualTo(EngineChoice.TEMPLATE);
    assertThat(app.application().orElseThrow().configuration().has("lambdas")).isFalse();
  }

  @Test
  void rendersTheTemplateThatIsNamed() {
    app.with(new KesSources(true, Optional.of("other/my.template.yml"), Optional.empty()))
        .file("other/my.template.yml", "Resources: {Jobs: {Type: AWS::SQS::Queue}}\n");
    assertThat(choice()).isEqualTo(EngineChoice.TEMPLATE);
    RenderedApplication rendered = app.render().orElseThrow();
    assertThat(rendered.name()).isEqualTo("my");
    assertThat(rendered.main().resources()).containsOnlyKeys("Jobs");
  }

  @Test
  void keepsTheFilesThatAWholeTemplatePrints() {
    app.template("AWSTemplateFormatVersion: x\nMetadata: {a: '{{lambdas.F.handler}}'}\n")
        .file("lambdas.yml", "F: {handler: index.handler, source: src}\n");
    assertThat(app.application().orElseThrow().configuration().has("lambdas")).isTrue();
  }

  private EngineChoice choice() {
    return EngineChoice.of(app.request(), app.application().orElseThrow());
  }
}
