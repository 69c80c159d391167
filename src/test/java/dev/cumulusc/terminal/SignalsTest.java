package dev.cumulusc.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class SignalsTest {
  @Test
  void runsTheActionOfASignalUntilItIsClosed() throws Exception {
    SynchronousQueue<String> seen = new SynchronousQueue<>();
    try (Signals.Handling handling = Signals.handle("WINCH", () -> seen.offer("signal"))) {
      assertThat(handling).isNotNull();
      String got = null;
      for (int i = 0; i < 50 && got == null; i++) {
        new ProcessBuilder("kill", "-WINCH", Long.toString(ProcessHandle.current().pid()))
            .start()
            .waitFor();
        got = seen.poll(200, TimeUnit.MILLISECONDS);
      }
      assertThat(got).isEqualTo("signal");
    }
  }

  @Test
  void goesWithoutASignalThatThereIsNot() {
    try (Signals.Handling handling = Signals.handle("NOSUCH", () -> {})) {
      assertThat(handling).isNotNull();
    }
  }
}
