package dev.cumulusc.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways to write a handler that are in shapes.txt, and what is found in each. */
class HandlerShapesTest {
  @TempDir Path folder;

  /** A source: its title, what is expected of it, and its files by their paths. */
  record Shape(String title, Map<String, String> expected, Map<String, String> files) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Shape> shapes() throws IOException {
    String all = Files.readString(Path.of("src/test/resources/handlers/shapes.txt"));
    return Stream.of(all.split("(?m)^## ")).skip(1).map(HandlerShapesTest::shape);
  }

  private static Shape shape(String text) {
    String[] parts = text.split("\n", 3);
    Map<String, String> expected = new LinkedHashMap<>();
    for (String each : parts[1].substring("=> ".length()).split(" ")) {
      String[] pair = each.split("=", 2);
      expected.put(pair[0], pair[1]);
    }
    Map<String, String> files = new LinkedHashMap<>();
    String[] sources = parts[2].split("// file: ");
    files.put("index.js", sources[0]);
    for (int i = 1; i < sources.length; i++) {
      String[] named = sources[i].split("\n", 2);
      files.put(named[0], named[1]);
    }
    return new Shape(parts[0], expected, files);
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void isReadAsExpected(Shape shape) throws IOException {
    for (Map.Entry<String, String> file : shape.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    HandlerFacts facts = HandlerReader.read(folder, "src", "index.handler");
    Map<String, String> found = found(facts);
    found.keySet().retainAll(shape.expected().keySet());
    assertThat(found).isEqualTo(shape.expected());
  }

  private static Map<String, String> found(HandlerFacts facts) {
    Map<String, String> found = new LinkedHashMap<>();
    facts.unread().ifPresent(why -> found.put("unread", why.toString()));
    found.put("kind", facts.kind().toString());
    if (facts.function().isEmpty()) {
      found.put("function", "none");
    }
    facts
        .function()
        .ifPresent(
            function -> {
              found.put("style", function.style().map(Enum::toString).orElse("-"));
              found.put("callback", function.usesCallback().toString());
              found.put("passed", String.valueOf(function.passesCallbackOn()));
              found.put("promise", function.returnsPromise().toString());
              found.put("nothing", function.givesNothing().toString());
              found.put("params", String.format(Locale.ROOT, "%d", function.parameters()));
              found.put("context", joined(function.contextUses().stream().map(ContextUse::member)));
            });
    found.put(
        "sdk",
        joined(
            facts.sdks().stream()
                .map(use -> use.sdk() + ":" + use.module() + (use.packaged() ? ":packaged" : ""))));
    found.put(
        "syntax", joined(facts.syntax().stream().map(use -> use.syntax() + ":" + use.at().line())));
    return found;
  }

  private static String joined(Stream<String> all) {
    List<String> list = all.toList();
    return list.isEmpty() ? "-" : list.stream().collect(Collectors.joining(","));
  }
}
