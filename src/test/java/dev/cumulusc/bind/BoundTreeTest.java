package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shows what each key becomes, and what holds where a key is left out: the file beside each
 * configuration of {@code src/test/resources/bind} has all that it is bound to, and below that what
 * is reported. {@code -Dcases.update} writes these files.
 */
class BoundTreeTest {
  private static final Path FOLDER = Path.of("src/test/resources/bind");

  @ParameterizedTest
  @ValueSource(strings = {"every-key", "every-section", "nothing", "slips"})
  void bindsEachKeyToItsPlace(String name) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    String text = Files.readString(FOLDER.resolve(name + ".yml"));
    List<String> lines =
        new ArrayList<>(
            BoundTree.lines(new DeploymentBinder(diagnostics).bind("dev", Yaml.mapping(text))));
    diagnostics
        .sorted()
        .forEach(
            each -> lines.add("! " + each.rule().code() + " " + each.at() + " " + each.message()));

    check(lines, FOLDER.resolve(name + ".bound"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", "slips"})
  void reportsEachKeyThatIsWrong(String name) throws IOException {
    Diagnostics diagnostics = new Diagnostics();
    String text = Files.readString(FOLDER.resolve(name + ".yml"));
    new DeploymentBinder(diagnostics).bind("dev", Yaml.mapping(text));

    check(
        diagnostics.sorted().stream()
            .map(
                each ->
                    each.at().line()
                        + ":"
                        + each.at().column()
                        + " "
                        + each.rule().code()
                        + " "
                        + each.message()
                        + each.help().map(help -> " " + help).orElse(""))
            .toList(),
        FOLDER.resolve(name + ".found"));
  }

  private static void check(List<String> lines, Path expected) throws IOException {
    if (System.getProperty("cases.update") != null) {
      Files.write(expected, lines);
    }
    assertThat(lines).isEqualTo(Files.readAllLines(expected));
  }
}
