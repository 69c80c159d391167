package dev.cumulusc.report;

import dev.cumulusc.emit.PrettyJson;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The table of the rules as JSON. */
public final class RuleTable {
  private RuleTable() {}

  /**
   * Returns <code>{"rules": [...]}</code> with an object for each row; an empty cell is null.
   *
   * @param columns the members' names
   * @param rows the members' values, in the order of the columns
   */
  public static String json(List<String> columns, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("rules");
      for (List<String> row : rows) {
        out.writeStartObject();
        for (int i = 0; i < columns.size(); i++) {
          out.writeStringProperty(columns.get(i), row.get(i).isEmpty() ? null : row.get(i));
        }
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }
}
