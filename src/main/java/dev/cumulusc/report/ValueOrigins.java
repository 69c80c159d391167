package dev.cumulusc.report;

import dev.cumulusc.app.explain.ExplainedResource;
import dev.cumulusc.app.explain.ExplainedValue;
import dev.cumulusc.diagnostic.ShownPaths;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Printable;
import java.util.List;

/** Values with where they come from, for people: each with its place, and what brought it there. */
public final class ValueOrigins {
  private static final String INDENT = "    ";

  /** Longer values are cut where there are several. */
  private static final int LONGEST = 60;

  private final Theme theme;
  private final ShownPaths paths;

  public ValueOrigins(Theme theme, ShownPaths paths) {
    this.theme = theme;
    this.paths = paths;
  }

  /** Returns values of a configuration as text. */
  public String values(List<ExplainedValue> values) {
    StringBuilder out = new StringBuilder();
    values.forEach(value -> value(value, "", values.size() == 1, out));
    return out.toString();
  }

  /** Returns parts of templates as text. */
  public String resources(List<ExplainedResource> resources) {
    StringBuilder out = new StringBuilder();
    for (ExplainedResource resource : resources) {
      out.append(out.length() == 0 ? "" : "\n")
          .append(theme.strong(resource.logicalId()))
          .append("  ")
          .append(resource.type())
          .append(" of the template ")
          .append(resource.template())
          .append(place(resource.origin()))
          .append('\n');
      steps(resource.origin().allSteps(), INDENT, out);
      resource.values().forEach(value -> value(value, "  ", resource.values().size() == 1, out));
    }
    return out.toString();
  }

  private void value(ExplainedValue value, String indent, boolean whole, StringBuilder out) {
    out.append(indent)
        .append(Printable.of(value.path()))
        .append(": ")
        .append(whole ? lines(value.value(), indent + INDENT) : shortened(value.value()))
        .append(place(value.origin()))
        .append('\n');
    steps(value.steps(), indent + INDENT, out);
  }

  private void steps(List<Origin.Step> steps, String indent, StringBuilder out) {
    for (Origin.Step step : steps) {
      out.append(indent)
          .append(theme.faint(Printable.of(step.text())))
          .append(step.at().map(at -> theme.faint("  (" + paths.of(at) + ")")).orElse(""))
          .append('\n');
    }
  }

  private String place(Origin origin) {
    return "  " + theme.faint("(" + paths.of(origin.primary()) + ")");
  }

  private static String lines(String text, String indent) {
    List<String> lines = text.lines().map(Printable::of).toList();
    return lines.size() == 1
        ? lines.get(0)
        : "\n" + indent + String.join("\n" + indent, lines) + "\n" + indent;
  }

  private static String shortened(String text) {
    String line = Printable.of(text.lines().findFirst().orElse(""));
    int points = line.codePointCount(0, line.length());
    boolean fits = points <= LONGEST && line.length() == text.length();
    return fits
        ? line
        : line.substring(0, line.offsetByCodePoints(0, Math.min(points, LONGEST))) + "...";
  }
}
