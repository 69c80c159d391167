package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A file or a method that outgrows these limits is usually two ideas. */
class SourceShapeTest {
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_METHOD_LINES = 60;

  @Test
  void filesStaySmall() {
    List<String> tooLong = new ArrayList<>();
    for (Path file : Repository.javaSources()) {
      long lines = Repository.read(file.toString()).lines().count();
      if (lines > MAX_FILE_LINES) {
        tooLong.add(file + " has " + lines + " lines");
      }
    }
    assertThat(tooLong).as("files longer than %d lines", MAX_FILE_LINES).isEmpty();
  }

  @Test
  void methodsStaySmall() {
    List<String> tooLong = new ArrayList<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(Repository.javaSources()));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new LongMethods(unit, positions, tooLong).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(tooLong).as("methods longer than %d lines", MAX_METHOD_LINES).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    List<Path> sources = Repository.javaSources();
    Set<String> packages = sources.stream().map(SourceShapeTest::packageOf).collect(toTreeSet());
    Set<String> described = new TreeSet<>();
    for (Path file : sources) {
      String text = Repository.read(file.toString());
      if (file.endsWith("package-info.java")
          && text.startsWith("/**")
          && text.contains("\n@NullMarked\n")) {
        described.add(packageOf(file));
      }
    }
    packages.removeAll(described);
    assertThat(packages)
        .as("packages without a package-info.java with a sentence and @NullMarked")
        .isEmpty();
  }

  @Test
  void aResourceTypeHasOneName() {
    Pattern constant = Pattern.compile("static final String (\\w+) =\\s*\"(AWS::\\w+::\\w+)\"");
    Map<String, Set<String>> names = new TreeMap<>();
    for (Path file : Repository.programSources()) {
      constant
          .matcher(Repository.read(file.toString()))
          .results()
          .forEach(
              found ->
                  names
                      .computeIfAbsent(found.group(2), type -> new TreeSet<>())
                      .add(file + " " + found.group(1)));
    }
    names.values().removeIf(places -> places.size() == 1);
    assertThat(names).as("types with several names; ResourceTypes is their home").isEmpty();
  }

  private static Collector<String, ?, Set<String>> toTreeSet() {
    return Collectors.toCollection(TreeSet::new);
  }

  private static String packageOf(Path file) {
    Path folder = file.subpath(3, file.getNameCount() - 1);
    return folder.toString().replace('\\', '/').replace('/', '.');
  }

  private static final class LongMethods extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> tooLong;

    LongMethods(CompilationUnitTree unit, SourcePositions positions, List<String> tooLong) {
      this.unit = unit;
      this.positions = positions;
      this.tooLong = tooLong;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      LineMap lines = unit.getLineMap();
      long start = lines.getLineNumber(positions.getStartPosition(unit, method));
      long end = lines.getLineNumber(positions.getEndPosition(unit, method));
      long length = end - start + 1;
      if (length > MAX_METHOD_LINES) {
        String place = unit.getSourceFile().getName() + ":" + start;
        tooLong.add(place + ": `" + method.getName() + "` has " + length + " lines");
      }
      return super.visitMethod(method, null);
    }
  }
}
