package dev.cumulusc.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Yaml;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackKindTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what the block has | the template's folder | the kes folder | lambdas.yml is there | kind
        "{prefix: p}                             |                | app     | false | APPLICATION",
        "{dynamos: {}}                           |                | app     | false | DATABASE",
        "{es: {name: e}}                         |                | .kes    | false | DATABASE",
        "{dynamos: {}}                           |                | app     | true  | APPLICATION",
        "{dynamos: {}, lambdas: {}}              |                | app     | false | APPLICATION",
        "{dynamos: {}}                           |                | db      | true  | DATABASE",
        "{dynamos: {}, sqs: {}}                  |                | db      | false | APPLICATION",
        "{buckets: {}}                           |                | iam     | true  | ROLES",
        "{dynamos: {}, stepFunctions: {}}        | n/deployment/db  | app   | true  | DATABASE",
        "{buckets: {}}                           | n/deployment/iam/| app   | true  | ROLES",
        "{dynamos: {}}                           | n/deployment/app | db    | false | APPLICATION",
        "{dynamos: {}}                           | mine           | app     | false | DATABASE",
        "{stackKind: db, lambdas: {}}            | n/deployment/app | app   | true  | DATABASE",
        "{stackKind: app, dynamos: {}}           | n/deployment/db  | db    | false | APPLICATION",
      })
  void reportsWhatAConfigurationDescribes(
      String block, String template, String kesFolder, boolean conventional, StackKind kind) {
    Diagnostics diagnostics = new Diagnostics();

    assertThat(
            StackKind.of(
                Yaml.mapping(block),
                Optional.ofNullable(template),
                kesFolder,
                conventional,
                diagnostics))
        .isEqualTo(kind);
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @Test
  void reportsAKindThatThereIsNot() {
    Diagnostics diagnostics = new Diagnostics();

    StackKind.of(Yaml.mapping("stackKind: dba"), Optional.empty(), "app", false, diagnostics);

    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::message)
        .containsExactly("`stackKind` is the string `dba`, but `app`, `db` or `iam` is expected.");
  }
}
