package dev.cumulusc.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  private final StringWriter terminal = new StringWriter();

  @Test
  void showsTheTimeInOneLineAndErasesIt() {
    try (ProgressLine line = new ProgressLine(new PrintWriter(terminal), "Checking shop")) {
      line.show(Duration.ofMillis(990));
      line.show(Duration.ofMillis(1010));
      line.show(Duration.ofMillis(2020));
    }
    assertThat(terminal.toString())
        .isEqualTo("\rChecking shop (1 s)\rChecking shop (2 s)\r\u001b[K");
  }

  @Test
  void leavesNoTraceOfWorkThatIsSoonDone() {
    ProgressLine.start(new PrintWriter(terminal), "Checking shop").close();
    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void showsNothingAfterTheEnd() {
    ProgressLine line = new ProgressLine(new PrintWriter(terminal), "Checking shop");
    line.close();
    line.show(Duration.ofSeconds(1));
    assertThat(terminal.toString()).isEmpty();
  }

  @Test
  void shortensLongNamesToOneLine() {
    new ProgressLine(new PrintWriter(terminal), "x".repeat(200)).show(Duration.ofSeconds(1));
    assertThat(terminal.toString()).hasSizeLessThan(80).contains("xxx... (1 s)");
  }
}
