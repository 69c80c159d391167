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
}
