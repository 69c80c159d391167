package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.Terminal.Stream;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.watch.InterruptHandler.Decision;
import dev.cumulusc.deploy.watch.InterruptHandler.Situation;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.ProgressReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private static final Situation UPDATE = situation(Operation.Kind.UPDATE, true, false);
  private static final Situation CREATION = situation(Operation.Kind.CREATE, false, true);

  private final StringWriter shown = new StringWriter();
  private final PrintWriter err = new PrintWriter(shown, true);
  private final ProgressReport report = ProgressReport.lines(err, Theme.PLAIN);

  @Test
  void offersWhatCanBeDone() {
    assertThat(answered("c\n", UPDATE)).isEqualTo(Decision.CANCEL);
    assertThat(shown.toString())
        .contains("The update of `app` goes on in the account")
        .doesNotContain("delete the new stack");
    assertThat(answered("x\n", CREATION)).isEqualTo(Decision.DELETE);
    assertThat(answered("w\n", CREATION)).isEqualTo(Decision.WATCH);
    assertThat(answered("d\n", UPDATE)).isEqualTo(Decision.DETACH);
    assertThat(answered("c\nd\n", CREATION)).isEqualTo(Decision.DETACH);
  }

  @Test
  void detachesWhenItIsPressedAgainWithinTheQuestion() throws IOException {
    try (PipedOutputStream keyboard = new PipedOutputStream();
        PipedInputStream input = new PipedInputStream(keyboard)) {
      Interrupts[] asked = new Interrupts[1];
      PrintWriter impatient =
          new PrintWriter(shown) {
            @Override
            public void flush() {
              super.flush();
              asked[0].press();
            }
          };
      asked[0] = new Interrupts(terminal(input), impatient, report, Optional.empty());
      asked[0].press();
      assertThat(asked[0].decide(UPDATE)).isEqualTo(Decision.DETACH);
      assertThat(asked[0].isInterrupted()).isFalse();
    }
  }

  @Test
  void doesNotAskWhereNobodyAnswersOrTheAnswerIsGiven() {
    Terminal none = Terminal.none(Map.of());
    Interrupts silent = new Interrupts(none, err, report, Optional.empty());
    silent.press();
    assertThat(silent.isInterrupted()).isTrue();
    assertThat(silent.decide(UPDATE)).isEqualTo(Decision.DETACH);
    assertThat(shown.toString()).contains("`--on-interrupt cancel`");
    assertThat(told(Decision.CANCEL).decide(UPDATE)).isEqualTo(Decision.CANCEL);
    assertThat(told(Decision.CANCEL).decide(CREATION)).isEqualTo(Decision.DETACH);
    assertThat(told(Decision.WATCH).decide(CREATION)).isEqualTo(Decision.WATCH);
  }

  @Test
  void doesNotAskAProcessThatIsToEnd() {
    Interrupts ending =
        new Interrupts(terminal(InputStream.nullInputStream()), err, report, Optional.empty());
    ending.terminate();
    assertThat(ending.decide(UPDATE)).isEqualTo(Decision.DETACH);
    assertThat(shown.toString()).doesNotContain("What now?");
  }

  private Interrupts told(Decision decision) {
    return new Interrupts(Terminal.none(Map.of()), err, report, Optional.of(decision));
  }

  private Decision answered(String typed, Situation situation) {
    InputStream input = new ByteArrayInputStream(typed.getBytes(UTF_8));
    Interrupts interrupts = new Interrupts(terminal(input), err, report, Optional.empty());
    interrupts.press();
    return interrupts.decide(situation);
  }

  private static Terminal terminal(InputStream input) {
    Set<Stream> all = EnumSet.allOf(Stream.class);
    return new Terminal(all, Map.of(), input, () -> 0);
  }

  private static Situation situation(Operation.Kind kind, boolean cancellable, boolean deletable) {
    return new Situation(
        new Operation("app", "app", kind, Optional.empty(), Optional.empty()),
        new Status(kind + "_IN_PROGRESS"),
        cancellable,
        deletable);
  }
}
