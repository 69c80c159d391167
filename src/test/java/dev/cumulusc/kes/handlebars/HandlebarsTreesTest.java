package dev.cumulusc.kes.handlebars;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.fixture.Found;
import dev.cumulusc.fixture.TreeCases;
import dev.cumulusc.kes.handlebars.Statement.Block;
import dev.cumulusc.kes.handlebars.Statement.Content;
import dev.cumulusc.kes.handlebars.Statement.Mustache;
import dev.cumulusc.kes.handlebars.Statement.Program;
import dev.cumulusc.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which trees Handlebars templates are read into, after white space around tags is gone. */
class HandlebarsTreesTest {
  @Test
  void readsEachIntoItsTree() throws IOException {
    TreeCases.check("handlebars.txt", HandlebarsTreesTest::tree);
  }

  private static String tree(String text) {
    Diagnostics diagnostics = new Diagnostics();
    return TemplateReader.read(SourceFile.of("template", text), diagnostics)
        .map(program -> statements(program.body()))
        .orElseGet(() -> "error at " + Found.lines(diagnostics).get(0));
  }

  private static String statements(List<Statement> body) {
    return body.stream().map(HandlebarsTreesTest::print).collect(Collectors.joining(" "));
  }

  private static String print(Statement statement) {
    if (statement instanceof Content content) {
      return "\"" + content.value() + "\"";
    }
    if (statement instanceof Mustache mustache) {
      return "(" + (mustache.escaped() ? "escaped " : "raw ") + print(mustache.call()) + ")";
    }
    if (statement instanceof Block block) {
      return "(block "
          + print(block.call())
          + program(" then", block.program())
          + program(" else", block.inverse())
          + ")";
    }
    return "(comment)";
  }

  private static String program(String name, @Nullable Program program) {
    if (program == null) {
      return "";
    }
    String parameters =
        program.parameters().isEmpty() ? "" : " |" + String.join(" ", program.parameters()) + "|";
    return name + parameters + " [" + statements(program.body()) + "]";
  }

  private static String print(Expression expression) {
    if (expression instanceof Path path) {
      return "../".repeat(path.depth())
          + (path.data() ? "@" : "")
          + (path.isScoped() ? "this:" : "")
          + (path.parts().isEmpty() ? "." : String.join("/", path.parts()));
    }
    if (expression instanceof Expression.Call call) {
      StringBuilder text = new StringBuilder("(").append(print(call.path()));
      call.arguments().forEach(argument -> text.append(' ').append(print(argument)));
      call.hash()
          .forEach((name, value) -> text.append(' ').append(name).append('=').append(print(value)));
      return text.append(')').toString();
    }
    JsValue value = ((Expression.Literal) expression).value();
    return value instanceof JsValue.Text text
        ? "'" + text.value() + "'"
        : value instanceof JsValue.Num number
            ? number.text()
            : value instanceof JsValue.Bool bool
                ? String.valueOf(bool.value())
                : String.valueOf(value);
  }
}
