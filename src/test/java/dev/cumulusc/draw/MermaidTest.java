package dev.cumulusc.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MermaidTest {
  @Test
  void isAFlowchart() {
    assertThat(
            Mermaid.print(
                Machines.picture(
                    """
                    StartAt: Decide
                    States:
                      Decide:
                        Type: Choice
                        Choices: [{Variable: $.size, NumericGreaterThan: 5, Next: Each}]
                        Default: Done
                      Each:
                        Type: Map
                        ItemProcessor: {StartAt: A, States: {A: {Type: Pass, End: true}}}
                        Catch: [{ErrorEquals: [States.ALL], Next: Done}]
                        End: true
                      Done: {Type: Succeed}
                    """)))
        .isEqualTo(
            """
            flowchart TD
              accTitle: Ingest
              s1(("start"))
              s2{{"Decide<br/>Choice"}}
              class s2 choice
              subgraph s3["Each<br/>Map"]
                subgraph s3r1["For each item"]
                  s4(("start"))
                  s5["A<br/>Pass"]
                  class s5 pass
                  s6(("end"))
                  s4 --> s5
                  s5 --> s6
                end
              end
              s7(["Done<br/>Succeed"])
              class s7 succeed
              s8(("end"))
              s1 --> s2
              s2 -->|"#36;.size #62; 5"| s3
              s2 -->|"otherwise"| s7
              s3 -.->|"States.ALL"| s7
              s3 --> s8
              classDef choice fill:#f2f2f2,stroke:#444444,color:#222222
              classDef pass fill:#ffffff,stroke:#888888,color:#222222
              classDef succeed fill:#d8f3dc,stroke:#2d7d46,color:#0b2e17
            """);
  }

  @Test
  void takesNothingInANameForMarkup() {
    String text =
        Mermaid.print(
            Machines.picture(
                "{StartAt: a, States: {'a\"]; end `x` <img> #1; | & %% {y}': {Type: Pass, End: true}}}"));
    assertThat(text)
        .contains(
            "[\"a#34;#93;#59; end \u02cbx\u02cb #60;img#62; #35;1#59; #124; #38; #37;#37; #123;y#125;<br/>Pass\"]");
  }

  /** As rendered by Mermaid 11.4.1 and 11.17.2: each is shown as it is written here. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '"',
      value = {
        "1. Fetch > 1|. Fetch",
        "12) Fetch > 12|) Fetch",
        "Fetch 1. > Fetch 1.",
        "- dash > -| dash",
        "a - b > a - b",
        "+ plus > +| plus",
        "* star > ^#42;^ star",
        "# Head > #35;| Head",
        "=== > =|==",
        "http://a.example > http:|//a.example",
        "www.example > www|.example",
        "a@b.example > a#64;|b.example",
        "[a](b) > #91;a#93;|(b)",
        "[a]: b > #91;a#93;|: b",
        "arn:aws:states:::sns > arn:aws:states:::sns",
        "_a_ > _|a_|",
        "snake_case_name > snake_case_name",
        "**b** > ^#42;^^#42;^b^#42;^^#42;^",
        "~~b~~ > ^#126;^^#126;^b^#126;^^#126;^",
        "`b` > \u02cbb\u02cb",
        "a\\_b > a#92;|_|b",
        "fa:fa-car > fa:|fa-car",
        "$$x$$ > #36;|#36;x#36;|#36;",
      })
  void takesNothingInANameForMarkdown(String name, String shown) {
    assertThat(MermaidText.escaped(name))
        .isEqualTo(shown.replace('|', '\u2060').replace('^', '\ufeff'));
  }

  /** A chain of n states has n + 1 arrows. */
  @Test
  void knowsWhatMermaidRefuses() {
    assertThat(Mermaid.excess(chain(499, "s"))).isEmpty();
    assertThat(Mermaid.excess(chain(500, "s")))
        .hasValue("it has 501 arrows, but Mermaid draws at most 500");
    assertThat(Mermaid.excess(chain(400, "a-name-of-a-hundred-characters".repeat(4))))
        .get()
        .asString()
        .endsWith(" characters, but Mermaid reads at most 50000");
  }

  private static Picture chain(int length, String name) {
    StringBuilder states = new StringBuilder("StartAt: " + name + "1\nStates:\n");
    for (int i = 1; i < length; i++) {
      states.append("  " + name + i + ": {Type: Pass, Next: " + name + (i + 1) + "}\n");
    }
    states.append("  " + name + length + ": {Type: Pass, End: true}\n");
    return Machines.picture(states.toString());
  }

  @Test
  void marksBoxesAndArrows() {
    Picture older = Machines.picture("{StartAt: A, States: {A: {Type: Pass, End: true}}}");
    Picture newer =
        Machines.picture(
            "{StartAt: A, States: {A: {Type: Pass, Next: B}, B: {Type: Pass, End: true}}}");
    assertThat(Mermaid.print(PictureDiff.of(older, newer)))
        .contains("  s3[\"B<br/>Pass<br/>[added]\"]\n  class s3 pass\n  class s3 added\n")
        .contains("  linkStyle 1,2 stroke:#1a7f37,stroke-width:3px\n")
        .contains("  linkStyle 3 stroke:#cf222e,stroke-dasharray:6 3\n");
  }
}
