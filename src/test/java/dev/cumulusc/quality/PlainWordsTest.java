package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the words out that the glossary of CONTRIBUTING.md replaces by standard terms. */
class PlainWordsTest {
  private static final Path GLOSSARY = Path.of("CONTRIBUTING.md");

  /** Scripts and what explains them, not the applications and histories that they work with. */
  private static final Pattern SCRIPTS =
      Pattern.compile(
          "(\\.ci|bench|bin|conformance|src/build)/(.*/)?([^./]+|[^/]+\\.(js|md|py|sh))"
              + "|conformance/[^/]+\\.yml");

  private static final String HEADER = "| term | means | instead of | never |";

  @Test
  void theGlossaryIsSortedAndHasWordsToKeepOut() throws IOException {
    List<String> terms = rows().stream().map(row -> row[1].strip()).toList();
    assertThat(terms).hasSizeGreaterThanOrEqualTo(40).isSorted().doesNotHaveDuplicates();
    assertThat(refused()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void noSourceDocumentOrOutputUsesThem() throws IOException {
    Pattern words =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}_-])(" + String.join("|", refused()) + ")(?![\\p{L}\\p{N}_-])",
            Pattern.CASE_INSENSITIVE);
    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (words.matcher(lines.get(i)).find()) {
          found.add(file + ":" + (i + 1) + " " + lines.get(i).strip());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void limitsAreMaximaAndMinima() throws IOException {
    Pattern other = Pattern.compile("\\b(MOST|LEAST|LONGEST|SHORTEST|LARGEST|SMALLEST)_[A-Z]");
    assertThat(Repository.filesBelow(Path.of("src")))
        .filteredOn(
            file -> file.toString().endsWith(".java") && !file.endsWith("PlainWordsTest.java"))
        .noneSatisfy(file -> assertThat(file).content().containsPattern(other));
  }

  @Test
  void namesOfTestsSayWhatHappens() throws IOException {
    Pattern method = Pattern.compile("void (tells|mends|heeds)[A-Z]");
    assertThat(Repository.filesBelow(Path.of("src/test/java")))
        .noneSatisfy(file -> assertThat(file).content().containsPattern(method));
  }

  private static List<Path> files() throws IOException {
    Stream<Path> sources = Repository.filesBelow(Path.of("src/main/java")).stream();
    Stream<Path> documents =
        Stream.concat(
            Repository.filesBelow(Path.of("docs")).stream(), Stream.of(Path.of("README.md")));
    Stream<Path> outputs =
        Repository.filesBelow(Path.of("src/test/resources/cases")).stream()
            .filter(file -> file.toString().contains("expected"));
    Stream<Path> schemas = Repository.filesBelow(Path.of("schemas")).stream();
    return Stream.concat(
            Stream.of(sources, documents, outputs, schemas)
                .flatMap(files -> files)
                .filter(file -> file.toString().matches(".*\\.(java|md|txt|json)")),
            Repository.versionedFiles().stream()
                .filter(file -> SCRIPTS.matcher(file).matches())
                .map(Path::of))
        .toList();
  }

  private static List<String> refused() throws IOException {
    return rows().stream()
        .flatMap(row -> Arrays.stream(row[4].split(",")))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toList());
  }

  /** Returns the cells of the glossary's rows; the first is what stands before the first bar. */
  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(GLOSSARY).stream()
        .dropWhile(line -> !line.equals(HEADER))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1))
        .toList();
  }
}
