package dev.cumulusc.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.cli.CommandRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Draws the pictures of docs/guide/pictures.md, in docs/pictures/, from the application that the
 * page shows; {@code -Drules.update} rewrites them.
 */
class GuidePicturesTest {
  private static final Path PAGE = Path.of("docs/guide/pictures.md");
  private static final Path PICTURES = Path.of("docs/pictures");

  /** The pictures, each with the command that the page names for it; a file is to follow. */
  private static final Map<String, List<String>> COMMANDS =
      Map.of(
          "order.svg",
          List.of("graph", "Order", "-o"),
          "order-moved.svg",
          List.of("graph", "Order", "--deployment", "docker", "--moves", "-o"),
          "order-tested.svg",
          List.of("test", "--graph"));

  @TempDir Path folder;

  @TestFactory
  List<DynamicTest> arePicturesOfTheExample() {
    return COMMANDS.entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> compare(each)))
        .toList();
  }

  @Test
  void areAllShown() {
    String page = Repository.read(PAGE.toString());
    List<String> there =
        Repository.filesBelow(PICTURES).stream()
            .map(file -> file.getFileName().toString())
            .toList();

    assertThat(there).containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
    assertThat(there).allSatisfy(name -> assertThat(page).contains("](../pictures/" + name + ")"));
  }

  private void compare(Map.Entry<String, List<String>> picture) throws IOException {
    GuideExample example = GuideExample.of(PAGE).get(0);
    Path drawn = folder.resolve(picture.getKey());
    List<String> command = new ArrayList<>(picture.getValue());
    command.addAll(List.of(drawn.toString(), "--app", example.write(folder).toString()));
    StringWriter printed = new StringWriter();
    PrintWriter printer = new PrintWriter(printed, true);
    int code = new CommandRunner(printer, printer, Map.of()).run(command.toArray(String[]::new));
    assertThat(code).as(printed.toString()).isZero();

    Path kept = PICTURES.resolve(picture.getKey());
    String before = Files.exists(kept) ? Files.readString(kept) : "";
    if (System.getProperty("rules.update") != null) {
      Files.createDirectories(PICTURES);
      Files.writeString(kept, Files.readString(drawn));
    }
    assertThat(before)
        .as("out of date; run the tests with -Drules.update")
        .isEqualTo(Files.readString(drawn));
  }
}
