package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
  private static final Path FOLDER = Path.of("schemas");

  static Iterable<Map.Entry<String, String>> schemas() {
    return Schemas.all().entrySet();
  }

  /** Rewrites the files with {@code -Dschemas.update}, and still fails where they changed. */
  @ParameterizedTest
  @MethodSource("schemas")
  void agreesWithTheKeyTable(Map.Entry<String, String> schema) throws IOException {
    Path file = FOLDER.resolve(schema.getKey());
    String found = Files.exists(file) ? Files.readString(file) : "";
    if (System.getProperty("schemas.update") != null) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, schema.getValue());
    }
    assertThat(found)
        .as("%s is out of date; run the tests with -Dschemas.update", file)
        .isEqualTo(schema.getValue());
  }
}
