package dev.cumulusc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionsTest {
  private static final RuleInfo WARNING = RuleInfo.warning(Stage.LIMIT, "C5111", "dead", "Dead.");
  private static final RuleInfo ERROR = RuleInfo.error(Stage.LIMIT, "C5101", "long", "Long.");

  @Test
  void silencesTheLineOfTheCommentOrTheOneBelow() {
    assertThat(
            left(
                """
                runtime: old # cumulusc-ignore C5111: moved in May
                # cumulusc-ignore C5111, C5112: moved in May
                # another comment
                runtime: old
                """,
                WARNING,
                1,
                4))
        .containsExactly("2 C0702 `C5112` finds nothing in line 4.");
  }

  @Test
  void wantsAReason() {
    assertThat(left("runtime: old # cumulusc-ignore C5111\n", WARNING, 1))
        .containsExactly(
            "1 C0701 This comment gives no reason, and so suppresses nothing.", "1 C5111 Found.");
  }

  @Test
  void silencesNoError() {
    assertThat(left("timeout: 9999 # cumulusc-ignore C5101: we know\n", ERROR, 1))
        .containsExactly(
            "1 C0703 `C5101` is an error here, and errors can't be suppressed.", "1 C5101 Found.");
  }

  @Test
  void reportsWhatNamesNoRule() {
    assertThat(left("a: 1 # cumulusc-ignore all of it\n", WARNING))
        .containsExactly("1 C0704 This comment names no rule.");
  }

  @Test
  void leavesOtherLinesAlone() {
    assertThat(left("a: 1 # cumulusc-ignore C5111: x\nruntime: old\n", WARNING, 2))
        .containsExactly("1 C0702 `C5111` finds nothing in line 1.", "2 C5111 Found.");
    assertThat(left("a: 'cumulusc-ignore'\n", WARNING)).isEmpty();
  }

  @Test
  void leavesTextsThatLookLikeCommentsAlone() {
    assertThat(
            left(
                """
                a: "1 # cumulusc-ignore C5111: in quotes"
                b: |
                  # cumulusc-ignore C5111: in a block
                c: 1 # see below # cumulusc-ignore C5111: in a comment
                """,
                WARNING))
        .containsExactly("4 C0702 `C5111` finds nothing in line 4.");
  }

  @Test
  void keepsQuietAboutLinesThatWereNotRead() {
    SourceFile file =
        SourceFile.of(
            "config.yml",
            "dev: 1 # cumulusc-ignore C5111: x\nprod: 1 # cumulusc-ignore C5111: x\n");
    ReadLines read = new ReadLines();
    read.add(SourceSpan.inLine(file, 1, 1, 3));
    assertThat(Suppressions.apply(List.of(), read))
        .extracting(each -> each.at().line())
        .containsExactly(1);
  }

  @Test
  void removesWhatSilencesNothingAndNothingElse() {
    assertThat(
            mended(
                """
                # the machine
                # cumulusc-ignore C5111: gone

                runtime: old   # cumulusc-ignore C5113, C5111 , C5112: moved in May
                  # cumulusc-ignore C5112: gone
                b: 2\t# why # cumulusc-ignore C5112: gone
                c: 'ä𝄞' # cumulusc-ignore C5112: gone\r
                d: 3 # cumulusc-ignore C5112: gone""",
                4))
        .isEqualTo(
            """
            # the machine

            runtime: old   # cumulusc-ignore C5111: moved in May
            b: 2\t# why
            c: 'ä𝄞'\r
            d: 3""");
  }

  private static String mended(String text, Integer... lines) {
    SourceFile file = SourceFile.of("config.yml", text);
    return Fixes.of(apply(file, WARNING, lines)).get(0).text();
  }

  private static List<String> left(String text, RuleInfo rule, Integer... lines) {
    return apply(SourceFile.of("config.yml", text), rule, lines).stream()
        .sorted(
            java.util.Comparator.comparing((Diagnostic each) -> each.at().line())
                .thenComparing(each -> each.rule().code()))
        .map(each -> each.at().line() + " " + each.rule().code() + " " + each.message())
        .toList();
  }

  private static List<Diagnostic> apply(SourceFile file, RuleInfo rule, Integer... lines) {
    ReadLines read = new ReadLines();
    read.add(file);
    return Suppressions.apply(
        List.of(lines).stream()
            .map(line -> Diagnostic.of(rule, SourceSpan.inLine(file, line, 1, 1), "Found."))
            .toList(),
        read);
  }
}
