package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.fixture.aws.FakeEvent;
import dev.cumulusc.fixture.aws.FakeStack;
import dev.cumulusc.fixture.aws.Script;
import dev.cumulusc.fixture.aws.Timeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of faults in docs/deployment-faults.md, and the tests that it names. */
class FaultTableTest {
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
  private static final int CELLS = 4;

  /** What a script and a timeline can do beside faults. */
  private static final Map<Class<?>, Set<String>> USUAL =
      Map.of(
          Script.class, Set.of("passes", "does", "always", "answers"),
          Timeline.class, Set.of("start", "creation", "update", "rollback", "deletion"));

  private final Map<String, Path> files;
  private final List<String[]> rows;

  FaultTableTest() throws IOException {
    try (Stream<Path> all = Files.walk(TESTS)) {
      files =
          all.filter(file -> file.toString().endsWith("Test.java"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().replace(".java", ""),
                      file -> file,
                      (one, other) -> one.toString().contains("cli") ? one : other));
    }
    rows =
        Files.readAllLines(Path.of("docs/deployment-faults.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| fault |"))
            .map(line -> line.substring(2, line.length() - 2).split(" \\| ", -1))
            .toList();
  }

  @Test
  void eachRowNamesTestsThatExist() {
    assertThat(rows).hasSizeGreaterThan(25).allMatch(row -> row.length == CELLS);
    for (String[] row : rows) {
      assertThat(tests(row)).as(row[0]).isNotEmpty().allMatch(Optional::isPresent);
    }
  }

  @Test
  void eachFaultThatCanBeScriptedHasARow() {
    List<String> bodies =
        rows.stream().flatMap(row -> tests(row).stream()).flatMap(Optional::stream).toList();
    Set<String> scripted = new TreeSet<>();
    for (String fault : faults()) {
      scripted.add(fault);
      assertThat(bodies.stream().anyMatch(body -> body.contains("." + fault + "(")))
          .as("a row with a test that calls %s", fault)
          .isTrue();
    }
    assertThat(scripted).contains("throttles", "losesAnswer", "failedRollback", "nextFindings");
  }

  /** Returns the methods of the fakes by which a test lets something go wrong. */
  private static List<String> faults() {
    List<String> faults = new ArrayList<>();
    USUAL.forEach(
        (type, usual) ->
            methods(type).stream()
                .filter(method -> method.getReturnType() == type)
                .filter(method -> type == Script.class || Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !usual.contains(name))
                .forEach(faults::add));
    methods(FakeStack.class).stream()
        .map(Method::getName)
        .filter(name -> name.matches("next\\w+|pendingPolls|drifted"))
        .filter(name -> !name.equals("nextChanges"))
        .forEach(faults::add);
    methods(FakeEvent.class).stream()
        .map(Method::getName)
        .filter(name -> name.endsWith("By"))
        .forEach(faults::add);
    return faults;
  }

  private static List<Method> methods(Class<?> type) {
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .toList();
  }

  /** Returns the bodies of the tests of a row; nothing for one that is not there. */
  private List<Optional<String>> tests(String[] row) {
    List<Optional<String>> tests = new ArrayList<>();
    Matcher named = NAMED.matcher(row[row.length - 1]);
    while (named.find()) {
      tests.add(body(named.group(1), named.group(2)));
    }
    return tests;
  }

  private Optional<String> body(String type, String method) {
    Path file = files.get(type);
    if (file == null) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      int start = text.indexOf("  void " + method + "(");
      return start < 0
          ? Optional.empty()
          : Optional.of(text.substring(start, text.indexOf("\n  }\n", start)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
