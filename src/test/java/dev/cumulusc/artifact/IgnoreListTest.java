package dev.cumulusc.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreListTest {
  @TempDir Path folder;

  /** The pattern, what it matches and what it does not, as {@code git check-ignore} answers. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "*.map, a.map, a.map.js",
        "*.map, lib/a.map, a/b.maps",
        "/a.js, a.js, lib/a.js",
        "lib/a.js, lib/a.js, deep/lib/a.js",
        "**/a.js, deep/lib/a.js, deep/lib/ba.js",
        "**/a.js, a.js, aa.js",
        "lib/**, lib/b/c.js, lib",
        "a/**/b, a/b, ab",
        "a/**/b, a/x/y/b, a/x/y/bb",
        "?.js, a.js, ab.js",
        "[ab].js, b.js, c.js",
        "[!ab].js, c.js, a.js",
        "[a-c].js, b.js, d.js",
        "a+b (1).js, a+b (1).js, aab (1).js",
        "\\#a, #a, a",
        "\\!a, !a, a",
        "ü, ü, u",
      })
  void matchesAsGitDoes(String pattern, String ignored, String kept) throws IOException {
    IgnoreList list = list(pattern);

    assertThat(list.ignores(ignored, false)).as(ignored).isTrue();
    assertThat(list.ignores(kept, false)).as(kept).isFalse();
  }

  @Test
  void matchesOnlyFoldersWhereThePatternEndsInASlash() throws IOException {
    IgnoreList list = list("test/");

    assertThat(list.ignores("test", true)).isTrue();
    assertThat(list.ignores("lib/test", true)).isTrue();
    assertThat(list.ignores("test", false)).isFalse();
  }

  @Test
  void letsTheLastPatternDecide() throws IOException {
    IgnoreList list = list("*.js", "!a.js", "lib/a.js", "", "# *.txt");

    assertThat(list.ignores("b.js", false)).isTrue();
    assertThat(list.ignores("a.js", false)).isFalse();
    assertThat(list.ignores("lib/a.js", false)).isTrue();
    assertThat(list.ignores("b.txt", false)).isFalse();
  }

  @Test
  void ignoresItself() throws IOException {
    assertThat(list("*.js").ignores(IgnoreList.FILE, false)).isTrue();
  }

  @Test
  void reportsWhatItCannotRead() throws IOException {
    assertThatThrownBy(() -> list("*.js", "[z-a]"))
        .isInstanceOf(UnpackableException.class)
        .hasMessage("Line 2 of its `.cumuluscignore` is not a pattern of `.gitignore`.");
    Files.write(folder.resolve(IgnoreList.FILE), "gr\u00fc".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> IgnoreList.of(folder))
        .hasMessage("Its `.cumuluscignore` can't be read as UTF-8.");
  }

  private IgnoreList list(String... lines) throws IOException {
    Files.write(folder.resolve(IgnoreList.FILE), List.of(lines));
    return IgnoreList.of(folder);
  }
}
