package dev.cumulusc.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks what users download into an empty folder, and runs it without the sources. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DistributionIT {
  @TempDir private Path folder;

  private Path home;
  private Shell here;

  /** With a space in the path, as on many machines. */
  @BeforeEach
  void unpack() throws IOException {
    home = unpackedIn("some place");
    here = Shell.in(Files.createDirectories(folder.resolve("empty"))).withJavaHome(runtime());
  }

  private Path unpackedIn(String name) throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    assertThat(Shell.in(place).run("tar", "xzf", archive(".tar.gz").toString()).exitCode())
        .isZero();
    try (Stream<Path> inside = Files.list(place)) {
      return inside.findFirst().orElseThrow().toAbsolutePath();
    }
  }

  @Test
  void compilesAndDrawsWithARuntimeAlone() throws IOException {
    Path app = home.resolve("examples/lambda-task");
    Shell.Answer compiled = run("compile", app.toString(), "--out", "out");
    assertThat(compiled.exitCode()).as(compiled.err()).isZero();
    assertThat(here.folder().resolve("out/cloudformation.yml")).isNotEmptyFile();
    Shell.Answer drawn = run("graph", "--app", app.toString(), "--format", "svg");
    assertThat(drawn.exitCode()).as(drawn.err()).isZero();
    assertThat(drawn.out()).contains("<svg ");
    assertThat(home.resolve("lib/archive")).doesNotExist();
  }

  /** Java 17 archives no classes of a jar whose path has a space. */
  @Test
  void makesAnArchiveOfClassesWhenAskedTo() throws IOException {
    home = unpackedIn("place");
    Shell asked = here.with("CUMULUSC_ARCHIVE", "make");
    assertThat(asked.run(program(), "--version").err()).isEmpty();
    try (Stream<Path> made = Files.list(home.resolve("lib/archive"))) {
      assertThat(made).singleElement().asString().matches(".*\\.(jsa|aot)");
    }
    assertThat(
            asked.with("CUMULUSC_JAVA_OPTS", "-Xlog:class+load").run(program(), "--version").out())
        .contains("dev.cumulusc.Main source: shared objects file");
  }

  @Test
  void worksWhereNothingCanBeWritten() throws IOException {
    // A file in its place, since nothing stops the superuser from writing into a folder.
    Files.writeString(home.resolve("lib/archive"), "");
    Shell.Answer answer = here.with("CUMULUSC_ARCHIVE", "make").run(program(), "--version");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.exitCode()).isZero();
  }

  @Test
  void worksWhereJavaMakesNoArchive() throws IOException {
    Files.delete(home.resolve("lib/training/commands"));
    Shell asked = here.with("CUMULUSC_ARCHIVE", "make");
    assertThat(asked.run(program(), "--version").err()).isEmpty();
    try (Stream<Path> made = Files.list(home.resolve("lib/archive"))) {
      assertThat(made).singleElement().asString().endsWith(".none");
    }
  }

  @Test
  void hasCompletionsNoticesAndDocuments() throws IOException {
    assertThat(home.resolve("completions/cumulusc.bash")).content(UTF_8).contains("complete -F");
    assertThat(home.resolve("completions/_cumulusc")).content(UTF_8).contains("compdef");
    assertThat(home.resolve("completions/cumulusc.fish"))
        .content(UTF_8)
        .contains("complete -c cumulusc");
    assertThat(home.resolve("LICENSE")).hasSameBinaryContentAs(Path.of("LICENSE"));
    assertThat(home.resolve("NOTICE")).content(UTF_8).contains("Apache");
    assertThat(home.resolve("cumulusc.cdx.json")).content(UTF_8).contains("CycloneDX");
    assertThat(home.resolve("README.md")).hasSameBinaryContentAs(Path.of("README.md"));
    assertThat(home.resolve("docs/index.md")).exists();
  }

  /**
   * There is no Windows here. What it would run is looked at: its line ends, that it calls the same
   * class with the same options as the other launcher, and that all it names is there.
   */
  @Test
  void hasALauncherForWindows() throws IOException {
    byte[] bytes = Files.readAllBytes(home.resolve("bin/cumulusc.cmd"));
    String text = new String(bytes, UTF_8);
    assertThat(text).isASCII();
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(text.lines().filter(line -> line.startsWith("\"%CUMULUSC_JAVA%\"")))
        .singleElement()
        .asString()
        .contains("-cp \"%CUMULUSC_LIB%\\cumulusc.jar\" dev.cumulusc.Main %*");
    assertThat(text)
        .contains("set \"CUMULUSC_LIB=%~dp0..\\lib\"")
        .endsWith("exit /b %ERRORLEVEL%\r\n");
    assertThat(home.resolve("bin/../lib/cumulusc.jar")).exists();
    assertThat(text.chars().filter(each -> each == '(').count())
        .isEqualTo(text.chars().filter(each -> each == ')').count());
  }

  @Test
  void hasTheSameFilesInBothFormsAndTheTimeOfTheBuild() throws IOException {
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    List<String> inTar = new ArrayList<>();
    try (InputStream file = Files.newInputStream(archive(".tar.gz"));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(file)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (!entry.isDirectory()) {
          inTar.add(entry.getName());
        }
        assertThat(entry.getLastModifiedTime().toInstant()).as(entry.getName()).isEqualTo(time);
        assertThat(entry.getLongUserId()).as(entry.getName()).isZero();
        boolean program = entry.isDirectory() || entry.getName().endsWith("/bin/cumulusc");
        assertThat(entry.getMode() & 0777).as(entry.getName()).isEqualTo(program ? 0755 : 0644);
      }
    }
    List<String> inZip = new ArrayList<>();
    try (ZipFile zip = ZipFile.builder().setPath(archive(".zip")).get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements()) {
        String name = entries.nextElement().getName();
        if (!name.endsWith("/")) {
          inZip.add(name);
        }
      }
    }
    assertThat(inTar).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(inZip);
    assertThat(inTar).noneMatch(name -> name.contains("/build/") || name.contains("/src/main/"));
  }

  private Shell.Answer run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(program()));
    all.addAll(List.of(arguments));
    return here.run(all.toArray(String[]::new));
  }

  private String program() {
    return home.resolve("bin/cumulusc").toString();
  }

  /** Returns a home of Java that has no compiler and no other tool than java. */
  private Path runtime() throws IOException {
    Path java = Path.of(System.getProperty("java.home"));
    Shell tools = Shell.in(folder);
    tools.script("runtime/bin/java", "exec '" + java + "/bin/java' \"$@\"");
    Path runtime = folder.resolve("runtime");
    Files.copy(java.resolve("release"), runtime.resolve("release"));
    return runtime.toAbsolutePath();
  }

  private static Path archive(String ending) throws IOException {
    try (Stream<Path> built = Files.list(Path.of("target"))) {
      return built
          .filter(file -> file.getFileName().toString().startsWith("cumulusc-"))
          .filter(file -> file.toString().endsWith(ending))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }
}
