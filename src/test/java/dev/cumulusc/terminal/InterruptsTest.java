package dev.cumulusc.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.app.event.Questions.Selection;
import dev.cumulusc.app.event.Subject;
import dev.cumulusc.report.Theme;
import dev.cumulusc.report.deploy.ProgressReport;
import dev.cumulusc.report.deploy.StackLabel;
import dev.cumulusc.terminal.Terminal.Stream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InterruptsTest {
  private static final Choice DETACH = new Choice('d', "detach (it goes on)");
  private static final Choice CANCEL = new Choice('c', "cancel the update");
  private static final Choice DELETE = new Choice('x', "delete the new stack");
  private static final Choice WATCH = new Choice('w', "keep watching");
  private static final Selection UPDATE = question(DETACH, CANCEL, WATCH);
  private static final Selection CREATION = question(DETACH, DELETE, WATCH);

  private final StringWriter shown = new StringWriter();
  private final PrintWriter err = new PrintWriter(shown, true);
  private final ProgressReport report = ProgressReport.lines(err, Theme.PLAIN, StackLabel.NONE);

  @Test
  void takesOneOfTheChoices() {
    assertThat(answered("c\n", UPDATE)).contains(CANCEL);
    assertThat(shown.toString()).contains("It goes on in the account.").contains("What now?");
    assertThat(answered("x\n", CREATION)).contains(DELETE);
    assertThat(answered("w\n", CREATION)).contains(WATCH);
    assertThat(answered("d\n", UPDATE)).contains(DETACH);
    assertThat(answered("c\nd\n", CREATION)).contains(DETACH);
    assertThat(answered("", UPDATE)).contains(DETACH);
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
      asked[0] =
          new Interrupts(
              terminal(input), impatient, report::pause, report::notice, Optional.empty());
      asked[0].press();
      assertThat(asked[0].choose(UPDATE)).contains(DETACH);
      assertThat(asked[0].isPressed()).isFalse();
    }
  }

  @Test
  void doesNotAskWhereNobodyAnswersOrTheAnswerIsGiven() {
    Interrupts silent =
        new Interrupts(
            Terminal.none(Map.of()), err, report::pause, report::notice, Optional.empty());
    silent.press();
    assertThat(silent.isPressed()).isTrue();
    assertThat(silent.choose(UPDATE)).isEmpty();
    assertThat(silent.isPressed()).isFalse();
    assertThat(decided('c').choose(UPDATE)).contains(CANCEL);
    assertThat(decided('c').choose(CREATION)).contains(DETACH);
    assertThat(shown.toString()).contains("Only an update that still goes forward");
    assertThat(decided('w').choose(CREATION)).contains(WATCH);
  }

  @Test
  void doesNotAskAProcessThatIsToEnd() {
    Interrupts ending =
        new Interrupts(
            terminal(InputStream.nullInputStream()),
            err,
            report::pause,
            report::notice,
            Optional.empty());
    ending.terminate();
    assertThat(ending.choose(UPDATE)).isEmpty();
    assertThat(shown.toString()).doesNotContain("What now?");
  }

  private Interrupts decided(char key) {
    return new Interrupts(
        Terminal.none(Map.of()), err, report::pause, report::notice, Optional.of(key));
  }

  private Optional<Choice> answered(String typed, Selection question) {
    InputStream input = new ByteArrayInputStream(typed.getBytes(UTF_8));
    Interrupts interrupts =
        new Interrupts(terminal(input), err, report::pause, report::notice, Optional.empty());
    interrupts.press();
    return interrupts.choose(question);
  }

  private static Terminal terminal(InputStream input) {
    Set<Stream> all = EnumSet.allOf(Stream.class);
    return new Terminal(all, Map.of(), input, () -> 0);
  }

  private static Selection question(Choice... choices) {
    return new Selection(
        Subject.INTERRUPTED, "It goes on in the account.", "What now?", List.of(choices));
  }
}
