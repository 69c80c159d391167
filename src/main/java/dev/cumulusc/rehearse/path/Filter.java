package dev.cumulusc.rehearse.path;

import dev.cumulusc.rehearse.json.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a filter of a path asks of each element: {@code (@.price < 10 && @.isbn)}. */
@FunctionalInterface
interface Filter {
  /** The filters that were read before, by their text. */
  Map<String, Filter> READ = new ConcurrentHashMap<>();

  /**
   * Returns whether the filter lets an element through.
   *
   * @param root what {@code $} means in the filter
   */
  boolean accepts(Json element, Json root) throws PathException;

  /** Reads a filter, with its parentheses. */
  static Filter of(String text) throws PathException {
    Filter known = READ.get(text);
    if (known == null) {
      known = new FilterParser(text).read();
      READ.put(text, known);
    }
    return known;
  }
}
