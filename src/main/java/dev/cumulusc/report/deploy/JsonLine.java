package dev.cumulusc.report.deploy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON objects, one in a line. */
final class JsonLine {
  private final JsonFactory json = new JsonFactory();
  private final PrintWriter out;

  JsonLine(PrintWriter out) {
    this.out = out;
  }

  /** Writes an object and its kind at once, so that no reader waits for it. */
  void write(String kind, Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator object = json.createGenerator(ObjectWriteContext.empty(), text)) {
      object.writeStartObject();
      object.writeStringProperty("kind", kind);
      members.accept(object);
      object.writeEndObject();
    }
    out.println(text);
    out.flush();
  }
}
