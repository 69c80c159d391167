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
}
