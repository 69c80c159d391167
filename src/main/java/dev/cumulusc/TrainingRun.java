package dev.cumulusc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs the training commands while the program is built, so that the JVM notes which classes they
 * need.
 */
final class TrainingRun {
  private TrainingRun() {}

  /**
   * Takes the file of commands, the folder that {@code {tmp}} in them stands for, and the folder of
   * the answers of the server whose address {@code {endpoint}} stands for.
   */
  public static void main(String[] args) throws IOException {
    List<String> failures = new ArrayList<>();
    try (TrainingServer server = new TrainingServer(Path.of(args[2]), Path.of(args[1]))) {
      for (String command : commands(Path.of(args[0]))) {
        String[] words =
            Arrays.stream(command.split(" +"))
                .map(word -> word.replace("{tmp}", args[1]))
                .map(word -> word.replace("{endpoint}", server.endpoint()))
                .toArray(String[]::new);
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        int exitCode = Main.run(output, output, words);
        if (exitCode != 0) {
          failures.add(
              "`cumulusc " + command + "` gave " + exitCode + ": " + output.toString(UTF_8));
        }
      }
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException(String.join("\n", failures));
    }
  }

  static List<String> commands(Path file) throws IOException {
    return Files.readAllLines(file, UTF_8).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }
}
