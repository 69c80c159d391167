package dev.cumulusc.asl.jsonata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.text.SyntaxFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$states.input.customer.name",
        "$states.input.items[price > 100].name",
        "( $a := 1; $b := $a * 2; {'sum': $a + $b} )",
        "$reduce($x, function($acc, $i) { $merge([$acc, {$i.id: $i.price}]) }, {})",
        "$x ~> $map(function($v){ $v & '' }) ~> $join(',')",
        "$match(x, /ab+[/]c/i)",
        "a@$e#$i[$i = 0].{g: h}^(>c, <d)",
        "|a.b|{'x': 1}, ['y']|",
        "$f(?, 2)",
        "**.x",
        "a.%.b",
        "[1..5, 7]",
        "\u03BB($x)<n:n>{$x}(3)",
        "`back quoted`.\"quoted\"",
        "a[].b",
        "a.and.or.in",
        "/* why */ 1",
        "'multi\nline'",
        " $x /* end */ ",
        "true ? {} : []",
        "'${Name}' & ${Value}",
        "1.5e-3 - -2 % 3"
      })
  void readsAnExpression(String text) {
    assertThat(JsonataParser.parse(text).fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                 | 0 | ends where a value belongs
          $a +               | 4 | ends where a value belongs
          + 1                | 0 | has `+` where a value belongs
          $a $b              | 3 | goes on with `$b` after its end
          $sum($a            | 7 | ends where `)` belongs
          $sum($a]           | 7 | has `]` where `)` belongs
          {'a' 1}            | 5 | has `1` where `:` belongs
          {'a': 1,}          | 8 | has `}` where a value belongs
          [1, 2              | 5 | ends where `]` belongs
          'abc               | 0 | has a quote that is never closed
          `abc               | 0 | has a backquote that is never closed
          'a\\q'             | 2 | has `\\q`, which is no escape
          'a\\u12x'          | 2 | has a `\\u` without four hexadecimal digits
          /* abc             | 0 | has a comment that is never closed
          $match($a, /b      | 11 | has a regular expression that is never closed
          1 := 2             | 0 | has no variable before `:=`
          a.1                | 2 | has `1` as a step of a path
          a@b                | 2 | has no variable after `@`
          a[0]@$b            | 4 | has `@` after a predicate
          a{b: c}{d: e}      | 7 | groups twice
          function(x){1}     | 9 | has a parameter that is no variable
          function($x) 1     | 13 | has `1` where `{` belongs
          $a ?: $b           | 3 | has `?:`, an operator of JSONata 2.1, but Step Functions has JSONata 2.0.6
          $a ?? 'd'          | 3 | has `??`, an operator of JSONata 2.1, but Step Functions has JSONata 2.0.6
          [1]{'a':$}[true]   | 10 | has a predicate after a grouping
          {'a':1}.%          | 8 | has a `%` whose parent can't be found
          a.%.%.%            | 4 | has a `%` whose parent can't be found
          function($a)<n<n>>{1} | 12 | has a signature in which `<` follows neither `a` nor `f`
          function($a)<(a<n>s)>{1} | 12 | has a signature in which a choice of types holds a type in `<>`
          a ! b              | 2 | goes on with `!` after its end
          """)
  void refusesWhatIsNoExpression(String text, int offset, String message) {
    assertThat(JsonataParser.parse(text.replace("\\\\", "\\")).fault())
        .contains(new SyntaxFault(offset, message.replace("\\\\", "\\")));
  }

  /** The verdicts of the version that Step Functions has, over expressions made at random. */
  @Test
  void refusesWhatTheVersionOfStepFunctionsRefuses() throws IOException {
    List<String> wrong =
        Files.readAllLines(Path.of("src/test/resources/jsonata-2.0.6.txt")).stream()
            .filter(line -> !line.startsWith("#"))
            .filter(
                line -> {
                  int blank = line.indexOf(' ');
                  boolean isRight = line.substring(0, blank).equals("ok");
                  return JsonataParser.parse(line.substring(blank + 1)).fault().isEmpty()
                      != isRight;
                })
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void refusesEndlessNestingInsteadOfFailing() {
    assertThat(JsonataParser.parse("(".repeat(100_000)).fault())
        .map(SyntaxFault::message)
        .contains("is nested too deeply");
  }

  @Test
  void limitsHowDeepATreeIs() {
    assertThat(isTooDeep(brackets(499))).isFalse();
    assertThat(isTooDeep(brackets(500))).isTrue();
    for (String step : List.of("[0]", ".a", "()", "^(b)", "@$v", "#$i", "{b: c}.d")) {
      int steps = step.equals("{b: c}.d") ? 249 : 499;
      assertThat(isTooDeep("$f" + step.repeat(steps))).as(step).isFalse();
      assertThat(isTooDeep("$f" + step.repeat(steps + 2))).as(step).isTrue();
    }
    String chain = "a" + "[0]".repeat(400);
    assertThat(isTooDeep("(".repeat(90) + chain + ")".repeat(90) + "[0]")).isFalse();
    assertThat(isTooDeep("(".repeat(110) + chain + ")".repeat(110) + "[0]")).isTrue();
    assertThat(isTooDeep("[" + (chain + ", ").repeat(9) + chain + "]")).isFalse();
    assertThat(isTooDeep("$f(" + chain + ")" + "[0]".repeat(90))).isFalse();
    assertThat(isTooDeep("$f(" + chain + ")" + "[0]".repeat(110))).isTrue();
  }

  private static String brackets(int count) {
    return "(".repeat(count) + "1" + ")".repeat(count);
  }

  private static boolean isTooDeep(String text) {
    return JsonataParser.parse(text)
        .fault()
        .filter(fault -> fault.message().equals("is nested too deeply"))
        .isPresent();
  }

  @Test
  void readsLongChainsOfOperators() {
    Jsonata parsed = JsonataParser.parse("1" + " + $a".repeat(50_000));

    assertThat(parsed.fault()).isEmpty();
    assertThat(Usage.of(parsed.expression().orElseThrow()).variables()).hasSize(50_000);
  }
}
