package dev.cumulusc.kes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.Template;
import dev.cumulusc.template.TemplateTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideMergeTest {
  private static final String BASE =
      """
      Description: base
      Resources:
        Bucket:
          Type: AWS::S3::Bucket
          Properties: { Name: a, Tags: [{ Key: a }, { Key: b }], Size: 5 }
        Topic: { Type: AWS::SNS::Topic }
      Outputs:
        Name: { Value: { Ref: Bucket } }
      """;

  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void reportsWhatIsAddedAndChanged() {
    OverrideMerge.Result result =
        merge(
            """
            Description: base
            Resources:
              Bucket:
                DeletionPolicy: Retain
                Properties: { Name: b, Tags: [{}, { Key: c }, { Key: d }], Size: '5' }
              Queue: { Type: AWS::SQS::Queue }
            Outputs:
              Name: { Value: x }
              More: { Value: y }
            """);
    assertThat(result.overrides())
        .isEqualTo(
            new Overrides(
                "override.yml",
                java.util.List.of("Queue", "Outputs.More"),
                java.util.List.of(
                    "Bucket.DeletionPolicy",
                    "Bucket.Properties.Name",
                    "Bucket.Properties.Tags[1].Key",
                    "Bucket.Properties.Tags[2]",
                    "Outputs.Name.Value")));
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void mergesListsItemByItem() {
    Template merged =
        CfnReader.template(
            merge("Resources: { Bucket: { Properties: { Tags: [{ Value: v }] } } }").template(),
            diagnostics);
    assertThat(Plain.resource(merged.resources().get("Bucket")))
        .isEqualTo(
            Plain.read(
                "{ Type: AWS::S3::Bucket, Properties: { Name: a, Size: 5,"
                    + " Tags: [{ Key: a, Value: v }, { Key: b }] } }"));
  }

  @Test
  void warnsOfWhatChangesNothing() {
    merge("Resources:\n  Bucket: { Properties: { Name: a } }\n  Topic: {}\n");
    assertThat(Found.lines(diagnostics))
        .containsExactly(
            "2:3 C0611 This changes nothing: `Bucket` is so without it.",
            "3:3 C0611 This changes nothing: `Topic` is so without it.");
  }

  @Test
  void warnsOfResourcesThatAreNotThere() {
    merge("Resources:\n  Buckets: { Properties: { Name: a } }\n");
    assertThat(Found.lines(diagnostics))
        .containsExactly("2:3 C0612 There is no resource `Buckets` to change.");
    assertThat(Found.help(diagnostics)).containsExactly("Did you mean `Bucket`?");
  }

  @ParameterizedTest
  @CsvSource({
    "CumulusContainerInstanceLaunch, override `CumulusECSLaunchTemplate`",
    "CumulusECSAutoScalingLifeCycleHook, `CumulusECSCapacityProvider`",
    "CumulusECSScaleOutPolicy, `ecs.clusterAutoscaling`",
    "CumulusECSScaleInPolicy, `ecs.clusterAutoscaling`",
    "CumulusECSMemoryScaleOutAlarm, `ecs.clusterAutoscaling`",
    "CumulusECSCPUScaleOutAlarm, `ecs.clusterAutoscaling`",
    "CumulusECSMemoryScaleInAlarm, `ecs.clusterAutoscaling`",
    "CumulusECSCPUScaleInAlarm, override `CumulusECSMemoryScaleInAlarm`",
  })
  void saysWhatTakesThePlaceOfAResourceOfKes(String logicalId, String help) {
    merge("Resources:\n  " + logicalId + ": { Properties: { Name: a } }\n");
    assertThat(Found.help(diagnostics)).singleElement().asString().contains(help);
  }

  @Test
  void makesATreeOfATemplateThatReadsAsTheSame() {
    Template template =
        CfnReader.template(
            Yaml.mapping(
                """
                AWSTemplateFormatVersion: '2010-09-09'
                Conditions: { C: { 'Fn::Equals': [a, b] } }
                Resources:
                  A:
                    Type: T
                    DependsOn: B
                    DeletionPolicy: Retain
                    Properties:
                      Text: '5'
                      Number: 5
                      Fraction: 1.5
                      Truth: true
                      Nothing: null
                      List: [{ Ref: B }, { 'Fn::GetAtt': [B, Arn] }, {}]
                      Sub: { 'Fn::Sub': 'a${B}' }
                      Variables: { 'Fn::Sub': ['a${V}', { V: 1 }] }
                      Join: { 'Fn::Join': ['', [a, { Ref: B }]] }
                  B: { Type: T, DependsOn: [A] }
                Outputs: { O: { Value: x } }
                """),
            diagnostics);
    assertThat(CfnReader.template(TemplateTree.of(template), diagnostics))
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*[oO]rigin", ".*key")
        .isEqualTo(template);
  }

  private OverrideMerge.Result merge(String override) {
    return OverrideMerge.merge(
        Yaml.mapping(BASE), Yaml.mapping(override), "override.yml", diagnostics);
  }
}
