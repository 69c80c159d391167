package dev.cumulusc.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

  @Test
  void bothHaveTheirLicenceAndTheNoticesOfWhatIsInThem() throws IOException {
    try (JarFile first = new JarFile("target/cumulusc.jar");
        JarFile second = new JarFile("target/cumulusc-graph.jar")) {
      String licence = Files.readString(Path.of("LICENSE"));
      assertThat(text(first, "META-INF/LICENSE")).isEqualTo(licence);
      assertThat(text(second, "META-INF/LICENSE")).isEqualTo(licence);
      assertThat(text(first, "META-INF/NOTICE")).contains("AWS SDK", "Apache Commons", "©");
      assertThat(text(first, "META-INF/slf4j-LICENSE")).contains("QOS.ch", "free  of charge");
      assertThat(text(second, "META-INF/NOTICE")).contains("Eclipse Layout Kernel", "Guava");
      assertThat(text(second, "about.html")).contains("epl-2.0");
    }
  }

  /** Looks up each class of both jars in the libraries that they were made of. */
  @Test
  void theListOfComponentsNamesEachLibraryAndNoOther() throws IOException {
    Map<String, String> owners = new HashMap<>();
    for (String entry : classPath().split(File.pathSeparator)) {
      if (entry.endsWith(".jar")) {
        try (JarFile library = new JarFile(entry)) {
          String name = Path.of(entry).getFileName().toString();
          classes(library).forEach(each -> owners.putIfAbsent(each, name));
        }
      }
    }
    Set<String> used = new TreeSet<>();
    for (String jar : List.of("target/cumulusc.jar", "target/cumulusc-graph.jar")) {
      try (JarFile whole = new JarFile(jar)) {
        for (String each : classes(whole)) {
          if (!each.startsWith("dev/cumulusc/")) {
            used.add(String.valueOf(owners.get(each)));
          }
        }
      }
    }
    assertThat(components()).isEqualTo(used);
  }

  /** Returns the files of the libraries that the list in the jar names. */
  private static Set<String> components() throws IOException {
    try (JarFile jar = new JarFile("target/cumulusc.jar")) {
      JsonNode list = JsonMapper.shared().readTree(text(jar, "META-INF/sbom/cumulusc.cdx.json"));
      assertThat(list.path("bomFormat").stringValue("")).isEqualTo("CycloneDX");
      Set<String> files = new TreeSet<>();
      for (JsonNode each : list.path("components")) {
        assertThat(each.path("licenses").size()).as(each.toString()).isPositive();
        files.add(
            each.path("name").stringValue("")
                + "-"
                + each.path("version").stringValue("")
                + ".jar");
      }
      return files;
    }
  }

  private static String classPath() {
    return System.getProperty(
        "surefire.test.class.path", System.getProperty("java.class.path", ""));
  }

  private static String text(JarFile jar, String entry) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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
