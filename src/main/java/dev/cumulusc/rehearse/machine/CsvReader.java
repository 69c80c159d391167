package dev.cumulusc.rehearse.machine;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as Step Functions does: a field in double quotes may hold delimiters and line breaks,
 * and a backslash goes away, so that a backslash, a double quote or a delimiter behind it stands
 * for itself.
 */
final class CsvReader {
  private final String text;
  private final char delimiter;
  private int at;

  private CsvReader(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** Returns the rows; empty lines are left out. */
  static List<List<String>> rows(String text, char delimiter) {
    CsvReader reader = new CsvReader(text, delimiter);
    List<List<String>> rows = new ArrayList<>();
    while (reader.at < text.length()) {
      List<String> row = reader.row();
      if (row.size() > 1 || !row.get(0).isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() {
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == delimiter) {
      at++;
      fields.add(field());
    }
    if (text.startsWith("\r\n", at)) {
      at++;
    }
    at++;
    return fields;
  }

  private String field() {
    StringBuilder field = new StringBuilder();
    boolean quoted = at < text.length() && text.charAt(at) == '"';
    if (quoted) {
      at++;
      while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
        at += text.charAt(at) == '"' ? 1 : 0;
        take(field);
      }
      at++;
    }
    while (at < text.length()
        && text.charAt(at) != delimiter
        && text.charAt(at) != '\n'
        && !text.startsWith("\r\n", at)) {
      take(field);
    }
    return field.toString();
  }

  private void take(StringBuilder field) {
    boolean isEscape = text.charAt(at) == '\\' && at + 1 < text.length() && isSpecial(at + 1);
    at += isEscape ? 1 : 0;
    if (isEscape || text.charAt(at) != '\\') {
      field.append(text.charAt(at));
    }
    at++;
  }

  private boolean isSpecial(int index) {
    char c = text.charAt(index);
    return c == '\\' || c == '"' || c == delimiter;
  }
}
