package dev.cumulusc.rehearse.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
  private static final String INPUT =
      "{\"o\":{\"a\":1,\"b\":[\"x\",null]},\"list\":[1,1,2,[3],[3]],\"n\":1.0}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Array(1, 'a', true, null, $.n) | [1,\"a\",true,null,1.0]",
        "States.ArrayContains($.list, 2) | true",
        "States.ArrayGetItem($.list, 3) | [3]",
        "States.ArrayLength($.list) | 5",
        "States.ArrayPartition($.list, 2) | [[1,1],[2,[3]],[[3]]]",
        "States.ArrayRange(1, 9, 4) | [1,5,9]",
        "States.ArrayRange(3, 1, -1) | [3,2,1]",
        "States.ArrayUnique($.list) | [1,2,[3]]",
        "States.Base64Encode('añ') | \"YcOx\"",
        "States.Base64Decode('YcOx') | \"añ\"",
        "States.Format('{} is {}, \\{\\}', $.o, $.n) | \"{a=1, b=[x, null]} is 1.0, {}\"",
        "States.Hash('input', 'SHA-1') | \"140f86aae51ab9e1cda9b4254fe98a74eb54c1a1\"",
        "States.JsonMerge($.o, $.o, false) | {\"a\":1,\"b\":[\"x\",null]}",
        "States.JsonToString($.o) | \"{\\\"a\\\":1,\\\"b\\\":[\\\"x\\\",null]}\"",
        "States.MathAdd(2, -3) | -1",
        "States.MathRandom(1, 2) | 1",
        "States.StringSplit(',a,,b;c', ',;') | [\"a\",\"b\",\"c\"]",
        "States.StringToJson('[1, null]') | [1,null]",
        "States.StringSplit('it\\'s', '\\'') | [\"it\",\"s\"]",
        "States.ArrayGetItem(States.Array($.n, 2), States.MathAdd(0, 1)) | 2"
      })
  void gives(String call, String value) throws Exception {
    assertThat(compute(call)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.ArrayGetItem($.list, 9) | Index 9 out of bounds for length 5.",
        "States.StringToJson($.n) | Argument 1 must be of type string but was number.",
        "States.Format('{}') | The number of occurrences of {} does not match the number of arguments.",
        "States.Hash('a', 'CRC') | The algorithm 'CRC' is not supported.",
        "States.ArrayRange(0, 5000, 1) | The array cannot contain more than 1000 elements."
      })
  void refuses(String call, String why) {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compute(call))
        .matches(failure -> failure.error().equals("States.IntrinsicFailure"))
        .withMessage("The function '" + call + "' had the following error: " + why);
  }

  @Test
  void namesAnArgumentThatIsNotThere() {
    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> compute("States.Array(1, $.x.y)"))
        .matches(failure -> failure.error().equals("States.Runtime"))
        .withMessage(
            "The function 'States.Array(1, $.x.y)' had the following error: The JsonPath argument"
                + " for the field '$.x.y' could not be found in the input '"
                + INPUT
                + "'");
  }

  private static String compute(String call) throws Exception {
    Services services =
        new Services() {
          @Override
          public Instant now() {
            return Instant.EPOCH;
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
    return PayloadTemplate.compute(
            "f.$",
            call,
            new Bindings(
                JsonReader.read(INPUT),
                () -> INPUT,
                () -> JsonObject.EMPTY,
                Map.of(),
                services,
                (field, value) -> {}))
        .text();
  }
}
