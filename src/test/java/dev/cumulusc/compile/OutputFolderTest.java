package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.fixture.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"app/build", "app/build/default", "app/build/default/cloudformation.yml"})
  void writesThroughALinkWhichStays(String linked) throws IOException {
    Path link = folder.resolve(linked);
    Path shared = folder.resolve("shared").resolve(String.valueOf(link.getFileName()));
    Path template = folder.resolve("app/build/default/cloudformation.yml");
    Path there = shared.resolve(link.relativize(template).toString());
    Files.createDirectories(link.getParent());
    Files.createDirectories(there.equals(shared) ? shared.getParent() : shared);
    if (there.equals(shared)) {
      Files.writeString(there, "old");
    } else {
      Files.writeString(shared.resolve("other"), "kept");
    }
    Files.createSymbolicLink(link, shared);

    new OutputFolder(folder.resolve("app/build/default")).write(texts("cloudformation.yml", "new"));

    assertThat(link).isSymbolicLink();
    assertThat(template.toRealPath()).hasContent("new").startsWith(shared.toRealPath());
    if (!there.equals(shared)) {
      assertThat(shared.resolve("other")).hasContent("kept");
    }
  }

  @Test
  void namesALinkThatLeadsToNoFolder() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("build"), folder.resolve("missing"));
    assertThatThrownBy(() -> new OutputFolder(link).write(texts("a.yml", "new")))
        .isInstanceOfSatisfying(
            IOException.class,
            failure ->
                assertThat(FileFailure.reason(failure))
                    .isEqualTo("the link `" + link + "` leads to no folder"));
    assertThat(link).isSymbolicLink();
  }

  @Test
  @Timeout(60)
  void writesIntoAPipeWhichStaysOne() throws Exception {
    Path pipe = folder.resolve("pipe.yml");
    Programs.need("mkfifo");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<String> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    new OutputFolder(folder).write(texts("a.yml", "one", "pipe.yml", "two"));
    assertThat(read.get()).isEqualTo("two");
    assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther()).isTrue();
    assertThat(names()).containsExactly("a.yml", "pipe.yml");
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
