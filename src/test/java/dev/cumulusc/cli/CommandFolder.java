package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

  void git(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    try {
      assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a repository of the folder, with a first commit of what is in it. */
  void gitCommit() throws IOException {
    git("init", "-q", "-b", "trunk");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "First");
  }

  /** Runs the tests of the folder. */
  int test(String... options) {
    return withApp("test", options);
  }

  int explain(String... arguments) {
    return withApp("explain", arguments);
  }

  int config(String... arguments) {
    return withApp("config", arguments);
  }

  /** Runs a command on the application in the folder. */
  int withApp(String command, String... arguments) {
    List<String> line = new ArrayList<>(List.of(command, "--app", folder.toString()));
    line.addAll(List.of(arguments));
    return run(line.toArray(String[]::new));
  }

  int run(String... arguments) {
    return new CommandRunner(new PrintWriter(out, true), new PrintWriter(err, true)).run(arguments);
  }
}
