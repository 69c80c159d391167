package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.catalog.RuleCatalog;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One run reports all: each application of {@code cases/rules} with an error gets a second one in
 * its queue, which only the check of the template finds. It is found beside the first, and nothing
 * else is.
 */
class OneRunTest {
  private static final String QUEUE = "    Work: {}\n";
  private static final String WRONG = "    Work: {visibilityTimeout: 50000}\n";

  /** An application without a fault but that in its queue, and with one more in the section. */
  private static final String APPLICATION =
      """
      # file: app/config.yml
      default:
        prefix: shop
        prefixNoDash: Shop
        system_bucket: shop-code
        sqs:
          Work: {visibilityTimeout: 50000}
        %s
      # file: lambdas.yml
      Fill: {handler: index.handler, runtime: nodejs22.x, source: src}
      # file: src/index.js
      exports.handler = async (event) => event;
      """;

  @TempDir Path temporary = Path.of("");

  /** Where a configuration can't be read, nobody knows what there is. */
  static List<String> codes() {
    Set<String> errors =
        RuleCatalog.all().stream()
            .filter(info -> info.severity() == Severity.ERROR)
            .filter(info -> info.stage().compareTo(Stage.RESOLVE) > 0)
            .map(RuleInfo::code)
            .collect(Collectors.toSet());
    return Case.list(Case.ROOT.resolve("rules")).stream()
        .map(folder -> folder.getFileName().toString())
        .filter(errors::contains)
        .filter(code -> RuleApplication.isOne(file(code)) && text(code).contains(QUEUE))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void anErrorHidesNothingElse(String code) throws IOException {
    RuleApplication application = RuleApplication.of(text(code));
    Map<String, String> files = new HashMap<>(application.files());
    files.replaceAll((name, content) -> content.replace(QUEUE, WRONG));
    new RuleApplication(application.head(), files).write(temporary);

    assertThat(Validation.of(application.arguments(temporary)))
        .filteredOn(found -> !Validation.text(found, "severity").equals("note"))
        .extracting(found -> Validation.text(found, "code"))
        .as("what is found beside %s", code)
        .containsExactlyInAnyOrder(code, "C6106");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "C1002 | lambdas: {Bad: 5}",
        "C0001 | lambdas: {Bad: {handler: index.handler, runtime: nodejs22.x, source: src/nope}}",
        "C0003 | lambdas: {Bad: {handler: index.handler, runtime: nodejs22.x, source: ../out}}",
        "C2120 | lambdas: {Bad: {handler: index.handler, runtime: nodejs22.x}}",
        "C1002 | rules: [a]",
        "C1003 | rules: {R: {schedule: rate(1 day), targets: [{lambda: Fill}, {}]}}",
        "C1002 | sns: {T: foo}",
        "C2130 | apis: [{name: backend}]",
        "C0001 | nested_templates: {N: {cfFile: app/none.yml}}",
        "C2101 | stepFunctions: {F: {StartAt: A, States: {A: {Type: Task, Resource: '${XLambdaFunction.Arn}', TimeoutSeconds: 9, End: true}}}}",
        "C2102 | stepFunctions: {F: {StartAt: A, States: {A: {Type: Task, Resource: '${FillLambdaFunction.Arnn}', TimeoutSeconds: 9, End: true}}}}",
      })
  void aSectionWithAnErrorHidesNothingOfAnother(String code, String section) throws IOException {
    RuleApplication application = RuleApplication.of(APPLICATION.formatted(section));
    application.write(temporary);

    assertThat(Validation.of(application.arguments(temporary)))
        .filteredOn(found -> Validation.text(found, "severity").equals("error"))
        .extracting(found -> Validation.text(found, "code"))
        .containsExactlyInAnyOrder(code, "C6106");
  }

  private static Path file(String code) {
    return Case.ROOT.resolve("rules").resolve(code).resolve("fires.yml");
  }

  private static String text(String code) {
    try {
      return Files.readString(file(code));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
