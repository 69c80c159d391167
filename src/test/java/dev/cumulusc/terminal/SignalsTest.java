package dev.cumulusc.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class SignalsTest {
  @Test
  void runsTheActionOfASignalUntilItIsClosed() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (Signals.Handling handling = Signals.handle("WINCH", () -> seen.add("first"))) {
      assertThat(handling).isNotNull();
      signal();
      assertThat(seen.poll(1, TimeUnit.MINUTES)).isEqualTo("first");
    }
    try (Signals.Handling handling = Signals.handle("WINCH", () -> seen.add("second"))) {
      assertThat(handling).isNotNull();
      signal();
      assertThat(seen.poll(1, TimeUnit.MINUTES)).isEqualTo("second");
    }
  }

  private static void signal() throws Exception {
    new ProcessBuilder("kill", "-WINCH", Long.toString(ProcessHandle.current().pid()))
        .start()
        .waitFor();
  }

  @Test
  void goesWithoutASignalThatThereIsNot() {
    try (Signals.Handling handling = Signals.handle("NOSUCH", () -> {})) {
      assertThat(handling).isNotNull();
    }
  }
}
