package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.emit.PrettyJson;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.validate.Fixes;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Diagnostics in SARIF 2.1.0, the format of code scanning. What a value came through stands as
 * related locations; only rules that reported something are listed.
 */
public final class SarifReport implements Report {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  /** Where the project is at home. */
  public static final String HOME = "https://github.com/cumulusc/cumulusc";

  private final String version;

  /**
   * Makes a report.
   *
   * @param version this program's version
   */
  public SarifReport(String version) {
    this.version = version;
  }

  @Override
  public String print(List<Diagnostic> diagnostics) {
    Map<String, RuleInfo> rules = new TreeMap<>();
    diagnostics.forEach(diagnostic -> rules.put(diagnostic.rule().code(), diagnostic.rule()));
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      out.writeStringProperty("$schema", SCHEMA);
      out.writeStringProperty("version", "2.1.0");
      out.writeArrayPropertyStart("runs");
      out.writeStartObject();
      writeTool(rules, out);
      out.writeStringProperty("columnKind", "unicodeCodePoints");
      out.writeArrayPropertyStart("results");
      List<String> codes = new ArrayList<>(rules.keySet());
      diagnostics.forEach(diagnostic -> writeResult(diagnostic, codes, out));
      out.writeEndArray();
      out.writeEndObject();
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }

  private void writeTool(Map<String, RuleInfo> rules, JsonGenerator out) {
    out.writeObjectPropertyStart("tool");
    out.writeObjectPropertyStart("driver");
    out.writeStringProperty("name", "cumulusc");
    out.writeStringProperty("semanticVersion", version);
    out.writeStringProperty("informationUri", HOME);
    out.writeArrayPropertyStart("rules");
    for (RuleInfo rule : rules.values()) {
      out.writeStartObject();
      out.writeStringProperty("id", rule.code());
      out.writeStringProperty("name", rule.name());
      writeText("shortDescription", rule.summary(), out);
      if (!rule.why().isEmpty()) {
        writeText("fullDescription", rule.why(), out);
      }
      if (!rule.fix().isEmpty()) {
        writeText("help", rule.fix(), out);
      }
      out.writeStringProperty(
          "helpUri",
          rule.authority()
              .flatMap(Authority::address)
              .orElse(HOME + "/blob/main/docs/rules/" + rule.code() + ".md"));
      out.writeObjectPropertyStart("defaultConfiguration");
      out.writeStringProperty("level", rule.severity().label());
      out.writeEndObject();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void writeResult(Diagnostic diagnostic, List<String> codes, JsonGenerator out) {
    String code = diagnostic.rule().code();
    out.writeStartObject();
    out.writeStringProperty("ruleId", code);
    out.writeNumberProperty("ruleIndex", codes.indexOf(code));
    out.writeStringProperty("level", diagnostic.severity().label());
    String help = diagnostic.help().map(text -> " " + text).orElse("");
    writeText("message", diagnostic.message() + help, out);
    out.writeArrayPropertyStart("locations");
    out.writeStartObject();
    writeLocation(diagnostic.at(), out);
    out.writeEndObject();
    out.writeEndArray();
    if (!diagnostic.notes().isEmpty()) {
      writeNotes(diagnostic.notes(), out);
    }
    Fixes.shownEdit(diagnostic).ifPresent(edit -> writeFix(edit, out));
    if (diagnostic.rule().aws().isPresent()) {
      out.writeObjectPropertyStart("properties");
      out.writeStringProperty("aws", diagnostic.rule().aws().get());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void writeNotes(List<Origin.Step> notes, JsonGenerator out) {
    out.writeArrayPropertyStart("relatedLocations");
    for (int i = 0; i < notes.size(); i++) {
      out.writeStartObject();
      out.writeNumberProperty("id", i);
      notes.get(i).at().ifPresent(place -> writeLocation(place, out));
      writeText("message", notes.get(i).text(), out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeFix(Fixes.Edit edit, JsonGenerator out) {
    out.writeArrayPropertyStart("fixes");
    out.writeStartObject();
    out.writeArrayPropertyStart("artifactChanges");
    out.writeStartObject();
    writeFile(edit.at(), out);
    out.writeArrayPropertyStart("replacements");
    out.writeStartObject();
    writeRegion("deletedRegion", edit.at(), out);
    writeText("insertedContent", edit.replacement(), out);
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
  }

  private static void writeLocation(SourceSpan at, JsonGenerator out) {
    out.writeObjectPropertyStart("physicalLocation");
    writeFile(at, out);
    writeRegion("region", at, out);
    out.writeEndObject();
  }

  private static void writeFile(SourceSpan at, JsonGenerator out) {
    out.writeObjectPropertyStart("artifactLocation");
    out.writeStringProperty("uri", uri(at.file().name()));
    out.writeEndObject();
  }

  private static void writeRegion(String name, SourceSpan at, JsonGenerator out) {
    out.writeObjectPropertyStart(name);
    out.writeNumberProperty("startLine", at.line());
    out.writeNumberProperty("startColumn", at.column());
    out.writeNumberProperty("endLine", at.endLine());
    out.writeNumberProperty("endColumn", at.endColumn());
    out.writeEndObject();
  }

  private static void writeText(String name, String text, JsonGenerator out) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("text", text);
    out.writeEndObject();
  }

  /** Returns a path as a relative URI reference: what a URI can't hold is percent-encoded. */
  private static String uri(String path) {
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-._~/@+!$&'()*,;=".indexOf(c) >= 0)) {
        uri.append(c);
      } else {
        uri.append(String.format(java.util.Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
