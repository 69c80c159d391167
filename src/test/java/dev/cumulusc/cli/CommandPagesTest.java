package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of the commands says what the help says. */
class CommandPagesTest {
  private static final Path PAGE = Path.of("docs/reference/commands.md");

  /** Rewrites the page with {@code -Drules.update}, and still fails where it changed. */
  @Test
  void agreesWithTheHelp() throws IOException {
    String expected = CommandPages.page(HelpTest.all());
    String found = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (System.getProperty("rules.update") != null) {
      Files.writeString(PAGE, expected);
    }
    assertThat(found)
        .as("%s is out of date; run the tests with -Drules.update", PAGE)
        .isEqualTo(expected);
  }
}
