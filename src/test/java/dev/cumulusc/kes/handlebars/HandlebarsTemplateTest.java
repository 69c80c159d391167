package dev.cumulusc.kes.handlebars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
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
          {{*inline "a"}}          | 1:1 C0601 Decorators are not supported.
          a {{^x}} {{{y}}}         | 1:3 C0601 This block is not closed.
          {{#if x}}a{{else}}b      | 1:1 C0601 This block is not closed.
          {{{{if x}}}} {{/if}}     | 1:1 C0601 This block is not closed.
          {{{{if x}}}}{{{{/with}}}} | 1:13 C0601 The block `if` is closed as `with`.
          {{^x}}{{else if x}}{{/x}} | 1:7 C0601 A block that starts with `^` takes a plain `else` only.
          a{{else}}                | 1:2 C0601 `{{else}}` is not expected here.
          {{#if x}}{{else}}{{^}}   | 1:18 C0601 `{{^}}` is not expected here.
          {{}}                     | 1:3 C0601 `}}` is not expected here.
          a {{! b                  | 1:3 C0601 This comment is not closed.
          a {{~!-- b }}            | 1:3 C0601 This comment is not closed.
          {{x "a}}                 | 1:5 C0601 This string is not closed.
          {{x [a}}                 | 1:5 C0601 `[` is not expected in a tag.
          {{a;b}}                  | 1:4 C0601 `;` is not expected in a tag.
          {{x %a}}                 | 1:5 C0601 `%` is not expected in a tag.
          {{list.0}}               | 1:8 C0601 A path can end in `0` only in brackets: `[0]`.
          {{a/true}}               | 1:5 C0601 A path can end in `true` only in brackets: `[true]`.
          {{deep/../x}}            | 1:3 C0601 `deep/../x` is not a path.
          {{x.}}                   | 1:1 C0602 There is no helper `x`.
          {{x y= }}                | 1:8 C0601 `}}` is not expected here.
          {{x y=1 z}}              | 1:9 C0601 `z` is not expected here.
          {{lookup (lookup x}}     | 1:19 C0601 `}}` is not expected here.
          {{x ~}} {{a ; b}}        | 1:13 C0601 `;` is not expected in a tag.
          a {{shout x}}            | 1:3 C0602 There is no helper `shout`.
          {{if x}}                 | 1:1 C0602 `if` needs a block: `{{#if ...}}`.
          {{#each}}{{/each}}       | 1:1 C0602 `each` needs 1 argument, but has 0.
          {{lookup x}}             | 1:1 C0602 `lookup` needs 2 arguments, but has 1.
          {{lookup (shout x) 1}}   | 1:10 C0602 There is no helper `shout`.
          """)
  void reportsWhatIsWrong(String template, String found) {
    render(template, "x: 1");
    assertThat(Found.lines(diagnostics)).containsExactly(found);
  }

  @Test
  void reportsWhatIsNestedTooDeeplyToBeRendered() {
    assertThat(faults("{{#if x}}".repeat(200) + "{{/if}}".repeat(200))).isEmpty();
    assertThat(faults("{{#if x}}".repeat(201) + "{{/if}}".repeat(201)))
        .containsExactly("1:1801 C0601 Blocks are nested more than 200 levels deep here.");
    assertThat(faults("{{#if x}}" + "{{else if x}}".repeat(199) + "{{/if}}")).isEmpty();
    assertThat(faults("{{#if x}}" + "{{else if x}}".repeat(200) + "{{/if}}")).hasSize(1);
    assertThat(faults("{{#if x}}{{/if}}".repeat(1000))).isEmpty();
    assertThat(faults("{{lookup " + "(lookup ".repeat(100) + "x 1" + ") 1".repeat(100) + "}}"))
        .isEmpty();
    assertThat(faults("{{lookup " + "(lookup ".repeat(101) + "x 1" + ") 1".repeat(101) + "}}"))
        .containsExactly("1:810 C0601 Parentheses are nested more than 100 levels deep here.");
  }

  private static List<String> faults(String template) {
    Diagnostics diagnostics = new Diagnostics();
    render(template, "x: ''", diagnostics);
    return Found.lines(diagnostics);
  }

  @Test
  void reportsWhatIsWrongWithParameters() {
    assertThat(faults("{{#if x as ||}}{{/if}}"))
        .containsExactly("1:13 C0601 `|` is not expected here.");
    assertThat(faults("{{#with x as |a}}{{/with}}"))
        .containsExactly("1:16 C0601 `}}` is not expected here.");
    assertThat(faults("{{#unless x as |a|}}b{{a}}{{/unless}}"))
        .containsExactly(
            "1:22 C0602 `a` has no value: the helper of its block gives its parameters none.");
  }

  @Test
  void underlinesTheTagThatOpensABlock() {
    render("a\n{{#each x y}}\n{{/each}}\n", "x: 1");
    SourceSpan at = diagnostics.sorted().get(0).at();
    assertThat(at).hasToString("template:2:1");
    assertThat(at.endColumn()).isEqualTo(14);
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
    return render(template, context, diagnostics);
  }

  private static RenderedText render(String template, String context, Diagnostics diagnostics) {
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
