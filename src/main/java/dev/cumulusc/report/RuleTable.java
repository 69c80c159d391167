package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.emit.PrettyJson;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** The table of the rules as JSON. */
public final class RuleTable {
  private RuleTable() {}

  /** Returns <code>{"rules": [...]}</code> with an object for each rule; what it lacks is null. */
  public static String json(List<RuleInfo> rules) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("rules");
      for (RuleInfo rule : rules) {
        out.writeStartObject();
        out.writeStringProperty("code", rule.code());
        out.writeStringProperty("severity", rule.severity().label());
        out.writeStringProperty("name", rule.name());
        out.writeStringProperty("aws", rule.aws().orElse(null));
        out.writeStringProperty("summary", rule.summary());
        out.writeStringProperty("family", rule.family().label());
        out.writeStringProperty("stage", rule.stage().name().toLowerCase(Locale.ROOT));
        out.writeStringProperty("why", rule.why().isEmpty() ? null : rule.why());
        out.writeStringProperty("fix", rule.fix().isEmpty() ? null : rule.fix());
        out.writeStringProperty("authority", rule.authority().map(Authority::where).orElse(null));
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }
}
