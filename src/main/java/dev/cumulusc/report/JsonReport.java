package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.emit.PrettyJson;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.validate.Fixes;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Diagnostics as JSON, for programs.
 *
 * <p>{@code {"diagnostics": [{code, name, severity, message, file, line, column, endLine,
 * endColumn, notes, help, aws, fix}]}}; lines and columns count from 1, columns in code points,
 * ends are exclusive; a note is {@code {message, file, line, column}}, or only a message when it
 * has no place; {@code help} and {@code aws} are null where there is none. {@code fix} is there
 * where one edit corrects the finding: {@code {file, line, column, endLine, endColumn,
 * replacement}}. Files are named relative to the application folder.
 */
public final class JsonReport implements Report {
  @Override
  public String print(List<Diagnostic> diagnostics) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("diagnostics");
      diagnostics.forEach(diagnostic -> write(diagnostic, out));
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(Diagnostic diagnostic, JsonGenerator out) {
    SourceSpan at = diagnostic.at();
    out.writeStartObject();
    out.writeStringProperty("code", diagnostic.rule().code());
    out.writeStringProperty("name", diagnostic.rule().name());
    out.writeStringProperty("severity", diagnostic.severity().label());
    out.writeStringProperty("message", diagnostic.message());
    position(at, out);
    out.writeNumberProperty("endLine", at.endLine());
    out.writeNumberProperty("endColumn", at.endColumn());
    out.writeArrayPropertyStart("notes");
    for (Origin.Step note : diagnostic.notes()) {
      out.writeStartObject();
      out.writeStringProperty("message", note.text());
      note.at().ifPresent(place -> position(place, out));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeStringProperty("help", diagnostic.help().orElse(null));
    out.writeStringProperty("aws", diagnostic.rule().aws().orElse(null));
    Fixes.shownEdit(diagnostic).ifPresent(edit -> write(edit, out));
    out.writeEndObject();
  }

  private static void write(Fixes.Edit edit, JsonGenerator out) {
    out.writeObjectPropertyStart("fix");
    position(edit.at(), out);
    out.writeNumberProperty("endLine", edit.at().endLine());
    out.writeNumberProperty("endColumn", edit.at().endColumn());
    out.writeStringProperty("replacement", edit.replacement());
    out.writeEndObject();
  }

  static void position(SourceSpan at, JsonGenerator out) {
    out.writeStringProperty("file", at.file().name());
    out.writeNumberProperty("line", at.line());
    out.writeNumberProperty("column", at.column());
  }
}
