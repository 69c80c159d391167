package dev.cumulusc.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.emit.TemplateWriter.Format;
import dev.cumulusc.fixture.Plain;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateWriterTest {
  private static final MappingNode SOURCE =
      Yaml.mapping(
          """
          AWSTemplateFormatVersion: '2010-09-09'
          Description: 'stack: x'
          Parameters:
            Size: {Type: Number, Default: 5, NoEcho: true}
          Outputs:
            Arn: {Value: !GetAtt Queue.Arn}
          Resources:
            Queue:
              Type: AWS::SQS::Queue
              DependsOn: [Topic]
              DeletionPolicy: Retain
              Properties:
                QueueName: !Sub ['${s}-x', {s: !Ref Size}]
                Tags:
                  - {Key: a, Value: ''}
                  - {Key: b, Value: "one\\ntwo\\n"}
                Empty: [{}, [], [a]]
            Topic: {Type: AWS::SNS::Topic}
          """);

  private static final List<String> AWKWARD =
      Stream.of(
              "yes 007 1e3 .inf 2001-01-01 : - # ? ! & * | > ' \" % @ ` { } [ ] , \\ << = --- ..."
                  .split(" "),
              "a é 😀 {\"a\":1} ${X.Arn}".split(" "),
              new String[] {" ", "  ", "\t", "\n", "\n\n", ": ", " #", "- ", "\u00a0", "\u0001"},
              "\u007f \u0080 \u0085 \u009f \u2028 \ufeff".split(" "))
          .flatMap(Stream::of)
          .toList();

  @Test
  void writesReadableYaml() {
    assertThat(write(SOURCE, Format.YAML))
        .isEqualTo(
            """
            AWSTemplateFormatVersion: "2010-09-09"
            Description: 'stack: x'
            Parameters:
              Size:
                Type: Number
                Default: 5
                NoEcho: true
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                DependsOn:
                  - Topic
                DeletionPolicy: Retain
                Properties:
                  QueueName:
                    Fn::Sub:
                      - ${s}-x
                      - s:
                          Ref: Size
                  Tags:
                    - Key: a
                      Value: ""
                    - Key: b
                      Value: |
                        one
                        two
                  Empty:
                    - {}
                    - []
                    -   - a
              Topic:
                Type: AWS::SNS::Topic
            Outputs:
              Arn:
                Value:
                  Fn::GetAtt:
                    - Queue
                    - Arn
            """);
  }

  @Test
  void writesIndentedJson() {
    assertThat(
            write(
                Yaml.mapping("Resources: {T: {Type: X, Properties: {A: [1, b], C: {}}}}"),
                Format.JSON))
        .isEqualTo(
            """
            {
              "Resources": {
                "T": {
                  "Type": "X",
                  "Properties": {
                    "A": [
                      1,
                      "b"
                    ],
                    "C": {}
                  }
                }
              }
            }
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "ON",
        "off",
        "y",
        "N",
        "true",
        "null",
        "~",
        "",
        "007",
        "0x1F",
        "0o7",
        "1e3",
        "1_000",
        "1,000",
        "1.",
        ".5",
        "-.inf",
        ".NaN",
        "2001-01-01",
        "12:30",
        "190:20:30.5",
        "<<",
        "=",
        "5",
        "+1",
        "._9"
      })
  void quotesWhatSomeParserTakesForSomethingElse(String text) {
    assertThat(writeText(text)).isEqualTo("K: \"" + text + "\"\nResources: {}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:lambda:us-east-1:123456789012:function:x",
        "AWS::Lambda::Function",
        "/aws/lambda/x",
        "--activityArn",
        "${AWS::Region}",
        "$.meta.x",
        "x y, z",
        "yes sir",
        "a#b",
        "1.2.5-alpine",
        "é 😀"
      })
  void leavesPlainWhatEveryParserReadsAsText(String text) {
    assertThat(writeText(text)).isEqualTo("K: " + text + "\nResources: {}\n");
  }

  @Test
  void neverFoldsALongLine() {
    String text = "word ".repeat(500) + "end";

    assertThat(writeText(text)).isEqualTo("K: " + text + "\nResources: {}\n");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void writesEveryTextSoThatItIsReadBack(Format format) {
    Random random = new Random(20261122);
    MappingBuilder texts = CfnValue.mapping(SOURCE.origin());
    for (int i = 0; i < 2000; i++) {
      String text = anyText(random);
      String key = i + text.replace('\n', '_');
      texts.put(
          key,
          CfnValue.list(
              List.of(
                  CfnValue.text(text, SOURCE.origin()),
                  CfnValue.mapping(SOURCE.origin()).put("k", text).build()),
              SOURCE.origin()));
    }
    CfnValue.Mapping written = texts.build();

    String text =
        TemplateWriter.write(
            new Template(
                Map.of("Metadata", new CfnValue.Member(written, SOURCE.origin())),
                Map.of(),
                SOURCE.origin()),
            format);
    // YAML allows U+0085 as it is, JSON all of them.
    assertThat(text)
        .doesNotContainPattern(
            format == Format.JSON ? "[\\x7f-\\x9f]" : "[\\x7f-\\x84\\x86-\\x9f]");
    CfnValue read = CfnReader.value(Yaml.mapping(text).get("Metadata").orElseThrow());

    assertThat(Plain.of(read)).isEqualTo(Plain.of(written));
  }

  private static String anyText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(6); count > 0; count--) {
      text.append(AWKWARD.get(random.nextInt(AWKWARD.size())));
    }
    return text.toString();
  }

  private static String writeText(String text) {
    Template template =
        new Template(
            Map.of("K", new CfnValue.Member(CfnValue.text(text, SOURCE.origin()), SOURCE.origin())),
            Map.of(),
            SOURCE.origin());
    return TemplateWriter.write(template, Format.YAML);
  }

  private static String write(MappingNode source, Format format) {
    return TemplateWriter.write(CfnReader.template(source, new Diagnostics()), format);
  }
}
