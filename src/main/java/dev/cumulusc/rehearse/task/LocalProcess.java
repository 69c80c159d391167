package dev.cumulusc.rehearse.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.source.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs a program on this machine, for a bounded time. */
final class LocalProcess {
  /** How much of a program's output is read, in bytes: far beyond any payload. */
  private static final long MAX_OUTPUT = 16L * 1024 * 1024;

  private final List<String> command;
  private final Path folder;
  private final Consumer<Map<String, String>> environment;

  /**
   * @param folder where it runs
   * @param environment changes the environment variables, which at first are those of this program
   */
  LocalProcess(List<String> command, Path folder, Consumer<Map<String, String>> environment) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * How a program ended.
   *
   * @param code its exit code
   * @param output what it wrote to standard output
   * @param log what it wrote to standard error
   */
  record Ended(int code, boolean timedOut, String output, String log) {}

  /** Runs the program with a string on its standard input. */
  Ended run(String input, Duration limit) {
    try {
      Path files = Files.createTempDirectory("cumulusc-task");
      try {
        return run(Files.writeString(files.resolve("in"), input), files, limit);
      } finally {
        delete(files);
      }
    } catch (IOException e) {
      throw new LocalTaskException(
          "`" + command.get(0) + "` can't be run: " + FileFailure.reason(e) + ".");
    }
  }

  private Ended run(Path input, Path files, Duration limit) throws IOException {
    Path output = files.resolve("out");
    Path log = files.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toAbsolutePath().toFile())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectError(log.toFile());
    environment.accept(builder.environment());
    Process process = builder.start();
    try {
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Ended(ended ? process.exitValue() : -1, !ended, text(output), text(log));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LocalTaskException("`" + command.get(0) + "` was interrupted.");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private String text(Path file) throws IOException {
    if (Files.size(file) > MAX_OUTPUT) {
      throw new LocalTaskException(
          "`" + command.get(0) + "` printed more than 16 MiB, which no task can return.");
    }
    return new String(Files.readAllBytes(file), UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files = new ArrayList<>(FileTree.below(folder));
    Collections.reverse(files);
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }
}
