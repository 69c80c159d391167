package dev.cumulusc.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.terminal.Terminal.Stream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final StringWriter shown = new StringWriter();

  private Waiting waiting(Terminal terminal) {
    return new Waiting(new PrintWriter(shown, true), terminal, "Making the change set of `app`");
  }

  @Test
  void drawsAClockOnATerminalAndTakesItAway() {
    Terminal terminal =
        new Terminal(
            EnumSet.allOf(Stream.class),
            Map.of("NO_COLOR", "1", "COLUMNS", "30"),
            InputStream.nullInputStream(),
            () -> 0);
    Waiting waiting = waiting(terminal);
    waiting.tick(SECOND);
    assertThat(shown).hasToString("\r\u001b[KMaking the change set of `...");
    waiting.close();
    waiting.tick(SECOND.multipliedBy(2));
    assertThat(shown.toString()).endsWith("...\r\u001b[K");
  }

  @Test
  void writesALineNowAndThenElsewhere() {
    Waiting waiting = waiting(Terminal.none(Map.of()));
    for (int seconds = 1; seconds <= 31; seconds++) {
      waiting.tick(SECOND.multipliedBy(seconds));
    }
    waiting.close();
    assertThat(shown.toString().lines())
        .containsExactly(
            "Making the change set of `app`... 15s", "Making the change set of `app`... 30s");
  }
}
