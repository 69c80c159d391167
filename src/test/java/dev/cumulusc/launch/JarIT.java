package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Looks into the jar that users download: a library that nothing uses must not come along. */
class JarIT {
  /** What the jar is made of. A new library, or one that a library brings along, needs a row. */
  private static final Set<String> PARTS =
      Set.of(
          "META-INF",
          "VersionInfo.java",
          "com/dashjoin",
          "com/github/difflib",
          "dev/cumulusc",
          "mime.types",
          "org/apache/commons/compress",
          "org/apache/commons/io",
          "org/apache/commons/lang3",
          "org/jspecify",
          "org/reactivestreams",
          "org/slf4j",
          "org/snakeyaml/engine",
          "picocli",
          "software/amazon/awssdk",
          "tools/jackson/core",
          "tools/jackson/dataformat");

  private static final Pattern PART =
      Pattern.compile(
          "META-INF|com/github/\\w+|org/(apache/commons|snakeyaml)/\\w+|software/\\w+/\\w+"
              + "|tools/\\w+/\\w+|picocli|\\w+/\\w+|[^/]+");

  @Test
  void hasNoOtherLibrariesThanThese() throws IOException {
    Set<String> parts = new TreeSet<>();
    try (JarFile jar = new JarFile("target/cumulusc.jar")) {
      jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .map(PART::matcher)
          .filter(Matcher::lookingAt)
          .map(Matcher::group)
          .forEach(parts::add);
    }
    assertThat(parts).isEqualTo(new TreeSet<>(PARTS));
  }
}
