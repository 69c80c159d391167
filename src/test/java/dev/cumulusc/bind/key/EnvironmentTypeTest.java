package dev.cumulusc.bind.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.template.CfnValue;
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
    CfnValue value = expression.value();
    if (value instanceof CfnValue.Reference reference) {
      return "${" + reference.path() + "}";
    }
    if (value instanceof CfnValue.Sub sub) {
      return "Sub " + sub.text();
    }
    return value instanceof CfnValue.Function function
        ? function.name()
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
              F: !GetAtt [x, Arn]
              G: {Fn::GetAtt: x.Arn}
              H: !Sub '${AWS::Region}'
              I: !ImportValue x
              J: !Join ['', [!Ref x, y]]
            """);

    assertThat(variables(opened))
        .containsExactly(
            Map.entry("A", "Sub ${AWS::Region}"),
            Map.entry("B", "${x.Arn}"),
            Map.entry("C", "${x}"),
            Map.entry("D", "${x}"),
            Map.entry("E", "${x.Arn}"),
            Map.entry("F", "${x.Arn}"),
            Map.entry("G", "${x.Arn}"),
            Map.entry("H", "Sub ${AWS::Region}"),
            Map.entry("I", "Fn::ImportValue"),
            Map.entry("J", "Fn::Join"));
  }

  /** kes writes such a string into its template without quotes, where it is a function. */
  @Test
  void readsFunctionsThatKesWouldPasteIntoItsTemplate() {
    Opened opened =
        open(
            """
            envs:
              A: '!GetAtt x.Arn'
              B: "!Ref 'x'"
              C: '!GetAtt [x, Arn]'
              D: '!Sub "a-${x}"'
              E: |
                !Sub a-${x}
              F: '!Join ["", [!Ref x, y]]'
              G: '!important'
              H: '! Ref x'
              I: '!Foo x'
              J: '!Ref x: y'
              K: '!GetAtt [x, Arn'
              L: ' !Ref x'
            """);

    assertThat(variables(opened))
        .containsExactly(
            Map.entry("A", "${x.Arn}"),
            Map.entry("B", "${x}"),
            Map.entry("C", "${x.Arn}"),
            Map.entry("D", "Sub a-${x}"),
            Map.entry("E", "Sub a-${x}"),
            Map.entry("F", "Fn::Join"),
            Map.entry("G", "!important"),
            Map.entry("H", "! Ref x"),
            Map.entry("I", "!Foo x"),
            Map.entry("J", "!Ref x: y"),
            Map.entry("K", "!GetAtt [x, Arn"),
            Map.entry("L", " !Ref x"));
    assertThat(opened.found()).isEmpty();
  }

  @Test
  void reportsArgumentsThatAFunctionDoesNotTake() {
    Opened opened =
        open(
            """
            envs:
              A: {function: Fn::Sub, value: [zzz]}
              B: {Ref: [x]}
              C: {function: Fn::GetAtt, array: []}
              D: !GetAtt x
              E: {Fn::GetAtt: [[x], Arn]}
              F: {Fn::Sub: 42}
              G: {Fn::GetAtt: [x, {Ref: y}]}
              H: '!GetAtt x'
              I: {Fn::GetAttr: x.Arn}
            """);

    variables(opened);
    assertThat(opened.found())
        .containsExactly(
            "2:33 C1002 `Fn::Sub` is a list, but a string, or a list of a string and a mapping, is"
                + " expected.",
            "3:12 C1002 `Ref` is a list, but the name of a resource or parameter is expected.",
            "4:36 C1002 `Fn::GetAtt` is a list, but `Resource.Attribute`, or a list of the two, is"
                + " expected.",
            "5:14 C1002 `Fn::GetAtt` is the string `x`, but `Resource.Attribute`, or a list of the"
                + " two, is expected.",
            "6:19 C1002 `Fn::GetAtt` is a list, but `Resource.Attribute`, or a list of the two, is"
                + " expected.",
            "7:16 C1002 `Fn::Sub` is the number `42`, but a string, or a list of a string and a"
                + " mapping, is expected.",
            "9:15 C1002 `Fn::GetAtt` is the string `x`, but `Resource.Attribute`, or a list of the"
                + " two, is expected.",
            "10:7 C1004 CloudFormation has no intrinsic function `Fn::GetAttr`.");
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
            "4:17 C1004 `function` is the string `Fn::GetAt`, but an intrinsic function is expected.",
            "5:6 C1003 `D` has neither `value` nor `array`, one of which a `function` needs.",
            "6:32 C1001 `extra` is not a key of an intrinsic function.");
  }

  @Test
  void reportsVariablesThatAreNoMapping() {
    Opened opened = open("envs: A=b\n");

    assertThat(variables(opened)).isEmpty();
    assertThat(opened.found())
        .containsExactly(
            "1:7 C1002 `envs` is the string `A=b`, but a mapping of variables is expected.");
  }
}
