package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CfnReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Ref Queue|{Ref: Queue}",
        "!GetAtt Queue.Arn|{Fn::GetAtt: [Queue, Arn]}",
        "!GetAtt [Stack, Outputs.Url]|{Fn::GetAtt: [Stack, Outputs.Url]}",
        "!GetAtt Stack.Outputs.Url|{Fn::GetAtt: [Stack, Outputs.Url]}",
        "!Sub '${Queue}'|{Fn::Sub: '${Queue}'}",
        "!Sub ['${x}', {x: !Ref Queue}]|{Fn::Sub: ['${x}', {x: {Ref: Queue}}]}",
        "!Join [',', [a, !Ref B]]|{Fn::Join: [',', [a, {Ref: B}]]}",
        "!Condition Big|{Condition: Big}",
        "{Fn::GetAtt: Queue.Arn}|{Fn::GetAtt: [Queue, Arn]}",
        "{Fn::Base64: !Sub '${X}'}|{Fn::Base64: {Fn::Sub: '${X}'}}",
        "{Fn::If: [A, {Ref: B}, {Ref: AWS::NoValue}]}|{Fn::If: [A, {Ref: B}, {Ref: AWS::NoValue}]}",
      })
  void readsShortAndLongFormsAlike(String one, String other) {
    assertThat(plain(one)).isEqualTo(plain(other));
  }

  @Test
  void givesIntrinsicsTheirTypes() {
    assertThat(CfnReader.value(Yaml.read("!Ref Queue"))).isInstanceOf(CfnValue.Ref.class);
    assertThat(CfnReader.value(Yaml.read("!GetAtt Queue.Arn"))).isInstanceOf(CfnValue.GetAtt.class);
    assertThat(CfnReader.value(Yaml.read("!Sub '${X}'"))).isInstanceOf(CfnValue.Sub.class);
    assertThat(CfnReader.value(Yaml.read("!Split [',', x]"))).isInstanceOf(CfnValue.Function.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{Ref: 5}",
        "{Ref: [a]}",
        "{Ref: a, b: c}",
        "{Fn::GetAtt: nodot}",
        "{Fn::GetAtt: [a, {Ref: b}]}",
        "{Fn::Sub: [a]}",
        "{Condition: {Bool: {a: b}}}",
      })
  void leavesWhatHasNotTheShapeOfAnIntrinsic(String yaml) {
    assertThat(CfnReader.value(Yaml.read(yaml))).isInstanceOf(CfnValue.Mapping.class);
  }

  @Test
  void knowsTheReferencesOfASubByTheirPlaces() {
    CfnValue.Sub sub =
        (CfnValue.Sub) CfnReader.value(Yaml.read("!Sub ['${x} ${Queue.Arn} ${!no}', {x: 1}]"));

    assertThat(sub.places())
        .singleElement()
        .satisfies(
            reference -> {
              assertThat(reference.target()).isEqualTo("Queue");
              assertThat(reference.path()).isEqualTo("Queue.Arn");
              assertThat(reference.origin().primary()).hasToString("config.yml:1:13");
            });
  }

  @Test
  void readsScalarsByTheirTypes() {
    assertThat(CfnReader.value(Yaml.read("[1, 1.5, true, null, '1']")))
        .isInstanceOfSatisfying(
            CfnValue.Sequence.class,
            list ->
                assertThat(list.items())
                    .hasExactlyElementsOfTypes(
                        CfnValue.Number.class,
                        CfnValue.Number.class,
                        CfnValue.Bool.class,
                        CfnValue.Null.class,
                        CfnValue.Text.class));
  }

  @Test
  void readsATemplate() {
    Diagnostics diagnostics = new Diagnostics();
    Template template =
        CfnReader.template(
            Yaml.mapping(
                """
                Parameters: {P: {Type: String}}
                Resources:
                  Queue:
                    Type: AWS::SQS::Queue
                    DependsOn: Topic
                    DeletionPolicy: Retain
                    Properties: {QueueName: !Ref P}
                  Topic: {Type: AWS::SNS::Topic, DependsOn: []}
                Outputs: {O: {Value: !Ref Queue}}
                """),
            diagnostics);

    assertThat(diagnostics.sorted()).isEmpty();
    assertThat(template.sections()).containsOnlyKeys("Parameters", "Outputs");
    assertThat(Plain.resource(template.resources().get("Queue")))
        .isEqualTo(
            Map.of(
                "Type",
                "AWS::SQS::Queue",
                "DependsOn",
                List.of("Topic"),
                "DeletionPolicy",
                "Retain",
                "Properties",
                Map.of("QueueName", Map.of("Ref", "P"))));
    assertThat(template.resources().get("Topic").properties()).isEmpty();
  }

  @Test
  void reportsWhatIsNoResource() {
    Diagnostics diagnostics = new Diagnostics();
    Template template =
        CfnReader.template(
            Yaml.mapping(
                """
                Resources:
                  A: text
                  B: {Properties: {}}
                  C: {Type: X::Y::Z, DependsOn: [1]}
                  D: {Type: X::Y::Z, Properties: []}
                """),
            diagnostics);

    assertThat(template.resources()).containsOnlyKeys("C", "D");
    assertThat(diagnostics.sorted())
        .extracting(found -> found.at() + " " + found.message())
        .containsExactly(
            "config.yml:2:6 `A` has to be a mapping, but is the string `text`.",
            "config.yml:3:3 The resource `B` has no `Type`.",
            "config.yml:4:34 `DependsOn` takes logical ids, but this is the number `1`.",
            "config.yml:5:34 `Properties` has to be a mapping, but is a list.");
  }

  private static Object plain(String yaml) {
    return Plain.of(CfnReader.value(Yaml.read(yaml)));
  }
}
