package dev.cumulusc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a command is called, it shows files by their paths from the current folder. */
class ShownPathsTest extends CommandFolder {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile APP",
        "validate APP",
        "package APP --no-upload",
        "deploy APP --region us-east-1",
        "status APP",
        "delete APP",
        "diff APP --region us-east-1",
        "lambda fetch APP",
        "graph --app APP",
        "iam --app APP",
        "config --app APP",
        "explain Fetch --app APP"
      })
  void filesOfAnotherFolderAreFoundByTheirPaths(String line) throws IOException {
    write("orders/app/config.yml", "default: {prefix: [}\n");
    Path orders = Path.of("").toAbsolutePath().relativize(folder.resolve("orders"));
    run(line.replace("APP", orders.toString()).split(" "));
    assertThat(out + "" + err).contains(orders.resolve("app/config.yml").toString());
  }

  /** A folder of that name colours a terminal, and begins a line of its own in a log. */
  private static final String FORGED = "fo\u001b[31m\n::error::x";

  private static final String ESCAPED = "fo\\x1b[31m\\n::error::x";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile APP",
        "validate APP",
        "validate APP -f github",
        "validate APP -f junit",
        "package APP --no-upload",
        "deploy APP --region us-east-1",
        "diff APP --region us-east-1",
        "lambda fetch APP",
        "graph --app APP",
        "iam --app APP",
        "config --app APP",
        "explain Fetch --app APP",
        "run Fetch --app APP",
        "test --app APP",
        "run APP",
        "validate APP/none",
        "deploy APP/none --region us-east-1"
      })
  void foldersOfForgedNamesAreShownEscaped(String line) throws IOException {
    write(FORGED + "/app/config.yml", "default: {prefix: [}\n");
    run(line.replace("APP", folder.resolve(FORGED).toString()).split(" "));
    assertThat((out + "" + err).lines())
        .noneMatch(each -> each.codePoints().anyMatch(Character::isISOControl))
        .noneMatch(each -> each.startsWith("::error::x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"validate APP", "compile APP"})
  void filesOfForgedNamesAreShownEscaped(String line) throws IOException {
    write("work" + FORGED + "/app/config.yml", "default: {prefix: [}\n");
    Path folder = Path.of("").toAbsolutePath().relativize(this.folder.resolve("work" + FORGED));
    run(line.replace("APP", folder.toString()).split(" "));
    assertThat(out + "" + err).contains("work" + ESCAPED + "/app/config.yml:1:20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "github", "junit", "json"})
  void workflowFilesOfForgedNamesKeepTheirFolder(String format) throws IOException {
    write(
        "orders/app/config.yml",
        """
        default:
          prefix: a
          prefixNoDash: A
          stackName: a
          stepFunctions: !!files ["workflows/afo\\e[31m\\n::error::x.yml"]
        """);
    write(
        "orders/workflows/a" + FORGED + ".yml",
        "Flow:\n  StartAt: A\n  States: {A: {Type: Pas}}\n");
    Path orders = Path.of("").toAbsolutePath().relativize(folder.resolve("orders"));
    run("validate", orders.toString(), "-f", format);
    String name = "workflows/a" + ESCAPED + ".yml";
    assertThat(out + "" + err)
        .contains(
            switch (format) {
              case "json" -> name.replace("\\", "\\\\");
              case "github" -> name.replace(":", "%3A");
              default -> name;
            });
  }
}
