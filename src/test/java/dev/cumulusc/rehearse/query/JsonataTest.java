package dev.cumulusc.rehearse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonString;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions as the service evaluates them. */
class JsonataTest {
  private static final String INPUT = "{\"a\":1,\"none\":null,\"list\":[1,2,3],\"x\":2.0}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.a + 1 | 2",
        "$states.input.none | null",
        "null | null",
        "{'n': $states.input.none} | {\"n\":null}",
        "$states.input.x * 1.5 | 3",
        "1 / 3 | 0.3333333333333333",
        "$states.input.list[0] | 1",
        "$type($states.input.none) | \"null\"",
        "$partition([1,2,3,4,5], 2) | [[1,2],[3,4],[5]]",
        "$range(0, 6, 2) | [0,2,4,6]",
        "$range(-1.7, 2, 1) | [-1,0,1,2]",
        "$hash('input', 'SHA-1') | \"140f86aae51ab9e1cda9b4254fe98a74eb54c1a1\"",
        "$random(42) | 0.7275636800328681",
        "$parse('{\"a\":[null]}').a | [null]",
        "$base64encode('añ') | \"YcOx\"",
        "$base64decode('YcOx') | \"añ\"",
        "$formatNumber(2.675, '0.00') | \"2.68\"",
        "$formatNumber(0.125, '0.00') | \"0.12\"",
        "$formatNumber(1234.5678, '#,##0.00') | \"1,234.57\"",
        "$formatNumber(1234.5, '#,##0') | \"1,234\"",
        "$formatNumber(0.14, '01%') | \"14%\"",
        "$fromMillis(0) | \"1970-01-01T00:00:00.000Z\"",
        "$fromMillis(0, '[H01]:[m01]', '+0130') | \"01:30\"",
        "$fromMillis(0, '[H01]:[m01]', 'utc') | \"00:00\"",
        "$exists($fromMillis('0')) | false",
        "$now() | \"2026-01-01T00:00:00.000Z\"",
        "$millis() | 1767225600000",
        "$states.context.Name | \"context\"",
        "$exists($assert(true, 'no')) | false",
        "$v | 7"
      })
  void gives(String expression, String value) throws Exception {
    assertThat(evaluate(expression)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$states.input.b | returned nothing (undefined).",
        "$partition([], 2) | returned nothing (undefined).",
        "$uppercase | returned an unsupported result type.",
        "{'a': $uppercase} | returned an unsupported result type.",
        "[1, [function($v){$v}]] | returned an unsupported result type.",
        "$eval('1+1') | threw an error during evaluation. T1006: Attempted to invoke a non-function",
        "$partition([1], -1) | threw an error during evaluation. D3137: Second argument must be zero or greater",
        "$hash('a', 'CRC') | threw an error during evaluation. D3137: Hash algorithm 'CRC' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
        "$uuid(1) | threw an error during evaluation. T0410: Argument 1 of function \"uuid\" does not match function signature",
        "$parse('{') | threw an error during evaluation. D3137: Invalid JSON",
        "$abs('x') | threw an error during evaluation. T0410: Argument 1 of function \"abs\" does not match function signature",
        "1 + 'a' | threw an error during evaluation. T2002: The right side of the \"+\" operator must evaluate to a number",
        "$assert(false, 'msg') | threw an error during evaluation. D3141: msg",
        "$assert(1 = 2) | threw an error during evaluation. D3141: $assert() statement failed",
        "$assert(false, '') | threw an error during evaluation. D3141: $assert() statement failed",
        "$error('boom') | threw an error during evaluation. D3137: boom",
        "1 ?? 2 | threw an error during evaluation. S0211: The symbol \"?\" cannot be used as a unary operator"
      })
  void fails(String expression, String why) {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> evaluate(expression))
        .matches(failure -> failure.location().equals("Output"))
        .withMessage(
            "The JSONata expression '" + expression + "' specified for the field 'Output' " + why);
  }

  @Test
  void endlessRecursionFails() {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> evaluate("($f := function($x) { 1 + $f($x) }; $f(1))"))
        .withMessageEndingWith(
            "threw an error during evaluation: Stack overflow error: Check for non-terminating"
                + " recursive function. Consider rewriting as tail-recursive.");
  }

  @Test
  void namesThePlaceInATemplate() {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(
            () -> jsonata().fill(JsonReader.read("{\"a\":[1,{\"b\":\"{% $x %}\"}]}"), "Arguments"))
        .matches(failure -> failure.location().equals("Arguments/a[1]/b"));
  }

  @Test
  void variablesOfOneEvaluationAreUnknownToTheNext() throws Exception {
    assertThat(evaluate("$v")).isEqualTo("7");
    Bindings none =
        new Bindings(
            JsonObject.EMPTY,
            () -> "{}",
            () -> JsonObject.EMPTY,
            Map.of(),
            services(),
            (field, value) -> {});
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> new Jsonata(none).fill(new JsonString("{% $v %}"), "Output"));
  }

  private static String evaluate(String expression) throws Exception {
    return jsonata().fill(new JsonString("{% " + expression + " %}"), "Output").text();
  }

  private static Jsonata jsonata() throws Exception {
    return new Jsonata(
        new Bindings(
            JsonReader.read(INPUT),
            () -> INPUT,
            () -> new JsonObject.Builder().put("Name", "context").build(),
            Map.of("v", JsonReader.read("7")),
            services(),
            (field, value) -> {}));
  }

  private static Services services() {
    return new Services() {
      @Override
      public Instant now() {
        return Instant.parse("2026-01-01T00:00:00Z");
      }

      @Override
      public Random random() {
        return new Random(1);
      }

      @Override
      public String uuid() {
        return "00000000-0000-4000-8000-000000000000";
      }
    };
  }
}
