package dev.cumulusc.report.page;

import dev.cumulusc.draw.Xml;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes HTML; whatever a user's files say comes through {@link #text}, without secrets. */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final UnaryOperator<String> mask;

  Html(UnaryOperator<String> mask) {
    this.mask = mask;
  }

  /** Adds markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds text, of which nothing is markup; {@code `code`} becomes an element. */
  Html text(String text) {
    out.append(marked(mask.apply(text), Xml::escape));
    return this;
  }

  /**
   * Returns text with elements for {@code `code`}; where a backtick has no partner, all of them are
   * text.
   *
   * @param escape takes markup out of a string
   */
  static String marked(String text, UnaryOperator<String> escape) {
    String[] parts = text.split("`", -1);
    if (parts.length % 2 == 0) {
      return escape.apply(text);
    }
    StringBuilder marked = new StringBuilder(escape.apply(parts[0]));
    for (int i = 1; i < parts.length; i += 2) {
      marked.append("<code>").append(escape.apply(parts[i])).append("</code>");
      marked.append(escape.apply(parts[i + 1]));
    }
    return marked.toString();
  }

  /** Adds an element that holds text. */
  Html element(String tag, String text) {
    return raw("<" + tag + ">").text(text).raw("</" + tag.split(" ", -1)[0] + ">");
  }

  /** Adds an element of code, in which backticks are backticks. */
  Html code(String text) {
    out.append("<code>").append(Xml.escape(mask.apply(text))).append("</code>");
    return this;
  }

  /** Adds the head of a table in a frame that scrolls, and opens its body. */
  Html openTable(String caption, List<String> columns) {
    out.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
    out.append(Xml.escape(mask.apply(caption))).append("\"><table><caption>");
    out.append(Xml.escape(mask.apply(caption))).append("</caption><thead><tr>");
    columns.forEach(
        column -> out.append("<th scope=\"col\">").append(Xml.escape(column)).append("</th>"));
    out.append("</tr></thead><tbody>\n");
    return this;
  }

  Html closeTable() {
    out.append("</tbody></table></div>\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
