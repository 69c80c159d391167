package dev.cumulusc.bind.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import org.junit.jupiter.api.Test;

class DefinitionTypeTest {
  private static final Key<MappingNode> DEFINITION =
      Key.of("definition", DefinitionType.INSTANCE, "A definition.");

  private static Opened open(String yaml) {
    return Opened.of(Section.of("a thing", DEFINITION), yaml);
  }

  private static String read(Opened opened) {
    return opened
        .fields()
        .optional(DEFINITION)
        .map(found -> JsonText.of(found.value()))
        .orElse("nothing");
  }

  @Test
  void givesReferencesOneForm() {
    Opened opened = open("definition: {a: !GetAtt X.Arn, b: [{Ref: Y}], c: !ImportValue z}");

    assertThat(read(opened))
        .isEqualTo("{\"a\":\"${X.Arn}\",\"b\":[\"${Y}\"],\"c\":{\"Fn::ImportValue\":\"z\"}}");
    assertThat(opened.found()).isEmpty();
  }

  @Test
  void reportsFunctionsThatCloudFormationWouldRefuse() {
    Opened opened =
        open(
            """
            definition:
              a: !GetAtt X
              b: [{Fn::Sub: [x]}]
              c: {Fn::GetAttr: [X, Arn]}
              d: {Fn::Join: ['', [{Ref: [x]}]]}
              e: {Fn::ToJsonString: x, f: g}
              h: {Fn::Length: !Ref X}
            """);

    read(opened);

    assertThat(opened.found())
        .containsExactly(
            "2:14 C1002 `Fn::GetAtt` is the string `X`, but `Resource.Attribute`, or a list of the"
                + " two, is expected.",
            "3:17 C1002 `Fn::Sub` is a list, but a string, or a list of a string and a mapping, is"
                + " expected.",
            "4:7 C1004 CloudFormation has no intrinsic function `Fn::GetAttr`.");
  }

  @Test
  void isAMapping() {
    Opened opened = open("definition: !Ref X");

    assertThat(read(opened)).isEqualTo("nothing");
    assertThat(opened.found())
        .containsExactly(
            "1:13 C1002 `definition` is the intrinsic function `Ref`, but a mapping is expected.");
  }
}
