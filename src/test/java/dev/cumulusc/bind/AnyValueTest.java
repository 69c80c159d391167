package dev.cumulusc.bind;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts values of all kinds under every key, one at a time. */
class AnyValueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"~", "''", "text", "-7", "1.5", "true", "[]", "[~, [], {}]", "{}", "{a: {}}"})
  void survivesAnyValueUnderAnyKey(String value) throws IOException {
    var sample = Yaml.mapping(Files.readString(Path.of("src/test/resources/bind/every-key.yml")));
    for (Mutation mutation : Mutation.with(Yaml.read(value), DeploymentKeys.SECTION, sample)) {
      assertThatCode(() -> new DeploymentBinder(new Diagnostics()).bind("dev", mutation.tree()))
          .as(mutation.path())
          .doesNotThrowAnyException();
    }
  }
}
