package dev.cumulusc.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.Workspace;
import dev.cumulusc.model.Located;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceHashesTest {
  private static final int MEGABYTE = 1 << 20;

  @TempDir Path root;
  private final Diagnostics diagnostics = new Diagnostics();
  private SourceHashes hashes;

  @BeforeEach
  void writeTheSource() throws IOException {
    hashes = new SourceHashes(Workspace.at(root.resolve("app")), diagnostics);
    write("app/src/index.js", "x");
  }

  @Test
  @Tag("fires:C2126")
  void refusesAFolderWithoutAFile() throws IOException {
    Files.createDirectories(root.resolve("app/empty/also/empty"));
    Files.write(root.resolve("app/empty.zip"), ZipFiles.of(Map.of()));
    Files.write(root.resolve("app/folders.zip"), ZipFiles.of(Map.of("a/", "")));
    write("app/ignored/.cumuluscignore", "*");
    write("app/ignored/index.js", "x");

    for (String source : List.of("empty", "empty.zip", "folders.zip", "ignored")) {
      assertThat(find(source)).as(source).isEmpty();
    }
    assertThat(codes()).containsExactly("C2126", "C2126", "C2126", "C2126");
  }

  @Test
  @Tag("silent:C2126")
  @Tag("silent:C2127")
  void takesOneFile() throws IOException {
    Files.write(root.resolve("app/one.zip"), ZipFiles.of(Map.of("a/b.js", "x")));

    assertThat(find("src")).isPresent();
    assertThat(find("src/index.js")).isPresent();
    assertThat(find("one.zip")).isPresent();
    assertThat(codes()).isEmpty();
  }

  @Test
  @Tag("fires:C2127")
  void refusesWhatIsNoZipFile() throws IOException {
    byte[] whole = ZipFiles.of(Map.of("index.js", "some content"));
    Files.write(root.resolve("app/half.zip"), Arrays.copyOf(whole, whole.length / 2));
    write("app/text.zip", "not a zip");
    write("app/nothing.zip", "");

    for (String source : List.of("half.zip", "text.zip", "nothing.zip")) {
      assertThat(find(source)).as(source).isEmpty();
    }
    assertThat(codes()).containsExactly("C2127", "C2127", "C2127");
  }

  @Test
  @Tag("fires:C5181")
  @Tag("silent:C5181")
  void addsUpTheSizesOfAllFiles() throws IOException {
    writeSparse("app/big/a.bin", 250 * MEGABYTE - 1);
    write("app/big/lib/b.js", "x");
    assertThat(find("big")).isPresent();
    assertThat(codes()).isEmpty();

    write("app/more/c.js", "x");
    Files.createSymbolicLink(root.resolve("app/more/big"), Path.of("../big"));
    assertThat(find("more")).isEmpty();
    assertThat(reported())
        .containsExactly(
            "error C5181 This code has 251 MB when it is unzipped, but Lambda takes 250.");

    write("app/more/.cumuluscignore", "a.bin\n");
    assertThat(hash("more")).isNotEmpty();
  }

  @Test
  @Tag("fires:C5182")
  @Tag("silent:C5182")
  void weighsZipFiles() throws IOException {
    writeZip("app/fits.zip", 49);
    writeZip("app/heavy.zip", 51);

    assertThat(find("fits.zip")).isPresent();
    assertThat(codes()).isEmpty();
    assertThat(find("heavy.zip")).isPresent();
    assertThat(reported())
        .containsExactly("warning C5182 This code has 52 MB as a zip file, but Lambda takes 50.");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void refusesAPipeWithoutReadingIt() throws IOException, InterruptedException {
    Process mkfifo =
        new ProcessBuilder("mkfifo", root.resolve("app/pipe").toString()).inheritIO().start();
    assertThat(mkfifo.waitFor()).isZero();
    Files.createSymbolicLink(root.resolve("app/link"), Path.of("pipe"));
    Files.createSymbolicLink(root.resolve("app/src/link"), Path.of("../pipe"));

    for (String source : List.of("pipe", "link", "src")) {
      assertThat(find(source)).as(source).isEmpty();
    }
    assertThat(codes()).containsExactly("C0002", "C0002", "C2122");
  }

  @ParameterizedTest
  @CsvSource({
    "src/outside, src",
    "src/lib, src",
    "outside.js, outside.js",
    "linked, linked",
    "deep/linked, deep/linked",
  })
  @Tag("fires:C0008")
  void reportsALinkOutOfTheApplicationAndFollowsItOnlyIfTrusted(String link, String source)
      throws IOException {
    write("elsewhere/file.js", "x");
    Path target = root.resolve(link.endsWith(".js") ? "elsewhere/file.js" : "elsewhere");
    Files.createDirectories(root.resolve("app").resolve(link).getParent());
    Files.createSymbolicLink(root.resolve("app").resolve(link), target);

    assertThat(find(source)).isPresent();
    assertThat(find(source)).isPresent();
    assertThat(reported())
        .containsExactly(
            "warning C0008 The link `" + link + "` leads out of the application folder.");

    Diagnostics strict = new Diagnostics();
    SourceHashes refusing = new SourceHashes(Workspace.ofStranger(root.resolve("app")), strict);
    assertThat(refusing.of(written(source))).isEmpty();
    assertThat(strict.sorted())
        .singleElement()
        .satisfies(found -> assertThat(found.severity().label()).isEqualTo("error"))
        .satisfies(found -> assertThat(found.message()).contains("`--untrusted`"));
  }

  @Test
  @Tag("silent:C0008")
  void followsALinkThatStaysInTheApplication() throws IOException {
    Files.createSymbolicLink(root.resolve("app/src/self"), root.resolve("app/src/index.js"));
    Files.createSymbolicLink(root.resolve("app/inside"), Path.of("src"));
    Files.createSymbolicLink(root.resolve("link"), Path.of("app"));

    SourceHashes hashes = new SourceHashes(Workspace.ofStranger(root.resolve("link")), diagnostics);
    assertThat(hashes.of(written("src"))).isPresent();
    assertThat(hashes.of(written("inside"))).isPresent();
    assertThat(codes()).isEmpty();
  }

  @Test
  void leavesOutWhatTheIgnoreListNames() throws IOException {
    String before = find("src").orElseThrow().hash();
    write("app/src/.cumuluscignore", "# tests\n*.map\n/test/\n!keep.map\n");
    write("app/src/lib/a.js.map", "x");
    write("app/src/test/index.js", "x");
    assertThat(hash("src")).isEqualTo(before);

    write("app/src/lib/keep.map", "x");
    assertThat(hash("src")).isNotEqualTo(before);
  }

  private String hash(String source) {
    return new SourceHashes(Workspace.at(root.resolve("app")), diagnostics)
        .of(written(source))
        .orElseThrow()
        .hash();
  }

  private Optional<SourceHashes.Source> find(String source) {
    return hashes.of(written(source));
  }

  private static Located<String> written(String source) {
    return new Located<>(source, Origin.written(SourceFile.of("lambdas.yml", source).start()));
  }

  private List<String> codes() {
    return diagnostics.sorted().stream().map(found -> found.rule().code()).toList();
  }

  private List<String> reported() {
    return diagnostics.sorted().stream()
        .map(found -> found.severity().label() + " " + found.rule().code() + " " + found.message())
        .toList();
  }

  private void write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /** Makes a zip file with one entry, which is not compressed. */
  private void writeZip(String path, int megabytes) throws IOException {
    byte[] content = new byte[megabytes * MEGABYTE];
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry("index.js");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(root.resolve(path)))) {
      zip.putNextEntry(entry);
      zip.write(content);
    }
  }

  private void writeSparse(String path, long size) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(size);
    }
  }
}
