package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineChoiceTest {
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

  private EngineChoice choice() {
    return EngineChoice.of(app.application().orElseThrow());
  }
}
