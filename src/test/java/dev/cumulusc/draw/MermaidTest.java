package dev.cumulusc.draw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
            "[\"a#34;#93;#59; end #96;x#96; #60;img#62; #35;1#59; #124; #38; #37;#37; #123;y#125;<br/>Pass\"]");
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
