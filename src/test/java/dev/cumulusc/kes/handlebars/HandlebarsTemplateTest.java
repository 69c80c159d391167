package dev.cumulusc.kes.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlebarsTemplateTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      textBlock =
          """
          a {{#if x}} b            | 1:3 C0601 This block is not closed.
          a {{#if x}} {{/with}}    | 1:16 C0601 The block `if` is closed as `with`.
          a {{/if}}                | 1:3 C0601 `{{/` is not expected here.
          a {{x                    | 1:6 C0601 The template ends inside a tag.
          {{x}}}                   | 1:4 C0601 `}}}` is not expected here.
          {{a.this}}               | 1:3 C0601 `a.this` is not a path.
          {{> part}}               | 1:1 C0601 There are no partials: kes registers none.
          {{#> part}}{{/part}}     | 1:1 C0601 There are no partials: kes registers none.
          {{#*inline "a"}}{{/inline}} | 1:1 C0601 Decorators are not supported.
          {{=<% %>=}}              | 1:1 C0601 Handlebars has no tag that changes the delimiters.
          {{x ~}} {{a ; b}}        | 1:13 C0601 `;` is not expected in a tag.
          a {{shout x}}            | 1:3 C0602 There is no helper `shout`.
          {{if x}}                 | 1:1 C0602 `if` needs a block: `{{#if ...}}`.
          {{#each}}{{/each}}       | 1:1 C0602 `each` needs 1 arguments, but has 0.
          {{lookup x}}             | 1:1 C0602 `lookup` needs 2 arguments or more, but has 1.
          {{lookup (shout x) 1}}   | 1:10 C0602 There is no helper `shout`.
          """)
  void reportsWhatIsWrong(String template, String found) {
    render(template, "x: 1");
    assertThat(Found.lines(diagnostics)).containsExactly(found);
  }

  @Test
  void reportsOnlyTheFirstFault() {
    render("{{#if x}}\n{{> a}}\n{{/with}}\n{{> b}}", "x: 1");
    assertThat(Found.lines(diagnostics)).hasSize(1);
  }

  @Test
  void knowsWhereEachPieceOfTextIsFrom() {
    RenderedText text = render("a: {{x}}\n{{#each list}}\n  - {{this}} b\n{{/each}}\nend", LISTS);
    assertThat(text.text()).isEqualTo("a: one\n  - p b\n  - q b\nend");
    assertThat(text.span(0, 1)).hasToString("template:1:1");
    assertThat(text.span(3, 6)).hasToString("template:1:4");
    assertThat(text.span(3, 6).endColumn()).isEqualTo(9);
    int secondItem = text.text().indexOf("q b");
    assertThat(text.span(secondItem, secondItem + 3)).hasToString("template:3:5");
    assertThat(text.span(secondItem + 2, secondItem + 3)).hasToString("template:3:14");
    int end = text.text().indexOf("end");
    assertThat(text.span(end, end + 3)).hasToString("template:5:1");
    assertThat(text.span(end + 3, end + 3)).hasToString("template:5:4");
  }

  @Test
  void spansAtLeastTheFirstPieceWhereALoopGoesBack() {
    RenderedText text = render("{{#each list}}{{this}};{{/each}}", LISTS);
    int from = text.text().indexOf(";");
    assertThat(text.span(from, from + 2).endColumn())
        .isGreaterThan(text.span(from, from + 2).column());
  }

  @Test
  void knowsWhichValuesWerePrinted() {
    RenderedText text = render("name: {{x}}-{{{ list.[1] }}}", LISTS);
    Origin origin = text.origin(6, text.text().length());
    assertThat(origin.primary()).hasToString("template:1:7");
    assertThat(origin.steps())
        .extracting(Origin.Step::text)
        .containsExactly("`x` is set", "`list.[1]` is set");
    assertThat(origin.steps().get(1).at().orElseThrow()).hasToString("config.yml:2:11");
  }

  @Test
  void knowsWhereKeysWereWritten() {
    RenderedText text = render("{{#each m}}{{@key}}: {{this}}\n{{/each}}", "m: {a: 1, b: 2}");
    assertThat(text.origin(5, 6).steps())
        .extracting(step -> step.at().orElseThrow().toString())
        .containsExactly("config.yml:1:11");
  }

  @Test
  void countsCharactersBeyondTheBasicPlane() {
    RenderedText text = render("😀 {{x}}", LISTS);
    assertThat(text.text()).isEqualTo("😀 one");
    assertThat(text.span(3, 6)).hasToString("template:1:3");
  }

  @Test
  void rendersAnEmptyTemplate() {
    RenderedText text = render("", LISTS);
    assertThat(text.text()).isEmpty();
    assertThat(text.span(0, 0)).isEqualTo(text.template().start());
  }

  private static final String LISTS = "x: one\nlist: [p, q]\n";

  private RenderedText render(String template, String context) {
    Map<String, Helper> helpers = Map.of();
    SourceFile file = SourceFile.of("template", template);
    return HandlebarsTemplate.read(file, diagnostics)
        .flatMap(read -> read.render(Js.of(Yaml.read(context)), helpers, diagnostics))
        .orElseGet(() -> new RenderedText(file));
  }

  @Test
  void keepsTheOrderOfKeysAsJavaScriptDoes() {
    JsObject object = new JsObject(null);
    for (String name : List.of("b", "10", "a", "2", "01", "4294967295", "-1", "0")) {
      object.put(name, JsValue.text(name));
    }
    assertThat(object.names()).containsExactly("0", "2", "10", "b", "a", "01", "4294967295", "-1");
  }
}
