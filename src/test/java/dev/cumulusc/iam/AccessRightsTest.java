package dev.cumulusc.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRightsTest {
  private static CfnValue value(String yaml) {
    CfnValue.Mapping mapping = (CfnValue.Mapping) CfnReader.value(Yaml.mapping("at: " + yaml));
    return Objects.requireNonNull(mapping.get("at"));
  }

  @Test
  void isEachActionOnEachResource() {
    assertThat(
            AccessRights.of(
                (CfnValue.Mapping)
                    value(
                        "{Effect: Deny, Action: [a:B, a:C], Resource: [x, {Ref: Y}],"
                            + " Condition: {Bool: {k: true}}}")))
        .containsExactly(
            new AccessRight("Deny", "a:B", "x", "Bool k = true"),
            new AccessRight("Deny", "a:B", "${Y}", "Bool k = true"),
            new AccessRight("Deny", "a:C", "x", "Bool k = true"),
            new AccessRight("Deny", "a:C", "${Y}", "Bool k = true"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{Action: a:B, Resource: x}|Allow a:B x",
        "{Action: a:B, NotResource: [y, x]}|Allow a:B NotResource [x, y]",
        "{NotAction: [a:C, a:B], Resource: x}|Allow NotAction [a:B, a:C] x",
        "{Action: a:B}|",
        "{Resource: x}|",
      })
  void takesWhatIsExceptedAsOne(String statement, @Nullable String right) {
    assertThat(AccessRights.of((CfnValue.Mapping) value(statement)))
        .extracting(each -> each.effect() + " " + each.action() + " " + each.resource())
        .isEqualTo(right == null ? List.of() : List.of(right));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{StringLike: {b: [z, y], a: x}, Bool: {c: true}}|Bool c = true; StringLike a = x; StringLike b = y, z",
        "{Bool: yes}|Bool yes",
        "text|text",
      })
  void writesConditionsInOneOrder(String condition, String text) {
    assertThat(AccessRights.condition(value(condition))).isEqualTo(text);
  }

  @Test
  void hasNoConditionWhereNoneIsWritten() {
    assertThat(AccessRights.condition(null)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a|a",
        "12|12",
        "true|true",
        "~|null",
        "[a, 1]|[a, 1]",
        "{b: 1, a: x}|{a: x, b: 1}",
        "{Ref: A}|${A}",
        "{'Fn::GetAtt': [A, Arn]}|${A.Arn}",
        "{'Fn::Sub': 'a/${B}/${C.Arn}/${!D}'}|a/${B}/${C.Arn}/${!D}",
        "{'Fn::Sub': ['a/${B}/c', {B: {Ref: X}}]}|a/${X}/c",
        "{'Fn::Join': [':', [a, {Ref: B}]]}|a:${B}",
        "{'Fn::Join': [':', {Ref: B}]}|${Fn::Join [:, ${B}]}",
        "{'Fn::ImportValue': a}|${Fn::ImportValue a}",
      })
  void writesValuesAsText(String value, String text) {
    assertThat(AccessRights.text(value(value))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Allow a:B x ''|Allow a:B x ''|true",
        "Allow A:* x ''|Allow a:B x ''|true",
        "Allow a:B x ''|Allow a:* x ''|false",
        "Allow a:B * ''|Allow a:B x ''|true",
        "Allow a:B X ''|Allow a:B x ''|false",
        "Deny a:B x ''|Allow a:B x ''|false",
        "Allow a:B x ''|Allow a:B x c|true",
        "Allow a:B x c|Allow a:B x ''|false",
        "Allow a:B x c|Allow a:B x c|true",
        "Allow NotA* x ''|Allow NotAB x ''|false",
        "Allow * x ''|Allow NotAB x ''|false",
      })
  void coversWhatItsWildcardsStandFor(String wide, String narrow, boolean covers) {
    assertThat(right(wide).covers(right(narrow))).isEqualTo(covers);
  }

  @ParameterizedTest
  @CsvSource({
    "Allow a:B x,a:b,true",
    "Allow a:* x,a:B,true",
    "Allow a:C x,a:B,false",
    "Deny a:B x,a:B,false",
    "Allow NotAction x,a:B,true",
  })
  void allowsAnActionOnWhateverResource(String right, String action, boolean allows) {
    assertThat(right(right + " ''").allows(action)).isEqualTo(allows);
  }

  private static AccessRight right(String text) {
    String[] parts = text.replace("''", "-").split(" ");
    return new AccessRight(parts[0], parts[1], parts[2], parts[3].equals("-") ? "" : parts[3]);
  }
}
