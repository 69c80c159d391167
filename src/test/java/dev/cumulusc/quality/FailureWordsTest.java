package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why a file can't be read or written is said in words: the JDK often has its path alone. */
class FailureWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/cumulusc");

  private static final Pattern MESSAGE_OF_THE_JDK =
      Pattern.compile(
          "catch \\((?:IO|FileSystem|NoSuchFile)Exception (\\w+)\\) \\{[^}]*\\b\\1\\.getMessage\\(\\)");

  @Test
  void noMessageOfTheJdkAboutAFileIsShown() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(SOURCES)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (MESSAGE_OF_THE_JDK.matcher(Files.readString(file)).find()) {
          found.add(SOURCES.relativize(file) + ": use FileFailure.reason");
        }
      }
    }
    assertThat(found).isEmpty();
  }

  /** A folder below may not be readable, which the JDK says by an unchecked exception. */
  @Test
  void foldersAreWalkedInOnePlace() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(SOURCES)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".java")).toList()) {
        if (Files.readString(file).contains("Files.walk(")) {
          found.add(SOURCES.relativize(file).toString());
        }
      }
    }
    assertThat(found).containsExactly("source/FileTree.java");
  }
}
