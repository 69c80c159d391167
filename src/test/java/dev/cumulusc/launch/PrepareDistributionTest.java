package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a whole jar is made into is unpacked by {@link DistributionIT}. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PrepareDistributionTest {
  private static final String SCRIPT = "src/build/prepare-distribution.sh";

  @TempDir private Path project;

  /** As Maven makes one offline, where it skips the plugin that lists the components. */
  @Test
  void refusesAJarWithoutTheListOfItsComponents() throws IOException {
    Shell shell = Shell.in(project).withCopiesOf(SCRIPT);
    Path jar = Files.createDirectories(project.resolve("target")).resolve("cumulusc.jar");
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, new Manifest()).close();
    }

    Shell.Answer answer = shell.run(SCRIPT, System.getProperty("java.home"));

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains("no list of its components", "Build once without -o")
        .hasLineCount(1);
    assertThat(project.resolve("target/distribution")).doesNotExist();
  }
}
