package dev.cumulusc.rules.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cumulusc.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs all rules on the cases of each that are templates: no other rule reports anything. */
class TemplateCasesTest {
  static List<String> rules() {
    return TemplateChecksTest.rules();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void onlyTheRuleFires(String code) throws IOException {
    String text = read(code, "fires.yml");
    assertThat(check(text).stream().map(each -> each.rule().code() + ":" + each.at().line()))
        .containsExactlyElementsOf(
            TemplateChecksTest.markedLines(text).stream().map(line -> code + ":" + line).toList());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nothingFiresNearIt(String code) throws IOException {
    assertThat(check(read(code, "silent.yml"))).isEmpty();
  }

  private static List<Diagnostic> check(String text) {
    return TemplateChecksTest.check(text, TemplateChecksTest.ALL);
  }

  private static String read(String code, String file) throws IOException {
    return Files.readString(TemplateChecksTest.CASES.resolve(code).resolve(file));
  }
}
