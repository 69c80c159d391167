package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class MavenWrapperTest {
  private static final Path PROPERTIES = Path.of(".mvn/wrapper/maven-wrapper.properties");

  @TempDir private Path project;

  private Shell shell = Shell.in(Path.of("."));

  @BeforeEach
  void copyTheWrapper() throws IOException {
    shell =
        Shell.in(project)
            .withCopiesOf("mvnw", "bin/find-java.sh", PROPERTIES.toString())
            .with("MAVEN_USER_HOME", project.resolve("home").toString());
  }

  @Test
  void namesOneMavenAndItsSum() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(PROPERTIES)) {
      properties.load(in);
    }
    assertThat(properties.getProperty("distributionUrl"))
        .matches(
            "https://archive\\.apache\\.org/dist/maven/.*/apache-maven-[0-9.]+-bin\\.tar\\.gz");
    assertThat(properties.getProperty("distributionSha512Sum")).matches("[0-9a-f]{128}");
  }

  @Test
  void usesAnInstalledMaven() throws IOException {
    Shell.Answer answer = withInstalled("3.8.1").run("./mvnw", "-B", "verify it");
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).isEqualTo("installed: -B,verify it,\n");
  }

  @Test
  void fetchesAMavenOnceWhenTheInstalledOneIsTooOld() throws Exception {
    Path fetched = pinMaven();
    Shell old = withInstalled("3.6.3");

    Shell.Answer first = old.run("./mvnw", "verify");
    assertThat(first.out()).isEqualTo("fetched: verify,\n");
    assertThat(first.err()).contains("no Maven 3.8.1 or newer is installed; fetching `file://");

    Files.delete(fetched);
    assertThat(old.run("./mvnw", "verify")).isEqualTo(new Shell.Answer(0, first.out(), ""));
  }

  @Test
  void throwsAwayWhatHasAnotherSum() throws Exception {
    Files.writeString(pinMaven(), "something else");
    Shell.Answer answer = withoutMaven().run("./mvnw", "verify");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("has the SHA-512 sum ").contains("It was thrown away.");
    assertThat(project.resolve("home/wrapper/dists")).isEmptyDirectory();
  }

  @Test
  void saysWhatCouldNotBeFetched() throws Exception {
    Files.delete(pinMaven());
    Shell.Answer answer = withoutMaven().run("./mvnw", "verify");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("maven-bin.tar.gz` could not be fetched.");
  }

  @Test
  void saysThatNothingIsThereToFetchWith() throws IOException {
    Shell.Answer answer = withTools("curl", "wget").run("./mvnw", "verify");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("mvnw: neither curl nor wget is installed.");
  }

  @Test
  void saysThatThereIsNoJdk() throws IOException {
    Shell.Answer answer = withTools("java", "javac").with("JAVA_HOME", "").run("./mvnw", "verify");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).startsWith("mvnw: no `javac` on the PATH, and JAVA_HOME is not set.");
  }

  @Test
  void saysThatJavaHomeIsNone() {
    Shell.Answer answer = shell.withJavaHome(project).run("./mvnw", "verify");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("but there is no `bin/javac` in it.");
  }

  @Test
  void saysThatTheJdkIsTooOld() throws IOException {
    Shell.Answer answer = shell.withJavaHome(shell.javaHome("1.8.0_402")).run("./mvnw", "verify");
    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err()).contains("Java 17 or newer is needed").contains("is Java 8.");
  }

  private Shell withInstalled(String version) throws IOException {
    shell.script(
        "installed/mvn",
        "if [ \"$2\" = -v ]; then echo 'Apache Maven " + version + " (abc)'; exit; fi",
        "printf 'installed: '; printf '%s,' \"$@\"; echo");
    String path = project.resolve("installed") + ":" + System.getenv("PATH");
    return shell.with("PATH", path);
  }

  private Shell withoutMaven() throws IOException {
    return withTools("wget");
  }

  private Shell withTools(String... missing) throws IOException {
    return shell.with("PATH", shell.toolsWithout(missing).toString());
  }

  /** Makes an archive of a small stand-in for Maven and pins it; answers the archive. */
  private Path pinMaven() throws IOException, NoSuchAlgorithmException {
    shell.script("apache-maven-9/bin/mvn", "printf 'fetched: '; printf '%s,' \"$@\"; echo");
    Path archive = project.resolve("maven-bin.tar.gz");
    Shell.Answer packed = shell.run("tar", "-czf", archive.toString(), "apache-maven-9");
    assertThat(packed.exitCode()).isZero();
    byte[] sum = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive));
    Files.write(
        project.resolve(PROPERTIES),
        List.of(
            "distributionUrl=" + archive.toUri(),
            "distributionSha512Sum=" + HexFormat.of().formatHex(sum)));
    return archive;
  }
}
