package dev.cumulusc.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.app.event.Questions.Choice;
import dev.cumulusc.report.Theme;
import dev.cumulusc.terminal.Terminal.Stream;
import java.io.ByteArrayInputStream;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final Set<Stream> ALL = EnumSet.allOf(Stream.class);
  private static final Choice CANCEL = new Choice('c', "cancel the update");
  private static final Choice WATCH = new Choice('w', "keep watching");

  private final StringWriter shown = new StringWriter();
  private final PrintWriter err = new PrintWriter(shown, true);

  @Test
  void asksOnlyWhereTheQuestionIsSeenAndTheAnswerTyped() {
    assertThat(terminal(ALL, Map.of(), "y\n").canAsk()).isTrue();
    assertThat(terminal(EnumSet.of(Stream.INPUT, Stream.ERROR), Map.of(), "").canAsk()).isTrue();
    Terminal piped = terminal(EnumSet.of(Stream.OUTPUT, Stream.ERROR), Map.of(), "y\n");
    assertThat(piped.canAsk()).isFalse();
    assertThat(piped.confirms(err, "Deploy?")).isFalse();
    assertThat(shown.toString()).isEmpty();
  }

  @Test
  void takesNothingButAYesForAYes() {
    for (String yes : List.of("y\n", "Yes\n", " y \n")) {
      assertThat(terminal(ALL, Map.of(), yes).confirms(err, "Deploy?")).as(yes).isTrue();
    }
    for (String no : List.of("\n", "n\n", "yess\n", "")) {
      assertThat(terminal(ALL, Map.of(), no).confirms(err, "Deploy?")).as(no).isFalse();
    }
  }

  @Test
  void asksAgainUntilOneOfTheChoicesIsTyped() {
    Terminal terminal = terminal(ALL, Map.of("NO_COLOR", "1"), "what?\nC\n");
    assertThat(terminal.ask(err, "And now?", List.of(CANCEL, WATCH), () -> false)).contains(CANCEL);
    assertThat(shown.toString())
        .isEqualTo(
            "And now? [c] cancel the update, [w] keep watching: "
                + "Please type one of what is in brackets: [c] cancel the update, [w] keep\n"
                + "  watching: ");
  }

  @Test
  void givesUpAQuestionThatNobodyAnswers() throws Exception {
    try (PipedOutputStream keyboard = new PipedOutputStream();
        InputStream input = new PipedInputStream(keyboard)) {
      AtomicInteger looked = new AtomicInteger();
      Terminal terminal = new Terminal(ALL, Map.of(), input, () -> 0);
      assertThat(
              terminal.ask(
                  err, "And now?", List.of(CANCEL, WATCH), () -> looked.incrementAndGet() > 2))
          .isEmpty();
      keyboard.write("w\n".getBytes(UTF_8));
      keyboard.flush();
      assertThat(terminal.ask(err, "And now?", List.of(CANCEL, WATCH), () -> false))
          .contains(WATCH);
    }
  }

  @Test
  void coloursTerminalsUnlessItIsToldNotTo() {
    Terminal errorOnly = terminal(EnumSet.of(Stream.ERROR), Map.of("TERM", "xterm"), "");
    assertThat(errorOnly.errorTheme()).isEqualTo(Theme.COLOR);
    assertThat(errorOnly.outputTheme()).isEqualTo(Theme.PLAIN);
    assertThat(terminal(ALL, Map.of("NO_COLOR", "1"), "").errorTheme()).isEqualTo(Theme.PLAIN);
    assertThat(terminal(ALL, Map.of("TERM", "dumb"), "").errorTheme()).isEqualTo(Theme.PLAIN);
    assertThat(terminal(ALL, Map.of("TERM", "dumb"), "").canRedraw()).isFalse();
    assertThat(terminal(Set.of(), Map.of("FORCE_COLOR", "1"), "").errorTheme())
        .isEqualTo(Theme.COLOR);
    assertThat(terminal(Set.of(), Map.of("FORCE_COLOR", "0"), "").errorTheme())
        .isEqualTo(Theme.PLAIN);
  }

  @Test
  void measuresTheWidthAgainAfterTheTerminalChanged() {
    AtomicInteger columns = new AtomicInteger(120);
    Terminal terminal = new Terminal(ALL, Map.of(), InputStream.nullInputStream(), columns::get);
    assertThat(terminal.width()).isEqualTo(120);
    assertThat(terminal(ALL, Map.of("COLUMNS", "72"), "").width()).isEqualTo(72);
    assertThat(terminal(ALL, Map.of("COLUMNS", "wide"), "").width()).isEqualTo(80);
  }

  private static Terminal terminal(
      Set<Stream> streams, Map<String, String> environment, String typed) {
    InputStream input = new ByteArrayInputStream(typed.getBytes(UTF_8));
    return new Terminal(streams, environment, input, () -> 0);
  }

  @Test
  void saysNothingToAnEndedInput() {
    Terminal ended = terminal(ALL, Map.of(), "");
    assertThat(ended.ask(err, "Which?", () -> false)).isEqualTo(Optional.empty());
    assertThat(ended.ask(err, "Which?", () -> false)).isEqualTo(Optional.empty());
  }
}
