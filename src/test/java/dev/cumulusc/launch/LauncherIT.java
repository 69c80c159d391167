package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs bin/cumulusc with the jar and the archive of this build, and with a stand-in for the build.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherIT {
  private static final Shell HERE = Shell.in(Path.of(".")).with("CUMULUSC_BUILD", "never");

  /** Classes that the JVM makes while it runs, which it keeps in no archive. */
  private static final Pattern MADE_BY_THE_JVM =
      Pattern.compile("LambdaForm|\\$Proxy|GeneratedConstructorAccessor|\\$Species_");

  @TempDir private Path folder;

  @Test
  void runsThroughALinkFromAnotherFolder() throws IOException {
    Shell copy = copyOfTheBuild();
    Path elsewhere = Files.createDirectories(folder.resolve("else where"));
    Files.createSymbolicLink(elsewhere.resolve("cumulusc"), Path.of("../bin/cumulusc"));
    assertIsVersion(copy.run("else where/cumulusc", "--version"));
  }

  @Test
  void startsFromTheArchiveOfThisBuild() {
    Shell.Answer answer =
        HERE.with("CUMULUSC_JAVA_OPTS", "-Xlog:class+load").run("bin/cumulusc", "--version");
    assertThat(answer.out()).contains("dev.cumulusc.Main source: shared objects file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"examples/docker-task", "conformance/deploy-apps/full"})
  void loadsFewClassesOutsideTheArchive(String application) {
    String out = folder.resolve("out").toString();
    List<String> loaded =
        HERE.with("CUMULUSC_JAVA_OPTS", "-Xlog:class+load")
            .run("bin/cumulusc", "compile", application, "--region", "us-east-1", "--out", out)
            .out()
            .lines()
            .filter(line -> line.contains(" source: "))
            .map(line -> line.replaceFirst("^.*] ", ""))
            .toList();
    assertThat(loaded)
        .as("the formats of a locale, which `Words.number` does without")
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("java.text.DecimalFormat"));
    List<String> outside =
        loaded.stream()
            .filter(line -> !line.contains("shared objects file"))
            .filter(line -> !MADE_BY_THE_JVM.matcher(line).find())
            .toList();
    assertThat(outside).as("classes loaded outside of the archive").hasSizeLessThan(40);
    assertThat(outside).noneMatch(line -> line.startsWith("picocli."));
  }

  @Test
  void loadsWhatDrawsForPicturesOnly() throws IOException {
    Path machine =
        Files.writeString(
            folder.resolve("machine.json"),
            "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}");
    Shell loud = HERE.with("CUMULUSC_JAVA_OPTS", "-Xlog:class+load");
    String drawing = loud.run("bin/cumulusc", "graph", machine.toString(), "--format", "svg").out();
    assertThat(drawing).contains("<svg ").contains("org.eclipse.elk.", "dev.cumulusc.draw.elk.");
    String out = folder.resolve("out").toString();
    String compiling =
        loud.run("bin/cumulusc", "compile", "examples/lambda-task", "--out", out).out();
    assertThat(compiling)
        .contains("dev.cumulusc.compile.")
        .doesNotContain("org.eclipse.", "dev.cumulusc.draw.elk.", "cumulusc-graph.jar");
  }

  @Test
  void saysThatTheJarThatDrawsIsMissing() throws IOException {
    Path machine =
        Files.writeString(
            folder.resolve("machine.json"),
            "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Pass\", \"End\": true}}}");
    Shell.Answer answer =
        copyOfTheBuild()
            .with("CUMULUSC_BUILD", "never")
            .run("bin/cumulusc", "graph", machine.toString(), "--format", "svg");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("`cumulusc-graph.jar`, which is not beside the program");
  }

  @Test
  void takesAnotherCollectorFromItsUser() {
    assertIsVersion(
        HERE.with("CUMULUSC_JAVA_OPTS", "-XX:+UseParallelGC -Xmx64m")
            .run("bin/cumulusc", "--version"));
  }

  @Test
  void passesArgumentsAndExitCodesOn() {
    Shell.Answer answer = HERE.run("bin/cumulusc", "--no such", "*");
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("'--no such', '*'");
  }

  @Test
  void saysNothingOfAnArchiveThatDoesNotFit() throws IOException {
    Shell copy = copyOfTheBuild();
    assertIsVersion(copy.run("bin/cumulusc", "--version"));

    Files.setLastModifiedTime(folder.resolve("target/cumulusc.jar"), FileTime.from(Instant.EPOCH));
    assertIsVersion(copy.run("bin/cumulusc", "--version"));

    for (Path archive : archives()) {
      Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
      Files.write(archive, new byte[100]);
    }
    assertIsVersion(copy.run("bin/cumulusc", "--version"));
  }

  @Test
  void saysThatJavaIsTooOld() throws IOException {
    Shell.Answer answer =
        HERE.withJavaHome(Shell.in(folder).javaHome("11.0.2")).run("bin/cumulusc", "--version");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("Java 17 or newer is needed").contains("is Java 11.");
  }

  @Test
  void asksAJavaThatHasNoReleaseFile() throws IOException {
    String java = System.getProperty("java.home") + "/bin/java";
    Path standIn = Shell.in(folder).script("tools/java", "exec '" + java + "' \"$@\"");
    assertIsVersion(
        HERE.with("JAVA_HOME", "")
            .with("PATH", standIn.getParent() + ":" + System.getenv("PATH"))
            .run("bin/cumulusc", "--version"));
  }

  @Test
  void buildsWhatIsMissingOrOlderThanItsSources() throws IOException {
    Shell copy = copyWithStandInForTheBuild("sleep 0");
    assertThat(copy.run("bin/cumulusc", "--version").err())
        .isEqualTo("Building cumulusc (first use)...\n");
    assertIsVersion(copy.run("bin/cumulusc", "--version"));

    Instant later = Instant.now().plusSeconds(2);
    Files.setLastModifiedTime(folder.resolve("src/main/Some.java"), FileTime.from(later));
    assertThat(copy.run("bin/cumulusc", "--version").err())
        .isEqualTo("Building cumulusc (its sources have changed)...\n");
    assertThat(builds()).hasSize(2);
  }

  @Test
  void buildsOnceForManyAtOnce() throws IOException {
    Shell copy = copyWithStandInForTheBuild("sleep 1");
    List<CompletableFuture<Shell.Answer>> answers =
        Stream.generate(() -> copy.start("bin/cumulusc", "--version")).limit(3).toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().exitCode()).isZero());
    assertThat(builds()).hasSize(1);
  }

  @Test
  void takesTheLockOfABuildThatDied() throws IOException {
    Shell copy = copyWithStandInForTheBuild("sleep 0");
    Path holder = folder.resolve(".cache/build.lock/holder");
    Files.createDirectories(holder.getParent());
    Files.writeString(holder, "99999999\n");
    assertThat(copy.run("bin/cumulusc", "--version").exitCode()).isZero();
  }

  @Test
  void showsWhyABuildFailed() throws IOException {
    Shell copy = copyWithStandInForTheBuild("echo 'A brace is missing.'; exit 1");
    Shell.Answer answer = copy.run("bin/cumulusc", "--version");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .contains("Building cumulusc (first use)...\nA brace is missing.\n")
        .contains("cumulusc: the build failed");
    assertThat(folder.resolve(".cache/build.lock")).doesNotExist();
  }

  @Test
  void endsWhereItCannotBeBuilt() throws IOException {
    Shell copy = copyWithStandInForTheBuild("sleep 0");
    Files.writeString(folder.resolve(".cache"), "a file, so that no folder can be made");

    Shell.Answer answer = copy.run("bin/cumulusc", "--version");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains("can't be written by this user")
        .contains("Run it once as the owner of that folder.");
    assertThat(folder.resolve("builds")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "tr_TR", "de_DE.ISO-8859-1", "no-such-locale.UTF-8", ""})
  void readsFileNamesAsUtf8InEveryLocale(String locale) throws IOException {
    Shell copy =
        Shell.in(Files.createDirectories(folder.resolve("größe")))
            .withCopiesOf("bin", "target/cumulusc.jar", "target/archive", "examples/lambda-task");
    Path app = folder.resolve("größe/examples/lambda-task");
    Files.writeString(app.resolve("src/report-status/日本-ü.js"), "exports.x = 1;");
    Shell with = copy.with("LC_ALL", locale).with("LANG", locale).with("LC_CTYPE", locale);
    Shell reference = copy.with("LC_ALL", "C.UTF-8");

    for (Shell each : List.of(reference, with)) {
      Shell.Answer answer =
          each.run("bin/cumulusc", "compile", app.toString(), "--out", outOf(each).toString());
      assertThat(answer.exitCode()).as(answer.err()).isZero();
    }
    assertThat(outOf(with).resolve("cloudformation.yml"))
        .hasSameBinaryContentAs(outOf(reference).resolve("cloudformation.yml"));
  }

  private Path outOf(Shell shell) {
    return folder.resolve("out-ö-" + shell.environment().get("LC_ALL"));
  }

  private static void assertIsVersion(Shell.Answer answer) {
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).startsWith("cumulusc ").contains("\n  Java ");
    assertThat(answer.exitCode()).isZero();
  }

  private Shell copyOfTheBuild() throws IOException {
    return Shell.in(folder).withCopiesOf("bin", "target/cumulusc.jar", "target/archive");
  }

  private Shell copyWithStandInForTheBuild(String first) throws IOException {
    Shell copy = Shell.in(folder).withCopiesOf("bin", "pom.xml", "src/build");
    Files.createDirectories(folder.resolve("src/main"));
    Files.writeString(folder.resolve("src/main/Some.java"), "");
    Files.createDirectories(folder.resolve("target"));
    copy.script(
        "mvnw",
        first,
        "cd \"$(dirname \"$0\")\"",
        "echo \"$@\" >>builds",
        "cp '" + Path.of("target/cumulusc.jar").toAbsolutePath() + "' target/cumulusc.jar",
        "touch target/cumulusc.built");
    return copy;
  }

  private List<String> builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds"));
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("target/archive"))) {
      return files.toList();
    }
  }
}
