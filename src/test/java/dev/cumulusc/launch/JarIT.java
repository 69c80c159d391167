package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Looks into the jars that users download: a library that nothing uses must not come along. */
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

  /** What the jar that draws is made of; the notices of its licences are files of their own. */
  private static final Set<String> DRAWING_PARTS =
      Set.of(
          "META-INF",
          "about.html",
          "about_org.eclipse.xtext.xbase.lib.html",
          "com/google",
          "dev/cumulusc",
          "org/eclipse/elk",
          "org/eclipse/emf",
          "org/eclipse/xtend2",
          "org/eclipse/xtext",
          "plugin.properties");

  private static final Pattern PART =
      Pattern.compile(
          "META-INF|com/github/\\w+|org/(apache/commons|eclipse|snakeyaml)/\\w+|software/\\w+/\\w+"
              + "|tools/\\w+/\\w+|picocli|\\w+/\\w+|[^/]+");

  @Test
  void hasNoOtherLibrariesThanThese() throws IOException {
    assertThat(parts("target/cumulusc.jar")).isEqualTo(new TreeSet<>(PARTS));
  }

  @Test
  void whatDrawsIsInTheSecondJarAlone() throws IOException {
    assertThat(parts("target/cumulusc-graph.jar")).isEqualTo(new TreeSet<>(DRAWING_PARTS));
    try (JarFile first = new JarFile("target/cumulusc.jar");
        JarFile second = new JarFile("target/cumulusc-graph.jar")) {
      Set<String> shared = classes(second);
      shared.retainAll(classes(first));
      assertThat(shared).isEmpty();
    }
  }

  private static Set<String> parts(String file) throws IOException {
    try (JarFile jar = new JarFile(file)) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .map(PART::matcher)
          .filter(Matcher::lookingAt)
          .map(Matcher::group)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> classes(JarFile jar) {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(".class"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
