package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path folder;

  @Test
  void makesTheFolderAndWritesEveryFile() throws IOException {
    Path out = folder.resolve("build/dev");

    List<Path> written = new OutputFolder(out).write(texts("a.yml", "one\n", "b.yml", "two\n"));

    assertThat(written).containsExactly(out.resolve("a.yml"), out.resolve("b.yml"));
    assertThat(out.resolve("a.yml")).hasContent("one\n");
    assertThat(out.resolve("b.yml")).hasContent("two\n");
  }

  @Test
  void replacesWhatWasThere() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "old");

    new OutputFolder(folder).write(texts("a.yml", "new"));

    assertThat(names()).containsExactly("a.yml");
    assertThat(folder.resolve("a.yml")).hasContent("new");
  }

  @Test
  void writesNothingWhenOneFileCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("a.yml"), "old");
    Files.createDirectory(folder.resolve("b.yml"));

    assertThatThrownBy(() -> new OutputFolder(folder).write(texts("a.yml", "new", "b.yml", "new")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("b.yml");
    assertThat(folder.resolve("a.yml")).hasContent("old");
    assertThat(names()).containsExactly("a.yml", "b.yml");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Map<String, String> texts(String... namesAndTexts) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      texts.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return texts;
  }
}
