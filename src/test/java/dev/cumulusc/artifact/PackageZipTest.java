package dev.cumulusc.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageZipTest {
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir private Path root;

  @AfterEach
  void restore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  @Test
  void givesEqualBytesWhereverAndWheneverItIsMade() throws IOException {
    Path here = source("here", List.of("b.js", "a.js", "lib/ü.js", "run"), "rwxr-xr-x");
    Path there = source("there", List.of("run", "lib/ü.js", "a.js", "b.js"), "rwx------");
    try (Stream<Path> files = Files.walk(there)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
      }
    }
    byte[] bytes = zip(code(here, Optional.empty()));
    Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist"));
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));

    assertThat(zip(code(there, Optional.empty()))).isEqualTo(bytes);
    assertThat(entries(bytes))
        .containsExactly(
            Map.entry("a.js", "100644 a.js"),
            Map.entry("b.js", "100644 b.js"),
            Map.entry("lib/ü.js", "100644 lib/ü.js"),
            Map.entry("run", "100755 run"));
  }

  @Test
  void putsTheAdapterIntoItsFolderBeforeTheSource() throws IOException {
    Path source = source("src", List.of("index.js", "cma/old.js", "cma/main.py"), "rwxr-xr-x");
    Map<String, String> files = new LinkedHashMap<>();
    files.put("message_adapter/z.py", "z");
    files.put("main.py", "adapter");
    files.put("empty/", "");

    byte[] bytes = zip(code(source, Optional.of(adapter(files))));

    assertThat(entries(bytes))
        .containsExactly(
            Map.entry("cma/main.py", "100644 adapter"),
            Map.entry("cma/message_adapter/z.py", "100644 z"),
            Map.entry("cma/old.js", "100644 cma/old.js"),
            Map.entry("index.js", "100644 index.js"));
  }

  @Test
  void keepsWhatTheAdapterMayExecute() throws IOException {
    Path source = source("src", List.of("index.js"), "rwxr-xr-x");
    Path file = root.resolve("adapter.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      for (Map.Entry<String, Integer> each :
          Map.of("run", 0100755, "mine", 0100700, "theirs", 0100655, "link", 0120777).entrySet()) {
        ZipArchiveEntry entry = new ZipArchiveEntry(each.getKey());
        entry.setUnixMode(each.getValue());
        zip.putArchiveEntry(entry);
        zip.write(each.getKey().getBytes(UTF_8));
        zip.closeArchiveEntry();
      }
    }
    MessageAdapterFile.Found adapter =
        new MessageAdapterFile.Found(file, "cma", ContentHash.ofFile(file));

    assertThat(entries(zip(code(source, Optional.of(adapter)))))
        .containsExactly(
            Map.entry("cma/link", "120777 link"),
            Map.entry("cma/mine", "100755 mine"),
            Map.entry("cma/run", "100755 run"),
            Map.entry("cma/theirs", "100644 theirs"),
            Map.entry("index.js", "100644 index.js"));
  }

  @Test
  void refusesAnAdapterThatLeavesItsFolderOrIsBroken() throws IOException {
    Path source = source("src", List.of("index.js"), "rwxr-xr-x");
    CodePackage leaving = code(source, Optional.of(adapter(Map.of("a/../../evil.js", "!"))));
    assertThatThrownBy(() -> zip(leaving))
        .hasMessage(
            "The message adapter has a file `a/../../evil.js`, which leads out of its folder.");

    MessageAdapterFile.Found found = adapter(Map.of("a", "a"));
    Files.write(found.path(), "no zip file".getBytes(UTF_8));
    assertThatThrownBy(() -> zip(code(source, Optional.of(found))))
        .hasMessage("The message adapter `adapter.zip` is not a whole zip file.");
  }

  @Test
  void refusesFilesThatChangedSinceTheirKeyWasMade() throws IOException {
    Path source = source("src", List.of("index.js"), "rwxr-xr-x");
    CodePackage code = code(source, Optional.empty());
    Files.writeString(source.resolve("index.js"), "other");

    assertThatThrownBy(() -> zip(code)).hasMessage("Its files changed after they were looked at.");
  }

  private byte[] zip(CodePackage code) throws IOException {
    Path file = Files.createTempFile(root, "made", ".zip");
    try (SeekableByteChannel place = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      PackageZip.write(code, place);
    }
    return Files.readAllBytes(file);
  }

  /** Returns the modes in octal digits and the contents by name, in the order of the file. */
  private Map<String, String> entries(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile(root, "read", ".zip"), bytes);
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
        entries.put(entry.getName(), Integer.toOctalString(entry.getUnixMode()) + " " + text);
      }
    }
    return entries;
  }

  /** Writes files that contain their names, in the given order. */
  private Path source(String name, List<String> files, String modeOfPrograms) throws IOException {
    Path folder = root.resolve(name);
    for (String file : files) {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
      if (file.equals("run")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(modeOfPrograms));
      }
    }
    return folder;
  }

  private MessageAdapterFile.Found adapter(Map<String, String> files) throws IOException {
    Path file = root.resolve("adapter.zip");
    Files.write(file, ZipFiles.of(files));
    return new MessageAdapterFile.Found(file, "cma", ContentHash.ofFile(file));
  }

  private static CodePackage code(Path source, Optional<MessageAdapterFile.Found> adapter)
      throws IOException {
    return new CodePackage(
        "bucket",
        "key",
        "Task",
        new SourceHashes.Source(source, ContentHash.ofPackage(PackageFiles.of(source)), false),
        adapter,
        Origin.written(SourceFile.of("lambdas.yml", "").start()));
  }
}
