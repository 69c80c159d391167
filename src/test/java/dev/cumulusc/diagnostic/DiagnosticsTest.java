package dev.cumulusc.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.source.SourceFile;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private static final RuleInfo RULE =
      RuleInfo.error(Stage.LIMIT, "C3999", "made-up", "Something is wrong.");

  @Test
  void keepsSoManyOfARuleInAFile() {
    SourceFile file = SourceFile.of("a.json", "");
    Diagnostics diagnostics = new Diagnostics();
    IntStream.range(0, 2000).forEach(i -> diagnostics.report(RULE, file.start(), "Fault " + i));
    assertThat(diagnostics.sorted()).hasSize(500);
  }

  @Test
  void manyFaultyFilesHideNoneOfTheOthers() {
    Diagnostics diagnostics = new Diagnostics();
    IntStream.range(0, 2000)
        .mapToObj(i -> SourceFile.of(i + ".json", ""))
        .forEach(file -> diagnostics.report(RULE, file.start(), "There is a fault."));
    assertThat(diagnostics.sorted()).hasSize(2000);
  }

  @Test
  void discardsWhatConcernsNobody() {
    Diagnostics discarding = Diagnostics.discarding();
    discarding.report(RULE, SourceFile.of("a.json", "").start(), "Something is wrong.");
    assertThat(discarding.sorted()).isEmpty();
    assertThat(discarding.hasErrors()).isFalse();
  }

  @Test
  void handsOnWhatIsWantedInTheFormThatIsWanted() {
    SourceFile file = SourceFile.of("a.json", "");
    Diagnostics all = new Diagnostics();
    Diagnostics some = all.only(found -> found.message().startsWith("Keep"));
    Diagnostics mild = some.changing(found -> found.withSeverity(Severity.NOTE));

    mild.report(RULE, file.start(), "Keep this.");
    mild.report(RULE, file.start(), "Drop this.");
    some.report(RULE, file.start(), "Keep that.");

    assertThat(all.sorted().stream().map(found -> found.severity() + " " + found.message()))
        .containsExactlyInAnyOrder("NOTE Keep this.", "ERROR Keep that.");
    assertThat(mild.hasErrors()).isFalse();
    assertThat(some.hasErrors()).isTrue();
    assertThat(mild.sorted()).hasSize(2);
  }
}
