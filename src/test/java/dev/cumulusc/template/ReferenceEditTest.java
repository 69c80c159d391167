package dev.cumulusc.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written instead of a reference, in each of its forms. */
class ReferenceEditTest {
  private static final Origin ORIGIN = Yaml.read("X").origin();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ${X}                        | X     | X.Arn | ${X.Arn}
          ${ X }                      | X     | X.Arn | ${X.Arn}
          ${X.Arn}                    | X.Arn | X     | ${X}
          $<X>                        | X     | X.Arn | $<X.Arn>
          !Ref X                      | X     | X.Arn | !GetAtt X.Arn
          !GetAtt X.Arn               | X.Arn | X     | !Ref X
          !GetAtt [X, Arn]            | X.Arn | X     | !Ref X
          !GetAtt X.Arn               | X.Arn | X.Url | !GetAtt X.Url
          {Ref: X}                    | X     | X.Arn | {Fn::GetAtt: [X, Arn]}
          Ref: X                      | X     | X.Arn | Fn::GetAtt: [X, Arn]
          {"Ref": "X"}                | X     | X.Arn | {"Fn::GetAtt": ["X", "Arn"]}
          {Fn::GetAtt: [X, Arn]}      | X.Arn | X     | {Ref: X}
          {"Fn::GetAtt": ["X","Arn"]} | X.Arn | X     | {"Ref": "X"}
          Fn::GetAtt: X.Arn           | X.Arn | X     | Ref: X
          """)
  void isWrittenInTheSameForm(String written, String path, String meant, String expected) {
    assertThat(ReferenceEdit.replacement(written, reference(path), meant)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"X", "a ${X} b", "${Y}", "!Ref Y", "{Ref: Y}", "!Sub ${X}", "{{x}}"})
  void isNotWrittenForWhatIsNotTheReference(String written) {
    assertThat(ReferenceEdit.replacement(written, reference("X"), "X.Arn")).isEmpty();
  }

  @Test
  void isNotWrittenForNothing() {
    assertThat(ReferenceEdit.replacement("", reference("X"), "X.Arn")).isEmpty();
  }

  private static CfnValue.Reference reference(String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? new CfnValue.Ref(path, ORIGIN)
        : new CfnValue.GetAtt(path.substring(0, dot), path.substring(dot + 1), ORIGIN);
  }
}
