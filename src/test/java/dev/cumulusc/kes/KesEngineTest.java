package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KesEngineTest {
  private static final String METADATA =
      """
      AWSTemplateFormatVersion: '2010-09-09'
      Metadata:
      """;

  @TempDir Path folder;
  private KesApplication app;

  @BeforeEach
  void start() {
    app = new KesApplication(folder).config("stackName: shop\nsystem_bucket: code\n");
  }

  @Test
  void showsKesOwnSettingsToTemplates() {
    app.file("app/.env", "SECRET_CODE=inner\n")
        .template(
            METADATA
                + """
                  A: "{{stack}} {{stackName}} {{region}} {{deployment}} {{bucket}} {{kesFolder}}"
                  B: "{{envs.SECRET_CODE}} {{envs.FROM_OUTSIDE}} {{role}} [{{profile}}{{parent}}]"
                  C: "{{configFile}} {{envFile}} {{cfFile}}"
                """);
    assertThat(metadata(app.render().orElseThrow().main()))
        .containsEntry("A", "shop shop us-east-1 default code app")
        .containsEntry("B", "inner outer role []")
        .containsEntry("C", "app/config.yml app/.env app/cloudformation.template.yml");
  }

  @Test
  void printsIntrinsicFunctionsAsKesWritesThem() {
    app.config(
            """
            stackName: shop
            a: !Ref X
            b: {Fn::GetAtt: [X, Arn]}
            c: !GetAtt X.Arn
            d: !Sub 'in "${AWS::Region}"'
            e: !Join ['-', [!Ref X, y]]
            f: '!Ref X'
            g: {Fn::GetAtt: [X, {Ref: Y}]}
            h: {Ref: X, more: y}
            """)
        .template(
            METADATA
                + """
                  A: [{{a}}, {{b}}, {{c}}, {{{d}}}, {{{e}}}, {{f}}, {{{g}}}]
                  B: "{{h}}"
                  C: {{{ToJson b}}}
                """);
    Map<String, Object> rendered = metadata(app.render().orElseThrow().main());
    assertThat(rendered)
        .containsEntry(
            "A",
            Plain.yaml(
                """
                - {Ref: X}
                - {Fn::GetAtt: [X, Arn]}
                - {Fn::GetAtt: [X, Arn]}
                - {Fn::Sub: 'in "${AWS::Region}"'}
                - {Fn::Join: ['-', [{Ref: X}, y]]}
                - {Ref: X}
                - {Fn::GetAtt: [X, {Ref: Y}]}
                """))
        .containsEntry("B", "[object Object]")
        .containsEntry("C", Plain.yaml("{Fn::GetAtt: [X, Arn]}"));
  }

  @Test
  void setsWhatFunctionsHaveByDefault() {
    app.config(
            """
            stackName: shop
            lambdas:
              list: { handler: a.b }
              save: { handler: a.b, memory: 128, timeout: null, envs: { A: 1 } }
            """)
        .template(METADATA + "  Functions: {{{ToJson lambdas}}}\n");
    assertThat(metadata(app.render().orElseThrow().main()).get("Functions"))
        .isEqualTo(
            Plain.yaml(
                """
                list: { handler: a.b, name: list, memory: 1024, timeout: 300, envs: {},
                        fullName: shop-list }
                save: { handler: a.b, memory: 128, timeout: null, envs: { A: 1 }, name: save,
                        fullName: shop-save }
                """));
  }

  @Test
  void namesPackagesByContentAndFirstFunction() {
    app.config(
            """
            stackName: shop
            system_bucket: code
            lambdas:
              - { name: list, source: src }
              - { name: again, source: src }
              - { name: copy, source: src/ }
              - { name: far, s3Source: { bucket: b, key: k.zip } }
            """)
        .file("src/index.js", "1")
        .template(METADATA + "  Keys: '{{#each lambdas}}{{bucket}}/{{remote}} {{/each}}'\n");
    String keys = (String) metadata(app.render().orElseThrow().main()).get("Keys");
    assertThat(keys)
        .matches(
            "code/shop/lambdas/(\\w{64})-list.zip code/shop/lambdas/\\1-list.zip"
                + " code/shop/lambdas/\\1-copy.zip b/k.zip ");
  }

  @Test
  void rendersNestedTemplatesFirst() {
    app.config(
            """
            stackName: shop
            system_bucket: code
            nested_templates:
              Inner: { cfFile: inner/a.template.yml, configFile: inner/config.yml }
            """)
        .file("inner/config.yml", "default:\n  word: '{{parent.stackName}}!'\n  stackName: other\n")
        .file(
            "inner/a.template.yml",
            METADATA + "  A: '{{word}} {{stackName}} {{parent.bucket}} {{bucket}}'\n")
        .template(METADATA + "  Url: '{{nested_templates.Inner.url}}'\n");
    RenderedApplication rendered = app.render().orElseThrow();
    assertThat(metadata(rendered.main()))
        .containsEntry("Url", "http://code.s3.amazonaws.com/shop/Inner.yml");
    assertThat(metadata(rendered.nested().get("Inner"))).containsEntry("A", "shop! shop code code");
  }

  @Test
  void hasNoAddressForNestedTemplatesWithoutABucket() {
    app.config(
            """
            stackName: shop
            nested_templates:
              Inner: { cfFile: inner/a.template.yml, configFile: inner/config.yml }
            """)
        .file("inner/config.yml", "default: {}\n")
        .file("inner/a.template.yml", METADATA + "  A: a\n")
        .template(METADATA + "  Url: '{{nested_templates.Inner.url}}'\n");
    assertThat(metadata(app.render().orElseThrow().main())).containsEntry("Url", "true");
  }

  @Test
  void takesTheLastValueOfAKeyThatStandsTwice() {
    app.config("stackName: shop\nnames: {a: 1, b: 2}\n")
        .template(METADATA + "  a: 0\n{{#each names}}\n  {{@key}}: {{this}}\n{{/each}}\n");
    assertThat(metadata(app.render().orElseThrow().main())).isEqualTo(Plain.yaml("{ a: 1, b: 2 }"));
    assertThat(found())
        .containsExactly(
            "app/cloudformation.template.yml:5:3 C0103 The key `a` stands twice in this mapping.");
    assertThat(app.diagnostics.hasErrors()).isFalse();
    assertThat(app.diagnostics.sorted().get(0).notes())
        .extracting(note -> note.at().orElseThrow().toString())
        .anyMatch(place -> place.contains("app/config.yml"));
  }

  @Test
  void reportsWhatIsNotYamlAtTheTemplatesLine() {
    app.config("stackName: shop\nnote: 'a: b'\n")
        .template(METADATA + "{{#if note}}\n\n  Note: {{note}}\n{{/if}}\n");
    assertThat(app.render()).isEmpty();
    assertThat(found())
        .singleElement()
        .asString()
        .startsWith("app/cloudformation.template.yml:5:9 C0101 ");
  }

  @Test
  void knowsWhichKeyOfTheConfigurationMadeAValue() {
    app.config("stackName: shop\nlambdas:\n  list:\n    memory: 64\n")
        .template(
            """
            AWSTemplateFormatVersion: '2010-09-09'
            Resources:
            {{#each lambdas}}
              {{@key}}Function:
                Type: AWS::Lambda::Function
                Properties:
                  MemorySize: {{memory}}
            {{/each}}
            """);
    Template template = app.render().orElseThrow().main();
    CfnValue memory =
        template.resources().get("listFunction").properties().orElseThrow().get("MemorySize");
    assertThat(memory.origin().primary()).hasToString("app/cloudformation.template.yml:7:19");
    assertThat(memory.origin().steps())
        .extracting(step -> step.text() + " at " + step.at().orElseThrow())
        .containsExactly("`memory` is set at app/config.yml:5:15");
    assertThat(template.resources().get("listFunction").origin().steps())
        .extracting(step -> step.at().orElseThrow().toString())
        .containsExactly("app/config.yml:4:5");
  }

  @Test
  void reportsMissingSourcesAndFiles() {
    app.config(
            """
            stackName: shop
            system_bucket: code
            lambdas:
              list: { source: src/list }
            nested_templates:
              Inner: { cfFile: gone.template.yml, configFile: gone.yml }
            """)
        .template(METADATA + "  A: a\n");
    app.render();
    assertThat(found())
        .containsExactly(
            "app/config.yml:5:21 C0001 The path `src/list` does not exist, since there is no"
                + " `src`.",
            "app/config.yml:7:53 C0001 The file `gone.yml` does not exist.");
  }

  @Test
  void reportsAStackWithoutAName() {
    app.config("a: b\n").template(METADATA + "  A: a\n");
    assertThat(app.render()).isEmpty();
    assertThat(found())
        .containsExactly("app/config.yml:1:1 C0613 The configuration has no `stackName`.");
  }

  @Test
  void reportsCodeWithoutABucket() {
    app.config("stackName: shop\nlambdas: { list: { source: src } }\n")
        .file("src/index.js", "")
        .template(METADATA + "  A: a\n");
    app.render();
    assertThat(found())
        .containsExactly(
            "app/config.yml:3:30 C2121"
                + " This code has to be deployed from a bucket, but none is set.");
  }

  @Test
  void reportsAMissingTemplate() {
    assertThat(app.render()).isEmpty();
    assertThat(found())
        .containsExactly(
            "app/cloudformation.template.yml:1:1 C0614"
                + " There is no template `app/cloudformation.template.yml` to render.");
  }

  @Test
  void reportsATemplateThatIsNoMapping() {
    app.template("- a\n");
    assertThat(app.render()).isEmpty();
    assertThat(found())
        .containsExactly(
            "app/cloudformation.template.yml:1:1 C0610"
                + " A template has to render to a mapping, but this is a list.");
  }

  @Test
  void laysAnOverrideOverATemplateFoldersTemplate() {
    app.over("base")
        .file("base/config.yml", "default:\n  size: small\n")
        .file(
            "base/cloudformation.template.yml",
            METADATA + "  Size: {{size}}\n  Days: [1, 2, 3]\nResources: {}\n")
        .template("Metadata:\n  Days: [7]\n  Name: {{stackName}}\n");
    RenderedApplication rendered = app.render().orElseThrow();
    assertThat(metadata(rendered.main()))
        .containsEntry("Size", "small")
        .containsEntry("Days", List.of("7", "2", "3"))
        .containsEntry("Name", "shop");
    assertThat(rendered.overrides())
        .contains(
            new Overrides(
                "app/cloudformation.template.yml",
                List.of("Metadata.Name"),
                List.of("Metadata.Days[0]")));
  }

  private static Map<String, Object> metadata(Template template) {
    return Plain.mapping((CfnValue.Mapping) template.sections().get("Metadata").value());
  }

  private List<String> found() {
    return app.diagnostics.sorted().stream().map(KesEngineTest::line).toList();
  }

  private static String line(Diagnostic found) {
    String at = found.at().file().name() + ":" + found.at().line() + ":" + found.at().column();
    return at + " " + found.rule().code() + " " + found.message();
  }
}
