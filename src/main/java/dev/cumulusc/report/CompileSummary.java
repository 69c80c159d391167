package dev.cumulusc.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.app.CompileApplication;
import dev.cumulusc.app.CompileApplication.Written;
import dev.cumulusc.compile.TemplateTexts;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.kes.Overrides;
import dev.cumulusc.move.DockerMove;
import dev.cumulusc.rules.template.TemplateCounts;
import dev.cumulusc.template.Capabilities;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a compilation made, in a few lines. */
public final class CompileSummary {
  /** How many characters of a line the list of resources takes where there is no terminal. */
  private static final int WIDTH = 96;

  private static final String INDENT = "    ";

  private final Theme theme;

  private final int width;

  /**
   * Makes a summary.
   *
   * @param width how many columns a line has; 0 where there is no terminal
   */
  public CompileSummary(Theme theme, int width) {
    this.theme = theme;
    this.width = width == 0 ? WIDTH : width - INDENT.length();
  }

  /**
   * Returns the summary of a compilation.
   *
   * @param subject what was compiled: {@code examples/docker-task (deployment default)}
   * @param elapsed the time since the program's start
   */
  public String print(String subject, CompileApplication.Result result, Duration elapsed) {
    StringBuilder text = new StringBuilder();
    text.append(theme.good("Compiled "))
        .append(theme.strong(subject))
        .append(" in ")
        .append(Words.seconds(elapsed))
        .append('\n');
    for (Written file : result.written()) {
      print(file, text);
    }
    List<String> capabilities =
        Capabilities.of(result.written().stream().map(Written::template).toList());
    if (!capabilities.isEmpty()) {
      text.append("  to deploy with ").append(String.join(", ", capabilities)).append('\n');
    }
    for (DockerMove.Moved move : result.compilation().moved()) {
      text.append(move.onFargate() ? "  moved to Fargate: " : "  moved to Docker: ")
          .append(move.lambda())
          .append(" (")
          .append(Words.count(move.states(), "state"))
          .append(", activity ")
          .append(move.activity())
          .append(", service ")
          .append(move.service())
          .append(")\n");
    }
    result.compilation().overrides().ifPresent(over -> print(over, text));
    return text.toString();
  }

  private void print(Overrides overrides, StringBuilder text) {
    text.append("  ").append(theme.strong(overrides.file())).append(" overrides:\n");
    overrides.added().forEach(name -> text.append("    adds ").append(name).append('\n'));
    overrides.changed().forEach(path -> text.append("    changes ").append(path).append('\n'));
  }

  private void print(Written file, StringBuilder text) {
    text.append("  ")
        .append(theme.strong(file.file().toString()))
        .append(": ")
        .append(size(file))
        .append('\n');
    Lines.wrap(resources(file.template()), width)
        .forEach(line -> text.append(INDENT).append(line).append('\n'));
  }

  private static String size(Written file) {
    int bytes = file.text().getBytes(UTF_8).length;
    String limit =
        bytes <= TemplateTexts.MAX_IN_REQUEST
            ? "of " + Words.number(TemplateTexts.MAX_IN_REQUEST) + " in a request"
            : "of "
                + Words.number(TemplateTexts.MAX_IN_S3)
                + " through S3 (over "
                + Words.number(TemplateTexts.MAX_IN_REQUEST)
                + ")";
    return Words.number(bytes)
        + " bytes "
        + limit
        + ", "
        + file.template().resources().size()
        + " of "
        + TemplateCounts.MAX_RESOURCES
        + " resources";
  }

  /** Counts the resources by type, the most frequent first. */
  private static List<String> resources(Template template) {
    Map<String, Long> counts =
        template.resources().values().stream()
            .map(Resource::type)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(count -> count.getValue() + " " + count.getKey().replaceFirst("^AWS::", ""))
        .toList();
  }
}
