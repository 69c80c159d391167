package dev.cumulusc.launch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a program as it was compiled, and as the build rewrites it for a quick start. */
class DirectCallsTest {
  private static final Path PROGRAM = Path.of("src/test/resources/directcalls/Forms.java.txt");
  private static final Path SOURCES = Path.of("src/build/java/directcalls");

  @TempDir private Path folder;
  private Path compiled;
  private Path rewritten;

  @BeforeEach
  void rewrite() throws Exception {
    compiled = Files.createDirectories(folder.resolve("compiled"));
    rewritten = folder.resolve("rewritten");
    compile(List.of(Files.copy(PROGRAM, folder.resolve("Forms.java"))), compiled);
    Files.writeString(Files.createDirectories(compiled.resolve("data")).resolve("a.txt"), "data");
    Path tool = Files.createDirectories(folder.resolve("tool"));
    try (Stream<Path> sources = Files.list(SOURCES)) {
      compile(sources.toList(), tool);
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls(tool), DirectCallsTest.class.getClassLoader())) {
      loader
          .loadClass("directcalls.DirectCalls")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {compiled.toString(), rewritten.toString()});
    }
  }

  @Test
  void aProgramDoesTheSame() throws Exception {
    List<?> expected = run(compiled);
    assertThat(expected).hasSizeGreaterThan(40);
    assertThat(run(rewritten)).isEqualTo(expected);
  }

  @Test
  void theJvmMakesNoCodeForUsualLambdasAndRecords() throws IOException {
    assertThat(Files.readString(rewritten.resolve("data/a.txt"))).isEqualTo("data");
    assertThat(classesThatContain(compiled, "LambdaMetafactory")).hasSizeGreaterThan(4);
    assertThat(classesThatContain(rewritten, "LambdaMetafactory"))
        .as("only the serializable lambda and the one with a second interface are left")
        .containsExactly("Forms.class");
    assertThat(classesThatContain(compiled, "ObjectMethods")).hasSize(5);
    try (Stream<Path> files = Files.list(rewritten)) {
      assertThat(files.filter(file -> file.toString().contains("Forms$$Lambda")))
          .as("lambdas of one kind share a class")
          .hasSizeBetween(20, 40);
    }
  }

  private static List<String> classesThatContain(Path classes, String name) throws IOException {
    try (Stream<Path> files = Files.list(classes)) {
      return files
          .filter(file -> file.toString().endsWith(".class") && contains(file, name))
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  private static boolean contains(Path file, String name) {
    try {
      return Files.readString(file, ISO_8859_1).contains(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<?> run(Path classes) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(urls(classes), ClassLoader.getPlatformClassLoader())) {
      return (List<?>) loader.loadClass("Forms").getMethod("run").invoke(null);
    }
  }

  private static URL[] urls(Path folder) throws IOException {
    return new URL[] {folder.toUri().toURL()};
  }

  private static void compile(List<Path> sources, Path target) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "--release",
              "17",
              "-proc:none",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              target.toString());
      assertThat(
              compiler
                  .getTask(
                      null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                  .call())
          .isTrue();
    }
  }
}
