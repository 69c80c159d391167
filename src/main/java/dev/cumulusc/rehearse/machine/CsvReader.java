package dev.cumulusc.rehearse.machine;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV as RFC 4180 has it: a field in double quotes may hold delimiters and line breaks. */
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
        field.append(text.charAt(at++));
      }
      at++;
    }
    while (at < text.length()
        && text.charAt(at) != delimiter
        && text.charAt(at) != '\n'
        && !text.startsWith("\r\n", at)) {
      field.append(text.charAt(at++));
    }
    return field.toString();
  }
}
