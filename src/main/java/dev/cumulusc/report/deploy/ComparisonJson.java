package dev.cumulusc.report.deploy;

import dev.cumulusc.app.compare.Comparand;
import dev.cumulusc.app.compare.Comparison;
import dev.cumulusc.app.compare.StackDifference;
import dev.cumulusc.deploy.plan.StackDeltaJson;
import dev.cumulusc.emit.PrettyJson;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;

/**
 * Comparisons for programs.
 *
 * <p>{@code {"before": {kind, name}, "after": {kind, name}, "same", "stacks": [{before, after,
 * same, changes}]}}; {@code kind} is {@code file}, {@code app}, {@code deployment} or {@code git},
 * and a stack's {@code before} or {@code after} is left out where that side has no such stack.
 * {@code changes} is what {@link StackDeltaJson} writes, as in a plan.
 */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** Returns a comparison as an object. */
  public static String print(Comparison comparison) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      side("before", comparison.before(), out);
      side("after", comparison.after(), out);
      out.writeBooleanProperty("same", comparison.isEmpty());
      out.writeArrayPropertyStart("stacks");
      for (StackDifference stack : comparison.stacks()) {
        out.writeStartObject();
        PrettyJson.optional(out, "before", stack.before());
        PrettyJson.optional(out, "after", stack.after());
        out.writeBooleanProperty("same", stack.isEmpty());
        out.writeName("changes");
        StackDeltaJson.write(stack.changes(), out);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }

  private static void side(String name, Comparand side, JsonGenerator out) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("kind", side.prefix().replace(":", ""));
    out.writeStringProperty("name", side.name());
    out.writeEndObject();
  }
}
