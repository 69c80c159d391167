package dev.cumulusc.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicFunctionTest {
  @ParameterizedTest
  @CsvSource({
    "States.UUID,0,0,no arguments",
    "States.ArrayLength,1,1,1 argument",
    "States.Hash,2,2,2 arguments",
    "States.MathRandom,2,3,2 or 3 arguments",
    "States.Format,1,100,at least 1 argument",
    "States.Array,0,100,at least 0 arguments",
  })
  void takesAsManyArgumentsAsItSays(String name, int fewest, int most, String expected) {
    IntrinsicFunction function = IntrinsicFunction.named(name).orElseThrow();

    assertThat(function.functionName()).isEqualTo(name);
    assertThat(function.expected()).isEqualTo(expected);
    assertThat(function.takes(fewest)).isTrue();
    assertThat(function.takes(most)).isTrue();
    assertThat(function.takes(fewest - 1)).isFalse();
    assertThat(function.takes(most + 1)).isEqualTo(most == 100);
  }

  @Test
  void isFoundByItsWholeNameOnly() {
    assertThat(IntrinsicFunction.named("UUID")).isEmpty();
    assertThat(IntrinsicFunction.named("States.uuid")).isEmpty();
    assertThat(IntrinsicFunction.names()).hasSize(18).contains("States.UUID").isSorted();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "$['a','b']|true",
        "$[\"a\",\"b\"]|true",
        "$[1,2]|false",
        "$['a']|false",
        "$.*|false"
      })
  void knowsASegmentOfSeveralNames(String path, boolean isNames) {
    PathExpression.Path parsed =
        (PathExpression.Path) PathParser.path(path).expression().orElseThrow();

    assertThat(parsed.segments()).singleElement().matches(each -> each.isNames() == isNames);
    assertThat(parsed.isWhole()).isFalse();
  }

  @Test
  void knowsAPathThatIsTheRoot() {
    assertThat(((PathExpression.Path) PathParser.path("$").expression().orElseThrow()).isWhole())
        .isTrue();
  }
}
