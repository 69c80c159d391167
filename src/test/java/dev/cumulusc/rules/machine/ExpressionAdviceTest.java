package dev.cumulusc.rules.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.JsonataSite;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.path.IntrinsicFunction;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.rules.AslValidator;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is advised for expressions that mean something that their state does not have. */
class ExpressionAdviceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          States.Format('x')            | `States.Format` is a function of JSONPath states, which JSONata does not have. Write `'text ' & value` for it.
          $count([States.UUID(), 1])    | `States.UUID` is a function of JSONPath states, which JSONata does not have. Write `$uuid()` for it.
          States.Sum(1)                 | `States.Sum` is a function of JSONPath states, which JSONata does not have. Write the JSONata expression that gives the same.
          States.name                   | `States` is a field of nothing here. Write `$states.input.States` for a field of the input, `$States` for a variable, or `'States'` for a string.
          """)
  void saysWhatJsonataHasForAnIntrinsicFunction(String expression, String says) {
    assertThat(found("Output: \"{% " + expression + " %}\"", "C3306")).containsExactly(says);
  }

  @ParameterizedTest
  @EnumSource
  void advisesExpressionsThatCanBeRead(IntrinsicFunction function) {
    assertThat(JsonataSite.parse("{% " + function.jsonata() + " %}").expression()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Assign: {a: 1, b: "{% $a %}"}           | `A` assigns `$a` itself, which only the states behind it see. Write the value of `a` here once more, or use the variable in a state behind `A`.
          Assign: {a: 1}, Output: "{% $a %}"      | `A` assigns `$a` itself, which only the states behind it see. Write the value of `a` here once more, or use the variable in a state behind `A`.
          Assign: {b: "{% $a %}"}                 | No state before `A` assigns `$a`. Write `$states.input.a` for a field of the input.
          """)
  void saysWhenAnAssignmentComesTooLate(String fields, String says) {
    assertThat(found(fields, "C3953")).containsExactly(says);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.Hash('%s', 'MD5')",
        "States.Base64Encode('%s')",
        "States.Base64Decode('%s')"
      })
  void limitsTheStringsOfIntrinsicFunctions(String call) {
    String fields = "QueryLanguage: JSONPath, Parameters: {a.$: \"" + call + "\"}";
    String function = call.substring(0, call.indexOf('('));

    assertThat(found(fields.replace("%s", "x".repeat(10_000)), "C3226")).isEmpty();
    assertThat(found(fields.replace("%s", "x".repeat(10_001)), "C3226"))
        .singleElement()
        .asString()
        .startsWith("`" + function + "` is given 10001 characters, but it takes at most 10000.");
  }

  private static List<String> found(String fields, String code) {
    Diagnostics diagnostics = new Diagnostics();
    String state = "{Type: Pass, End: true, " + fields + "}";
    AslValidator.validate(
        Yaml.mapping(
            (fields.startsWith("QueryLanguage") ? "{" : "{QueryLanguage: JSONata, ")
                + "StartAt: A, States: {A: "
                + state
                + "}}"),
        MachineType.STANDARD,
        diagnostics);
    return diagnostics.sorted().stream()
        .filter(each -> each.rule().code().equals(code))
        .map(each -> each.message() + " " + each.help().orElse(""))
        .toList();
  }
}
