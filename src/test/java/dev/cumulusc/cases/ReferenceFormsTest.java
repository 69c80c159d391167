package dev.cumulusc.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cumulusc.compile.Compilation;
import dev.cumulusc.compile.Compiler;
import dev.cumulusc.compile.RenderedErrors;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.fixture.Yaml;
import dev.cumulusc.resolve.ApplicationRequest;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.template.TemplateTree;
import dev.cumulusc.tree.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes of each form of reference in each place: the table of {@code references/forms.md}. */
class ReferenceFormsTest {
  private static final String NOTHING = "-";

  /** Marks the lines of an application whose findings stand in the table. */
  private static final String MARK = "# *";

  @TempDir Path folder = Path.of("");

  private static final List<ReferenceForms.Row> ROWS = ReferenceForms.rows().toList();

  static List<ReferenceForms.Row> rows() {
    return ROWS;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void meansTheSameInEveryForm(ReferenceForms.Row row) throws IOException {
    RuleApplication application =
        RuleApplication.of(row.place().application().replace("HERE", row.form()));
    application.write(folder);
    Compiled asItIs = Compiled.of(folder, "default");
    Compiled moved = Compiled.of(folder, "docker");
    List<String> cells = new ArrayList<>();
    for (String column : row.place().columns().subList(1, row.place().columns().size())) {
      cells.add(
          column.equals("rules")
              ? asItIs.rules(application)
              : (column.equals("moved") ? moved : asItIs).cell(column, row.place()));
    }
    if (System.getProperty("cases.update") != null && !cells.equals(row.cells())) {
      ReferenceForms.update(row, cells);
      fail("Wrote " + ReferenceForms.FILE + ": read it, and run the test again.");
    }
    assertThat(cells).isEqualTo(row.cells());
  }

  /** What a deployment of the application compiles to, and what is reported. */
  private record Compiled(Optional<Compilation> compilation, Diagnostics diagnostics) {
    static Compiled of(Path folder, String deployment) {
      Diagnostics diagnostics = new Diagnostics();
      Optional<Compilation> compilation =
          new Compiler(diagnostics, RenderedErrors.STOP)
              .compile(ApplicationRequest.of(folder).withDeployment(deployment));
      return new Compiled(compilation, diagnostics);
    }

    String rules(RuleApplication application) {
      List<String> codes =
          diagnostics.sorted().stream()
              .filter(found -> isOfPlace(found, application))
              .map(found -> found.rule().code())
              .distinct()
              .sorted()
              .toList();
      return filled(String.join(" ", codes));
    }

    String cell(String column, ReferenceForms.Place place) {
      List<String> path = List.of(place.settings().get(column).split(" "));
      if (compilation.isEmpty()) {
        return NOTHING;
      }
      Template nested = compilation.get().nested().get(path.get(0));
      return nested == null
          ? found(column, compilation.get().template(), path)
          : found(column, nested, path.subList(1, path.size()));
    }

    private static String found(String column, Template template, List<String> path) {
      Resource resource = template.resources().get(path.get(0));
      if (resource == null) {
        return NOTHING;
      }
      CfnValue.Mapping properties = resource.properties().orElseThrow();
      return column.equals("role")
          ? allowed(properties)
          : ReferenceFormsTest.found(properties, path.subList(1, path.size()));
    }
  }

  private static boolean isOfPlace(Diagnostic found, RuleApplication application) {
    String text = application.files().get(found.at().file().name());
    String line = text == null ? "" : text.lines().toList().get(found.at().line() - 1);
    return found.severity() == Severity.ERROR || line.endsWith(MARK);
  }

  private static String filled(String cell) {
    return cell.isEmpty() ? NOTHING : cell;
  }

  private static String found(CfnValue value, List<String> path) {
    if (path.isEmpty()) {
      return print(value);
    }
    String step = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (value instanceof CfnValue.Mapping mapping) {
      CfnValue inner = mapping.get(step);
      return inner == null ? NOTHING : found(inner, rest);
    }
    if (value instanceof CfnValue.Sequence list) {
      int position = Integer.parseInt(step);
      return position < list.items().size() ? found(list.items().get(position), rest) : NOTHING;
    }
    return value instanceof CfnValue.Sub sub ? inText(sub, path) : NOTHING;
  }

  /** Finds a value in the JSON of a definition, with the function that its place stands for. */
  private static String inText(CfnValue.Sub sub, List<String> path) {
    String text = found(CfnReader.value(Yaml.read(sub.text())), path);
    for (String variable : sub.variables().keySet()) {
      if (text.equals("${" + variable + "}")) {
        return print(sub.variables().get(variable));
      }
    }
    return text;
  }

  private static String print(CfnValue value) {
    return value instanceof CfnValue.Text text
        ? text.value()
        : JsonText.of(TemplateTree.node(value));
  }

  /** Returns what a role allows: each action with the resources that it is allowed on. */
  private static String allowed(CfnValue.Mapping role) {
    List<String> allowed = new ArrayList<>();
    role.walk()
        .filter(CfnValue.Mapping.class::isInstance)
        .map(CfnValue.Mapping.class::cast)
        .filter(statement -> statement.get("Resource") != null)
        .forEach(
            statement ->
                allowed.add(
                    found(statement, List.of("Action", "0"))
                        + " "
                        + print(statement.get("Resource"))));
    return filled(String.join(", ", allowed));
  }
}
