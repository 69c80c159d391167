package dev.cumulusc.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsequencesTest {
  private static final SourceFile FILE = SourceFile.of("config.yml", "docker: yes\n");
  private static final SourceSpan VALUE = SourceSpan.inLine(FILE, 1, 9, 3);

  private static final Diagnostic CAUSE =
      found(RuleInfo.warning(Stage.LOAD, "C0001", "cause", "Cause."), VALUE);

  @Test
  void laterStagesDoNotSeeWhatWasRefused() {
    Diagnostic later = found(RuleInfo.warning(Stage.BIND, "C1001", "later", "Later."), VALUE);
    Diagnostic note = found(RuleInfo.note(Stage.TEMPLATE, "C6001", "note", "Note."), VALUE);
    assertThat(Consequences.removed(List.of(later, CAUSE, note))).containsExactly(CAUSE);
    assertThat(Consequences.removed(List.of(later))).containsExactly(later);
  }

  @Test
  void aFindingHidesNoGraverOne() {
    Diagnostic error = found(RuleInfo.error(Stage.BIND, "C1002", "error", "Error."), VALUE);
    assertThat(Consequences.removed(List.of(CAUSE, error))).containsExactly(CAUSE, error);
  }

  @Test
  void findingsOfOneStageStandBesideEachOther() {
    Diagnostic same = found(RuleInfo.warning(Stage.LOAD, "C0002", "same", "Same."), VALUE);
    assertThat(Consequences.removed(List.of(CAUSE, same))).containsExactly(CAUSE, same);
  }

  @Test
  void otherPlacesAreSeen() {
    SourceSpan key = SourceSpan.inLine(FILE, 1, 1, 6);
    Diagnostic other = found(RuleInfo.warning(Stage.BIND, "C1001", "other", "Other."), key);
    assertThat(Consequences.removed(List.of(CAUSE, other))).containsExactly(CAUSE, other);
  }

  private static Diagnostic found(RuleInfo rule, SourceSpan at) {
    return Diagnostic.of(rule, at, rule.summary());
  }
}
