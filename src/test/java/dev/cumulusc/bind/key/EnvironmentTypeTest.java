package dev.cumulusc.bind.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTypeTest {
  private static final Key<Map<Located<String>, Expression>> ENVS =
      Key.of("envs", EnvironmentType.INSTANCE, "Variables.");

  private static Opened open(String yaml) {
    return Opened.of(Section.of("a thing", ENVS), yaml);
  }

  private static Map<String, String> variables(Opened opened) {
    Map<String, String> texts = new LinkedHashMap<>();
    opened
        .fields()
        .optional(ENVS)
        .ifPresent(envs -> envs.value().forEach((k, v) -> texts.put(k.value(), text(v))));
    return texts;
  }

  private static String text(Expression expression) {
    return expression instanceof Expression.Intrinsic intrinsic
        ? intrinsic.function().value()
        : ((Expression.Literal) expression).text();
  }

  @Test
  void keepsPlainValuesAsTheyAreWritten() {
    Opened opened = open("envs:\n  A: text\n  B: 007\n  C: yes\n  D: ''\n  E: 1.10\n  F: true\n");

    assertThat(variables(opened))
        .containsExactly(
            Map.entry("A", "text"),
            Map.entry("B", "007"),
            Map.entry("C", "yes"),
            Map.entry("D", ""),
            Map.entry("E", "1.10"),
            Map.entry("F", "true"));
  }

  @Test
  void readsIntrinsicFunctionsInEveryForm() {
    Opened opened =
        open(
            """
            envs:
              A: {function: 'Fn::Sub', value: '${AWS::Region}'}
              B:
                function: Fn::GetAtt
                array: [x, Arn]
              C: {Ref: x}
              D: !Ref x
              E: !GetAtt x.Arn
            """);

    assertThat(variables(opened))
        .containsExactly(
            Map.entry("A", "Fn::Sub"),
            Map.entry("B", "Fn::GetAtt"),
            Map.entry("C", "Ref"),
            Map.entry("D", "Ref"),
            Map.entry("E", "Fn::GetAtt"));
  }

  @Test
  void leavesOutAVariableWithoutAValue() {
    Opened opened = open("envs:\n  A:\n  B: b\n");

    assertThat(variables(opened)).containsOnlyKeys("B");
    assertThat(opened.found())
        .containsExactly("2:3 C1010 The variable `A` has no value and is left out.");
  }

  @Test
  void readsAListOfNamesAndValuesOrOfMappings() {
    Opened opened = open("envs:\n  - name: A\n    value: a\n  - B: b\n    C: c\n");

    assertThat(variables(opened))
        .containsExactly(Map.entry("A", "a"), Map.entry("B", "b"), Map.entry("C", "c"));
    assertThat(opened.found())
        .containsExactly("1:1 C1011 `envs` is a list, which kes does not understand.");
  }

  @Test
  void reportsAVariableThatIsSetTwice() {
    Opened opened = open("envs:\n  - A: a\n  - A: b\n");

    assertThat(variables(opened)).containsExactly(Map.entry("A", "a"));
    assertThat(opened.found())
        .containsExactly(
            "1:1 C1011 `envs` is a list, which kes does not understand.",
            "3:5 C1012 The variable `A` is set a second time.");
  }

  @Test
  void reportsWhatIsNoValueOfAVariable() {
    Opened opened =
        open(
            """
            envs:
              A: [a]
              B: {b: c}
              C: {function: Fn::GetAt, array: [x, Arn]}
              D: {function: Ref}
              E: {function: Ref, value: x, extra: y}
            """);

    assertThat(variables(opened)).containsOnlyKeys("E");
    assertThat(opened.found())
        .containsExactly(
            "2:6 C1002 `A` is a list, but a single value or an intrinsic function is expected.",
            "3:6 C1002 `B` is a mapping, but a single value or an intrinsic function is expected.",
            "4:17 C1004 `function` is the text `Fn::GetAt`, but an intrinsic function is expected.",
            "5:6 C1003 `D` has neither `value` nor `array`, one of which a `function` needs.",
            "6:32 C1001 `extra` is not a key of an intrinsic function.");
  }

  @Test
  void reportsVariablesThatAreNoMapping() {
    Opened opened = open("envs: A=b\n");

    assertThat(variables(opened)).isEmpty();
    assertThat(opened.found())
        .containsExactly(
            "1:7 C1002 `envs` is the text `A=b`, but a mapping of variables is expected.");
  }
}
