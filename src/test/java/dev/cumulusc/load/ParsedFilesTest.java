package dev.cumulusc.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.source.SourceFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParsedFilesTest {
  /** Two threads that parse it would each give a result, of which either could be the last. */
  @Test
  void aFileThatAnotherThreadParsesIsNotParsedAgain() {
    String text =
        IntStream.range(0, 10_000).mapToObj(i -> "key" + i + ": 1\n").collect(Collectors.joining());
    SourceFile file = SourceFile.of("large.yml", text);
    ParsedFiles files = new ParsedFiles();

    files.begin(file);
    ParsedFiles.Parsed parsed = files.of(file);

    assertThat(parsed.root()).isPresent();
    assertThat(files.of(file)).isSameAs(parsed);
  }
}
