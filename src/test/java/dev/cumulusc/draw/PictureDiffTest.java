package dev.cumulusc.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.draw.layout.LayoutEngines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureDiffTest {
  private static final String OLDER =
      """
      StartAt: A
      States:
        A: {Type: Pass, Next: B}
        B: {Type: Pass, Next: C}
        C:
          Type: Map
          ItemProcessor:
            StartAt: X
            States: {X: {Type: Pass, Next: Y}, Y: {Type: Pass, End: true}}
          End: true
      """;

  @Test
  void marksNothingWhereNothingChanged() {
    Picture picture = Machines.picture(OLDER);
    Picture same = PictureDiff.of(picture, Machines.picture(OLDER));
    assertThat(same.marks()).isEmpty();
    assertThat(same).isEqualTo(picture);
  }

  /** Members of a JSON object have no order, and 1 is 1.0. */
  @Test
  void marksNothingWhereTheSameIsWrittenDifferently() {
    Picture older =
        Machines.picture(
            "{StartAt: F, TimeoutSeconds: 60, Comment: c, States: {F: {Type: Pass, Result: {a: 1, b:"
                + " [2, {c: 100, d: 4}]}, End: true}}}");
    Picture newer =
        Machines.picture(
            "{States: {F: {End: true, Result: {b: [2.0, {d: 4, c: 1e2}], a: 1}, Type: Pass}},"
                + " Comment: c, TimeoutSeconds: 60, StartAt: F}");
    assertThat(PictureDiff.of(older, newer).marks()).isEmpty();
  }

  @Test
  void marksTheBeginningOfAScopeWhoseOwnFieldsChanged() throws IOException {
    String fields = "TimeoutSeconds: 1800\nComment: new\nQueryLanguage: JSONPath\n";
    Picture older = Machines.picture("TimeoutSeconds: 3600\nComment: new\n" + OLDER);
    Picture diff = PictureDiff.of(older, Machines.picture(fields + OLDER));
    assertThat(diff.marks()).containsExactly(Mark.CHANGED);
    assertThat(Mermaid.print(diff))
        .contains("((\"start<br/>QueryLanguage, TimeoutSeconds<br/>[changed]\"))");
    assertThat(Svg.document(diff, LayoutEngines.find(), "m"))
        .contains("<title>Start — QueryLanguage, TimeoutSeconds</title>");

    String inside = "ItemProcessor:\n      ProcessorConfig: {Mode: INLINE}";
    Picture inner =
        PictureDiff.of(
            Machines.picture(OLDER), Machines.picture(OLDER.replace("ItemProcessor:", inside)));
    assertThat(Mermaid.print(inner)).contains("((\"start<br/>ProcessorConfig<br/>[changed]\"))");
  }

  @Test
  void countsTheStatesThatThereAre() {
    Picture one = Machines.picture("{StartAt: A, States: {A: {Type: Pass, End: true}}}");
    Picture nothing = new Picture("Ingest", new Region("", List.of(), List.of()));
    assertThat(PictureDiff.of(Machines.picture(OLDER), one).states()).isEqualTo(1);
    assertThat(PictureDiff.of(Machines.picture(OLDER), nothing).states()).isEqualTo(5);
  }

  @Test
  void theOrderOfMembersAndTheSpellingOfNumbersAreNoChange() {
    Picture older =
        Machines.picture(
            "{StartAt: A, States: {A: {Type: Pass, Result: {a: 1, b: [2, {c: 0.5, d: 100}]}, End: true}}}");
    Picture newer =
        Machines.picture(
            "{States: {A: {End: true, Result: {b: [2.0, {d: 1.0e2, c: 0.5}], a: 1}, Type: Pass}}, StartAt: A}");
    Picture other =
        Machines.picture(
            "{StartAt: A, States: {A: {Type: Pass, Result: {a: '1', b: [2, {c: 0.5, d: 100}]}, End: true}}}");
    assertThat(PictureDiff.of(older, newer).marks()).isEmpty();
    assertThat(PictureDiff.of(older, other).marks()).containsExactly(Mark.CHANGED);
  }

  @Test
  void marksWhatWasAddedRemovedAndChanged() {
    assertThat(
            marks(
                """
                StartAt: A
                States:
                  A: {Type: Pass, Result: 1, Next: D}
                  D: {Type: Wait, Seconds: 3, Next: C}
                  C:
                    Type: Map
                    ItemProcessor:
                      StartAt: X
                      States: {X: {Type: Pass, End: true}}
                    End: true
                """))
        .containsExactly("A CHANGED", "D ADDED", "C NONE", "X CHANGED", "Y REMOVED", "B REMOVED");
  }

  @Test
  void marksWhatMovesElsewhere() {
    Picture older = Machines.picture("{StartAt: A, States: {A: {Type: Pass, End: true}}}");
    Picture newer =
        Machines.picture("{StartAt: A, States: {A: {Type: Wait, Seconds: 1, End: true}}}");
    Box box = PictureDiff.of(older, newer).root().boxes().get(1);
    assertThat(box.mark()).isEqualTo(Mark.CHANGED);
    assertThat(box.detail()).isEqualTo("Wait 1 s (was: Pass)");
  }

  @Test
  void marksArrowsThatLeadElsewhere() {
    Picture newer =
        Machines.picture(
            """
            StartAt: B
            States:
              B: {Type: Pass, Next: C}
              C:
                Type: Map
                ItemProcessor:
                  StartAt: X
                  States: {X: {Type: Pass, Next: Y}, Y: {Type: Pass, End: true}}
                End: true
            """);
    assertThat(PictureDiff.of(Machines.picture(OLDER), newer).root().links())
        .extracting(Link::mark)
        .containsExactly(Mark.ADDED, Mark.NONE, Mark.NONE, Mark.REMOVED, Mark.REMOVED);
  }

  @Test
  void hasAWorkflowThatIsNewOrGone() {
    Picture nothing = new Picture("Ingest", new Region("", List.of(), List.of()));
    assertThat(PictureDiff.of(nothing, Machines.picture(OLDER)).marks())
        .containsExactly(Mark.ADDED);
    assertThat(PictureDiff.of(Machines.picture(OLDER), nothing).marks())
        .containsExactly(Mark.REMOVED);
  }

  private static List<String> marks(String newer) {
    List<String> marks = new ArrayList<>();
    collect(PictureDiff.of(Machines.picture(OLDER), Machines.picture(newer)).root(), marks);
    return marks;
  }

  private static void collect(Region region, List<String> marks) {
    for (Box box : region.boxes()) {
      if (!box.kind().isPoint()) {
        marks.add(box.name() + " " + box.mark());
      }
      box.regions().forEach(inner -> collect(inner, marks));
    }
  }
}
