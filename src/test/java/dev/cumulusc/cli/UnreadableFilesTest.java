package dev.cumulusc.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a file that an option names can't be read is said in words, whatever reads it. */
class UnreadableFilesTest extends CommandFolder {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate APP --baseline FILE",
        "deploy APP --region us-east-1 --plan FILE",
        "deploy APP --region us-east-1 --stack-policy FILE",
        "run APP/machine.yml --input FILE",
        "run APP/machine.yml --mocks FILE",
        "test --record FILE --workflow APP/machine.yml",
        "test FILE",
        "iam --app APP --config FILE",
        "diff file:FILE app:APP",
        "graph FILE"
      })
  void aFileIsNotInUtf8(String line) throws IOException {
    write("app/config.yml", "default: {prefix: p, stackName: s}\n");
    write("machine.yml", "{StartAt: A, States: {A: {Type: Succeed}}}\n");
    Files.write(folder.resolve("latin.yml"), "name: caf\u00e9\n".getBytes(ISO_8859_1));
    String[] words =
        Stream.of(line.split(" "))
            .map(word -> word.replace("FILE", folder.resolve("latin.yml").toString()))
            .map(word -> word.replace("APP", folder.toString()))
            .toArray(String[]::new);
    assertThat(run(words)).isIn(ExitCode.FINDINGS, ExitCode.USAGE);
    assertThat(err.toString()).contains("latin.yml", "UTF-8").doesNotContain("Input length");
  }
}
