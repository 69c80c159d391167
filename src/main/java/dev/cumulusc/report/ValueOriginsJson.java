package dev.cumulusc.report;

import dev.cumulusc.app.explain.ExplainedResource;
import dev.cumulusc.app.explain.ExplainedValue;
import dev.cumulusc.emit.PrettyJson;
import dev.cumulusc.source.Origin;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Values with where they come from, for programs.
 *
 * <p>{@code {"values": [{path, value, file, line, column, steps}]}}, or {@code {"resources":
 * [{logicalId, type, template, file, line, column, steps, values}]}}. A step is {@code {text, file,
 * line, column}}, without a place if it has none in a file. Lines and columns count from 1, columns
 * in code points. The value of a secret is {@code ****}.
 */
public final class ValueOriginsJson {
  private ValueOriginsJson() {}

  /** Returns values of a configuration as an object. */
  public static String values(List<ExplainedValue> values) {
    return object(out -> write(values, out));
  }

  /** Returns parts of templates as an object. */
  public static String resources(List<ExplainedResource> resources) {
    return object(
        out -> {
          out.writeArrayPropertyStart("resources");
          for (ExplainedResource resource : resources) {
            out.writeStartObject();
            out.writeStringProperty("logicalId", resource.logicalId());
            out.writeStringProperty("type", resource.type());
            out.writeStringProperty("template", resource.template());
            origin(resource.origin(), resource.origin().allSteps(), out);
            write(resource.values(), out);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  private static String object(Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      members.accept(out);
      out.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(List<ExplainedValue> values, JsonGenerator out) {
    out.writeArrayPropertyStart("values");
    for (ExplainedValue value : values) {
      out.writeStartObject();
      out.writeStringProperty("path", value.path());
      out.writeStringProperty("value", value.value());
      origin(value.origin(), value.steps(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void origin(Origin origin, List<Origin.Step> steps, JsonGenerator out) {
    JsonReport.position(origin.primary(), out);
    out.writeArrayPropertyStart("steps");
    for (Origin.Step step : steps) {
      out.writeStartObject();
      out.writeStringProperty("text", step.text());
      step.at().ifPresent(at -> JsonReport.position(at, out));
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
