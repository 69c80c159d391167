package dev.cumulusc.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.emit.TemplateWriter;
import dev.cumulusc.resolve.ApplicationRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlipsTest {
  private static final Path APPLICATION = Path.of("examples/docker-task");

  /**
   * The function has another name in the text that is checked than in the file: the slip is where
   * it is moved by its old name.
   */
  @Test
  void whatWasMeantIsTriedInTheTextsThatAreChecked() throws IOException {
    String renamed =
        Files.readString(APPLICATION.resolve("lambdas.yml"))
            .replace("\nQueueGranules:", "\nQueueGranuless:");

    CheckedRun run =
        CheckedRun.of(
            ApplicationRequest.of(APPLICATION).withTexts(Map.of("lambdas.yml", renamed)),
            Optional.empty(),
            TemplateWriter.Format.YAML,
            RenderedErrors.STOP);

    assertThat(run.found())
        .filteredOn(each -> each.severity() != Severity.NOTE)
        .extracting(each -> each.rule().code())
        .containsExactly("C2201", "C2101");
  }
}
