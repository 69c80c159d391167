package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import dev.cumulusc.fixture.Programs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the commands that README.md and the pages of docs/ show and compares what they print with
 * what is shown.
 *
 * <p>A block marked {@code console} holds commands after {@code $} and what each prints on a
 * terminal. Only the elapsed time may differ.
 */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```console\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ELAPSED = Pattern.compile(" in \\d+\\.\\d\\d s\n");
  private static final String PROGRAM = "bin/cumulusc ";

  /** Commands that may run the example's own handlers. */
  private static final Pattern HANDLERS = Pattern.compile("^bin/cumulusc (run|test)\\b");

  /** A command and what the page shows under it. */
  private record Shown(String command, String output) {}

  @TestFactory
  Stream<DynamicTest> commandsPrintWhatIsShown() {
    return shown().stream()
        .map(shown -> DynamicTest.dynamicTest(shown.command(), () -> compare(shown)));
  }

  @Test
  void showsCommands() {
    assertThat(shown()).isNotEmpty();
  }

  private static void compare(Shown shown) {
    assertThat(shown.command()).startsWith(PROGRAM);
    if (HANDLERS.matcher(shown.command()).find()) {
      Programs.need("node");
    }
    StringWriter terminal = new StringWriter();
    PrintWriter printer = new PrintWriter(terminal, true);

    new CommandRunner(printer, printer)
        .run(shown.command().substring(PROGRAM.length()).split(" +"));

    assertThat(normalised(terminal.toString())).isEqualTo(normalised(shown.output()));
  }

  private static String normalised(String output) {
    return ELAPSED.matcher(output).replaceAll(" in 0.00 s\n").stripTrailing();
  }

  private static List<Shown> shown() {
    List<Shown> found = new ArrayList<>();
    pages().forEach(page -> addShown(Repository.read(page.toString()), found));
    return found;
  }

  /** The pages of the rules show no commands, and are many. */
  private static Stream<Path> pages() {
    return Stream.concat(
        Stream.of(Path.of("README.md")),
        Repository.filesBelow(Path.of("docs")).stream()
            .filter(file -> !file.startsWith(Path.of("docs/rules"))));
  }

  private static void addShown(String page, List<Shown> found) {
    Matcher blocks = BLOCK.matcher(page);
    while (blocks.find()) {
      String[] parts = blocks.group(1).split("(?m)^\\$ ", -1);
      for (int i = 1; i < parts.length; i++) {
        int end = parts[i].indexOf('\n');
        found.add(new Shown(parts[i].substring(0, end), parts[i].substring(end + 1)));
      }
    }
  }
}
