package dev.cumulusc.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.asl.path.PathExpression.Path;
import dev.cumulusc.asl.path.PathExpression.Root;
import dev.cumulusc.asl.text.SyntaxFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$",
        "$$",
        "$.a",
        "$.a.b-c",
        "$['a']",
        "$.a['b.c'].d",
        "$[\"a\"]",
        "$.a[0]",
        "$.[0]",
        "$[-1]",
        "$.a[*]",
        "$.a.*",
        "$..a",
        "$..[0]",
        "$.a[1:2]",
        "$.a[:2]",
        "$.a[-2:]",
        "$.a[0,1]",
        "$.a['b','c']",
        "$.a[?(@.b == 'c')]",
        "$.a[?(@.a == 'c' && @.d < 5)].e",
        "$.a.length()",
        "$$.Execution.Id",
        "$order.id",
        "$.a ",
        "$.größe",
        "$.a[?(@.b =~ /x(y)/)]",
        "$.${Field}",
        "${Path}",
        "$.a[${Index}].b",
        "$.@type",
        "$.a:b",
        "$.$ref"
      })
  void readsAPath(String text) {
    assertThat(PathParser.path(text).fault()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a              | 0 | must start with `$`
          ''             | 0 | must start with `$`
          $.             | 2 | ends after a dot
          $.a..          | 5 | ends after a dot
          $.a[           | 4 | has neither a number nor a quoted name in its brackets
          $.a[]          | 4 | has neither a number nor a quoted name in its brackets
          $.a[b]         | 4 | has neither a number nor a quoted name in its brackets
          $.a[$.b]       | 4 | has a path in brackets, where only a number or a quoted name can stand
          $.a['b]        | 4 | has a quote that is never closed
          $.a[0          | 5 | has a `[` that is never closed
          $.a[?(@.b]     | 5 | has a `(` that is never closed
          $.a[?@.b]      | 5 | has a filter that is not in parentheses
          $.a b          | 4 | goes on with `b` after its end
          $.a]           | 3 | goes on with `]` after its end
          $a-b           | 2 | goes on with `-b` after its end
          States.UUID()  | 0 | must start with `$`
          """)
  void refusesWhatIsNoPath(String text, int offset, String message) {
    assertThat(PathParser.path(text).fault()).contains(new SyntaxFault(offset, message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.UUID()",
        "States.Format('a {} b', $.c)",
        "States.Format('it\\'s {}', $.a['b'])",
        "States.MathAdd($.a, -1)",
        "States.JsonMerge($.a, $$.b, false)",
        "States.Array()",
        "States.Array( 'a' , 1.5, null, $x.y )",
        "States.ArrayGetItem(States.StringSplit($.a[?(@.b == ')')].c, ','), 0)",
        "States.Format('arn:aws:s3:::${Bucket}/{}', $.key)",
        "States.Foo(1)"
      })
  void readsACall(String text) {
    ParsedPath parsed = PathParser.pathOrCall(text);

    assertThat(parsed.fault()).isEmpty();
    assertThat(parsed.call()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          foo                        | 0  | must start with `$` or `States.`
          foo.bar                    | 0  | must start with `$` or `States.`
          States.Format              | 13 | has no `(` after `States.Format`
          States.Format('a           | 14 | has a quote that is never closed
          States.Format('a', $.b     | 22 | is not closed by `)`
          States.Format('a',)        | 18 | has an empty argument
          States.Format("a")         | 14 | has a string in double quotes, and strings stand in single quotes
          States.Format('a' $.b)     | 18 | has `$.b)` where `,` or `)` belongs
          States.MathAdd(1, 2))      | 20 | goes on with `)` after its end
          States.MathAdd(1.2.3, 2)   | 15 | has `1.2.3` where a number belongs
          States.UUID().a            | 13 | goes on with `.a` after its end
          """)
  void refusesWhatIsNoCall(String text, int offset, String message) {
    assertThat(PathParser.pathOrCall(text).fault()).contains(new SyntaxFault(offset, message));
  }

  @Test
  void reportsWhatAPathStartsFrom() {
    assertThat(path("$.a").root()).isEqualTo(Root.INPUT);
    assertThat(path("$$.a").root()).isEqualTo(Root.CONTEXT);
    assertThat(path("$order.id").root()).isEqualTo(Root.VARIABLE);
    assertThat(path("$order.id").variable()).isEqualTo("order");
    assertThat(path("$$.Execution.Input['x'][0].y").names())
        .containsExactly("Execution", "Input", "x");
  }

  @Test
  void takesACommaIntoANameButNotInACall() {
    assertThat(path("$.a,b.c").names()).containsExactly("a,b", "c");
    assertThat(PathParser.pathOrCall("States.Array($.a,$.b)").call())
        .map(call -> call.arguments().size())
        .contains(2);
  }

  @Test
  void knowsAReferencePath() {
    assertThat(path("$.a['b'][0]").isReference()).isTrue();
    assertThat(path("$.a[*]").isReference()).isFalse();
    assertThat(path("$..a").isReference()).isFalse();
    assertThat(path("$.a[0:1]").isReference()).isFalse();
    assertThat(path("$.a[?(@.b)]").isReference()).isFalse();
    assertThat(path("$.a.length()").isReference()).isFalse();
  }

  @Test
  void countsNestedCalls() {
    assertThat(PathParser.pathOrCall("States.Array(States.Array(States.UUID()), 1)").call())
        .map(PathExpression.Call::depth)
        .contains(3);
  }

  @Test
  void readsNoCallsThatAreNestedTooDeeplyForAnyStack() {
    assertThat(PathParser.pathOrCall(nested(100)).fault()).isEmpty();
    for (int depth : new int[] {101, 100_000}) {
      assertThat(PathParser.pathOrCall(nested(depth)).fault())
          .map(SyntaxFault::message)
          .contains("is nested too deeply");
    }
  }

  private static String nested(int depth) {
    return "States.Array(".repeat(depth) + "1" + ")".repeat(depth);
  }

  private static Path path(String text) {
    return PathParser.path(text).path().orElseThrow();
  }
}
