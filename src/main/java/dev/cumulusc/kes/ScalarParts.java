package dev.cumulusc.kes;

import dev.cumulusc.kes.handlebars.RenderedText;
import dev.cumulusc.source.Origin;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The places of a single value's parts in the YAML that a template rendered to.
 *
 * <p>A value differs from how it is written by indentation, line breaks, quotes and escapes. All
 * else stands there in the same order, so each character finds its place by counting on.
 */
final class ScalarParts implements Origin.Parts {
  private final String value;
  private final RenderedText rendered;
  private final int start;
  private final int end;
  private int @Nullable [] places;

  /**
   * Makes the places of a value.
   *
   * @param start the index in the rendered text at which the value starts, with its quotes
   * @param end the index after it
   */
  ScalarParts(String value, RenderedText rendered, int start, int end) {
    this.value = value;
    this.rendered = rendered;
    this.start = start;
    this.end = end;
  }

  @Override
  public Optional<Origin> of(int from, int to) {
    if (places == null) {
      places = align(value, rendered.text().substring(start, end));
    }
    int last = to - 1;
    if (from < 0 || from > last || last >= places.length || places[from] < 0 || places[last] < 0) {
      return Optional.empty();
    }
    return Optional.of(rendered.originOfPart(start + places[from], start + places[last] + 1));
  }

  /** Returns for each character of a value where it is written, or -1 where that is unclear. */
  static int[] align(String value, String written) {
    int[] places = new int[value.length()];
    java.util.Arrays.fill(places, -1);
    int at = written.startsWith("|") || written.startsWith(">") ? written.indexOf('\n') + 1 : 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isWhitespace(c)) {
        continue;
      }
      while (at < written.length() && written.charAt(at) != c) {
        int next = skip(written, at);
        if (next < 0) {
          return places;
        }
        at = next;
      }
      if (at == written.length()) {
        return places;
      }
      places[i] = at;
      at++;
    }
    return places;
  }

  /** Returns the index after what is written only for the sake of YAML, or -1 for all else. */
  private static int skip(String written, int at) {
    char c = written.charAt(at);
    if (c == '\\' && at + 1 < written.length() && "ntr".indexOf(written.charAt(at + 1)) >= 0) {
      return at + 2;
    }
    return Character.isWhitespace(c) || c == '\\' || c == '"' || c == '\'' ? at + 1 : -1;
  }
}
