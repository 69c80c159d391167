package dev.cumulusc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"rules", "--version", "--help", "explain C5101", "completion bash"})
  void saysThatStandardOutputCannotBeWritten(String line) {
    assertThat(Main.run(failing("No space left on device"), err, line.split(" "))).isEqualTo(1);
    assertThat(err.toString(UTF_8))
        .isEqualTo("error: Standard output can't be written: No space left on device.\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Broken pipe", "The pipe is being closed"})
  void isQuietWhenTheReaderHasGone(String reason) {
    assertThat(Main.run(failing(reason), err, "rules")).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "--version"})
  void saysNothingOfAnOutputThatTakesAll(String command) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(Main.run(out, err, command)).isZero();
    assertThat(out.toString(UTF_8)).isNotEmpty();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  private static OutputStream failing(String reason) {
    return new OutputStream() {
      @Override
      public void write(int each) throws IOException {
        throw new IOException(reason);
      }
    };
  }
}
