package dev.cumulusc.report;

import dev.cumulusc.diagnostic.Severity;

/** How text is set off on a terminal: with colours, or not at all. */
public enum Theme {
  PLAIN,
  COLOR;

  String severity(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> styled("1;31", text);
      case WARNING -> styled("1;33", text);
      case NOTE -> styled("1;36", text);
    };
  }

  public String strong(String text) {
    return styled("1", text);
  }

  public String faint(String text) {
    return styled("2", text);
  }

  public String good(String text) {
    return styled("32", text);
  }

  /** Sets off what is taken away. */
  public String bad(String text) {
    return styled("31", text);
  }

  /** Sets off what becomes different. */
  public String changed(String text) {
    return styled("33", text);
  }

  /** Sets off what nobody may overlook. */
  public String alarming(String text) {
    return styled("1;31", text);
  }

  /** Sets off what deserves a look. */
  public String notable(String text) {
    return styled("1;35", text);
  }

  private String styled(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
