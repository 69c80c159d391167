package dev.cumulusc.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SarifSchemaTest {
  private static final String SCHEMA = "/schema/sarif-schema-2.1.0.json";

  @Test
  void isWhatTheSchemaOfSarifAsksFor() throws IOException {
    SourceFile file = SourceFile.of("a b/config.yml", "runtime: old\nanchor: x\n");
    Origin merged =
        new Origin.Merged(Origin.written(file.span(9, 12)), "merged", file.span(13, 19));
    List<Diagnostic> found =
        List.of(
            Diagnostic.of(
                    RuleInfo.error(Stage.LIMIT, "C0001", "broken", "Broken."),
                    merged,
                    "It is \"so\".")
                .withHelp("Mend it."),
            Diagnostic.of(
                RuleInfo.warning(Stage.LIMIT, "C0002", "odd", "Odd."), file.start(), "Odd."),
            Diagnostic.of(
                RuleInfo.note(Stage.LIMIT, "C0003", "known", "Known.")
                    .because("Why.")
                    .asAws("CODE"),
                SourceFile.of("absent.yml", "").start(),
                "Known."));
    assertThat(faults(new SarifReport("1.2.3").print(found))).isEmpty();
    assertThat(faults(new SarifReport("1.2.3").print(List.of()))).isEmpty();
    assertThat(faults("{\"version\": \"2.1.0\"}")).isNotEmpty();
  }

  private static List<String> faults(String report) throws IOException {
    try (InputStream in = SarifSchemaTest.class.getResourceAsStream(SCHEMA)) {
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(Objects.requireNonNull(in));
      return schema.validate(report, InputFormat.JSON).stream().map(String::valueOf).toList();
    }
  }
}
