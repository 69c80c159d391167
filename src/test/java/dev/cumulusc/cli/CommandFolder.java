package dev.cumulusc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A folder with files, and what commands print about them. */
abstract class CommandFolder {
  @TempDir Path folder = Path.of("");
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Runs the tests of the folder. */
  int test(String... options) {
    List<String> all = new ArrayList<>(List.of("test", "--app", folder.toString()));
    all.addAll(List.of(options));
    return run(all.toArray(String[]::new));
  }

  int run(String... arguments) {
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
  }
}
