package dev.cumulusc.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.Yaml;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MustacheRendererTest {
  private static final String VALUES =
      """
      name: outer
      number: 5
      zero: 0
      yes: true
      no: false
      nothing: ~
      empty: ''
      none: []
      list: [a, b]
      nested: [[1, 2], [3]]
      items: [{name: x, tags: [p, q]}, {tags: []}]
      mapping: {name: inner, deep: {name: innermost}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          a {{name}} b {{{name}}} c {{& name }} {{number}}     | a outer b outer c outer 5
          [{{nothing}}][{{empty}}][{{missing}}][{{no}}]        | [][][][false]
          {{mapping.name}} {{mapping.deep.name}} {{list.1}}    | inner innermost b
          {{#list}}({{.}}){{/list}}{{#none}}x{{/none}}         | (a)(b)
          {{#nested}}<{{#.}}{{.}}{{/.}}>{{/nested}}            | <12><3>
          {{#items}}{{name}}:{{#tags}}{{.}}{{name}}{{/tags}};{{/items}} | x:pxqx;outer:;
          {{#mapping}}{{name}}{{#deep}}{{name}}{{number}}{{/deep}}{{/mapping}} | innerinnermost5
          {{#name}}{{.}}{{/name}}{{#number}}{{.}}{{/number}}{{#yes}}Y{{/yes}} | outer5Y
          {{#zero}}x{{/zero}}{{#no}}x{{/no}}{{#nothing}}x{{/nothing}}{{#empty}}x{{/empty}}{{#missing}}x{{/missing}}. | .
          {{^zero}}a{{/zero}}{{^no}}b{{/no}}{{^nothing}}c{{/nothing}}{{^empty}}d{{/empty}}{{^missing}}e{{/missing}}{{^none}}f{{/none}} | abcdef
          {{^name}}x{{/name}}{{^list}}x{{/list}}{{^mapping}}x{{/mapping}}{{^yes}}x{{/yes}}. | .
          {{^nothing}}{{name}}{{/nothing}} {{^none}}{{name}}{{/none}} | outer outer
          a{{! comment }}b{{!}}c{{#list}}{{! x }}{{/list}}     | abc
          {{#list}}{{#list}}{{.}}{{/list}}{{^no}}{{.}}{{/no}};{{/list}} | aba;abb;
          {{name}                                              | {{name}
          """)
  void rendersAsMustacheDoes(String template, String expected) {
    assertThat(render(template, 1000)).isEqualTo(expected);
  }

  @Test
  void keepsLinesAroundSections() {
    assertThat(render("a\n{{#list}}\n- {{.}}\n{{/list}}\nb\n", 1000))
        .isEqualTo("a\n\n- a\n\n- b\n\nb\n");
  }

  @Test
  void endsWhenItsBudgetIsSpent() {
    String bomb = "{{#nested}}{{#nested}}{{#nested}}{{name}}{{/nested}}{{/nested}}{{/nested}}";
    assertThat(render(bomb, 100_000)).isEqualTo("outer".repeat(8));
    assertThat(render(bomb, 3 * bomb.length() + 9)).isEqualTo("outer");
    MustacheRenderer.Budget budget = new MustacheRenderer.Budget(4);
    assertThat(render("{{name}}", budget)).isEmpty();
    assertThat(budget.isSpent()).isTrue();
  }

  private static String render(String template, long characters) {
    return render(template, new MustacheRenderer.Budget(characters));
  }

  private static String render(String template, MustacheRenderer.Budget budget) {
    Variables variables = Variables.of(Yaml.mapping(VALUES), Map.of(), Map.of());
    MustacheRenderer.Values values =
        (tag, scopes) ->
            variables.find(tag.name(), scopes).map(Variables.Found::value).orElse(null);
    return new MustacheRenderer(MustacheText.parse(template), values, budget).render();
  }
}
