package dev.cumulusc.asl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherFileTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {Fn::Sub: x}                             | This is the intrinsic function `Fn::Sub`, and no definition.
          {Resources: {}}                          | This is a CloudFormation template, and no definition.
          {AWSTemplateFormatVersion: '2010-09-09'} | This is a CloudFormation template, and no definition.
          {stepFunctions: {A: {StartAt: B, States: {}}}} | This holds the workflow `A` of an application, and no single definition.
          {stateMachineArn: x, definition: '{"StartAt": "A"}'} | This is what AWS knows about a state machine; the definition is the text in `definition`.
          {name: x, definition: '{"StartAt": "A"}'} | The definition is the text in `definition`, and not this.
          {DefinitionString: '{"StartAt": "A"}'}    | The definition is the text in `DefinitionString`, and not this.
          {A: {StartAt: B, States: {}}, C: {definition: {}}, D: 1} | This holds the workflows `A` and `C` of an application, and no single definition.
          """)
  void isRecognized(String file, String message) {
    OtherFile found = OtherFile.recognized(Yaml.mapping(file)).orElseThrow();
    assertThat(found.message()).isEqualTo(message);
    assertThat(found.origin().primary().column()).isEqualTo(2);
    assertThat(found.help()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {StartAt: A, Resources: {}}
          {States: {}, Resources: {}}
          {StartAt: A, definition: '{"StartAt": "A"}'}
          {StartAt: A}
          {Stats: {}}
          {startat: A}
          {StartAt.$: $.a}
          """)
  void mayBeADefinition(String file) {
    assertThat(OtherFile.recognized(Yaml.mapping(file))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                       | This has neither `StartAt` nor `States`
          {name: x, version: '1', dependencies: {}} | This has neither `StartAt` nor `States`
          {A: {StartAt: B}}                        | This has neither `StartAt` nor `States`
          {A: {States: {}}}                        | This has neither `StartAt` nor `States`
          {A: {definition: x}}                     | This has neither `StartAt` nor `States`
          {definition: x}                          | This has neither `StartAt` nor `States`
          {Comment: x, TimeoutSeconds: 1}          | This has neither `StartAt` nor `States`
          {Type: Task, Resource: x}                | This is a single state of type `Task`
          """)
  void hasNoStates(String file, String message) {
    assertThat(OtherFile.recognized(Yaml.mapping(file)).orElseThrow().message())
        .startsWith(message);
  }

  @Test
  void isADefinitionByItsFirstField() {
    assertThat(OtherFile.isDefinition(Yaml.read("{StartAt: A}"))).isTrue();
    assertThat(OtherFile.isDefinition(Yaml.read("{States: {}}"))).isFalse();
    assertThat(OtherFile.isDefinition(Yaml.read("[StartAt]"))).isFalse();
  }
}
