package dev.cumulusc.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, as the tests see them from its folder. */
final class Repository {
  private Repository() {}

  static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  static List<Path> javaSources() {
    return Stream.of("src/main/java", "src/test/java")
        .flatMap(root -> filesBelow(Path.of(root)).stream())
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  /** Returns the sources of the program, without those of its tests. */
  static List<Path> programSources() {
    return javaSources().stream().filter(file -> file.startsWith("src/main")).toList();
  }

  static List<Path> filesBelow(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is committed or would be: the files that Git knows and those it does not ignore. */
  static List<String> versionedFiles() {
    try {
      Process git =
          new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String names = new String(git.getInputStream().readAllBytes(), UTF_8);
      return Arrays.stream(names.split("\0", -1))
          .filter(name -> !name.isEmpty() && Files.isRegularFile(Path.of(name)))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
