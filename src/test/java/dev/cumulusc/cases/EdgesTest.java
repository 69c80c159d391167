package dev.cumulusc.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Validates what lies at the edges of findings that are made before any rule runs. */
class EdgesTest {
  private static final List<RuleEdge> EDGES =
      RuleEdge.all().stream()
          .filter(edge -> !RuleEdgesTest.RULES.containsKey(edge.code()))
          .toList();

  @TempDir Path temporary = Path.of("");

  static List<RuleEdge> edges() {
    return EDGES;
  }

  @ParameterizedTest
  @MethodSource("edges")
  void reportsAsOftenAsItShould(RuleEdge edge) throws IOException {
    RuleApplication application = edge.application();
    application.write(temporary);
    edge.check(
        Validation.of(application.arguments(temporary)).stream()
            .map(
                each ->
                    Validation.codeAndPlace(each)
                        + ": "
                        + Validation.text(each, "message")
                        + " "
                        + each.scalar("help").map(help -> help.text()).orElse(""))
            .toList());
  }
}
