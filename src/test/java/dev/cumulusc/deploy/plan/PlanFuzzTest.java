package dev.cumulusc.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.FuzzedText;
import dev.cumulusc.source.SourceFile;
import java.util.Optional;

/** Reads any file as a plan: it is one or an error, and a plan is written as it was read. */
class PlanFuzzTest {
  @FuzzTest(maxDuration = "15s")
  void readsAnyFile(byte[] data) {
    String text = FuzzedText.of(data);
    Diagnostics diagnostics = new Diagnostics();
    Optional<Plan> plan = PlanFile.read(SourceFile.of("plan.json", text), diagnostics);
    assertThat(plan.isPresent()).isNotEqualTo(diagnostics.hasErrors());
    plan.ifPresent(PlanFuzzTest::isWrittenAsItWasRead);
  }

  private static void isWrittenAsItWasRead(Plan plan) {
    String written = PlanFile.text(plan);
    Diagnostics diagnostics = new Diagnostics();
    assertThat(PlanFile.read(SourceFile.of("again.json", written), diagnostics))
        .map(PlanFile::text)
        .contains(written);
  }
}
