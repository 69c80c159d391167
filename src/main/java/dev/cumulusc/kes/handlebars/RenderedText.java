package dev.cumulusc.kes.handlebars;

import dev.cumulusc.kes.handlebars.Expression.Call;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The text that a template renders to, with the way back from each place in it. */
public final class RenderedText {
  private final SourceFile template;
  private final StringBuilder text = new StringBuilder();
  private final List<Piece> pieces = new ArrayList<>();

  RenderedText(SourceFile template) {
    this.template = template;
  }

  /**
   * A stretch of the text that one place of the template made.
   *
   * @param end the index in the text after its last character
   * @param from the index in the template of the text that it copies, or of the tag that printed it
   * @param to the index in the template after that
   * @param input the value that was printed, or null for text that is copied
   */
  private record Piece(int end, int from, int to, @Nullable JsValue input) {
    boolean isCopied() {
      return input == null;
    }
  }

  /** Adds text of the template as it is. */
  void copy(String content, int from) {
    add(content, from, from + content.length(), null);
  }

  /** Adds a value that a tag prints. */
  void print(JsValue value, boolean escaped, Call tag) {
    if (value.isPresent()) {
      String printed = Js.print(value);
      boolean safe = !escaped || value instanceof JsValue.SafeText;
      add(safe ? printed : escape(printed), tag.start(), tag.end(), value);
    }
  }

  private void add(String content, int from, int to, @Nullable JsValue input) {
    if (!content.isEmpty()) {
      text.append(content);
      pieces.add(new Piece(text.length(), from, to, input));
    }
  }

  /** Returns the text. */
  public String text() {
    return text.toString();
  }

  /** Returns the template that the text was rendered from. */
  public SourceFile template() {
    return template;
  }

  /** Returns the place in the template that made a stretch of the text. */
  public SourceSpan span(int from, int to) {
    if (pieces.isEmpty()) {
      return template.start();
    }
    int first = pieceAt(from);
    int start = templateIndex(first, from);
    int last = to > from ? pieceAt(to - 1) : first;
    Piece end = pieces.get(last);
    int stop = end.isCopied() ? templateIndex(last, Math.max(to, from)) : end.to();
    Piece begin = pieces.get(first);
    return template.span(start, stop > start || from == to ? Math.max(start, stop) : begin.to());
  }

  /** Returns where a single value in the text comes from: the template, and what it printed. */
  public Origin origin(int from, int to) {
    Origin written = Origin.written(span(from, to));
    if (pieces.isEmpty() || from >= to) {
      return written;
    }
    Set<Origin.Input> inputs = new LinkedHashSet<>();
    for (int i = pieceAt(from); i <= pieceAt(to - 1); i++) {
      Piece piece = pieces.get(i);
      JsValue input = piece.input();
      Origin origin = input == null ? null : input.origin();
      if (input != null && origin != null) {
        inputs.add(new Origin.Input(expression(piece), Js.print(input), Optional.of(origin)));
      }
    }
    return inputs.isEmpty() ? written : new Origin.Interpolated(written, List.copyOf(inputs));
  }

  /**
   * Returns where a part of a longer value comes from. What a tag printed of a value that knows
   * where its parts were written comes from there.
   */
  public Origin originOfPart(int from, int to) {
    int place = pieces.isEmpty() || from >= to ? -1 : pieceAt(from);
    if (place < 0 || pieceAt(to - 1) != place) {
      return origin(from, to);
    }
    Piece piece = pieces.get(place);
    int start = place == 0 ? 0 : pieces.get(place - 1).end();
    if (piece.input() instanceof JsValue.Text printed
        && printed.origin() != null
        && printed.value().length() == piece.end() - start) {
      Optional<Origin> part = printed.origin().part(from - start, to - start);
      if (part.isPresent()) {
        SourceSpan tag = template.span(piece.from(), piece.to());
        return new Origin.Merged(part.get(), "printed by `" + expression(piece) + "`", tag);
      }
    }
    return origin(from, to);
  }

  /** Returns what a tag says, without its brackets. */
  private String expression(Piece piece) {
    return template
        .text()
        .substring(piece.from(), piece.to())
        .replaceAll("^\\{+[~&#{]*\\s*|\\s*}?~?}+$", "");
  }

  private int templateIndex(int place, int index) {
    Piece piece = pieces.get(place);
    return piece.isCopied() ? piece.to() - (piece.end() - index) : piece.from();
  }

  /** Returns the piece that holds the character at an index; at the text's end the last one. */
  private int pieceAt(int index) {
    int low = 0;
    int high = pieces.size() - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (pieces.get(middle).end() > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#x27;");
        case '`' -> escaped.append("&#x60;");
        case '=' -> escaped.append("&#x3D;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
