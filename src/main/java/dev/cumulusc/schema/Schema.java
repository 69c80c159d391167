package dev.cumulusc.schema;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema or a part of one. Its keywords are read when they are asked for: a template uses
 * few of a schema's parts.
 */
final class Schema {
  private final Map<?, ?> keywords;
  private final Map<?, ?> definitions;

  private Schema(Map<?, ?> keywords, Map<?, ?> definitions) {
    this.keywords = keywords;
    this.definitions = definitions;
  }

  /**
   * Makes the schema of a resource type.
   *
   * @param document a JSON object as {@link JsonReader} gives it
   */
  static Schema of(Map<?, ?> document) {
    return new Schema(document, map(document.get("definitions")));
  }

  boolean has(String keyword) {
    return keywords.containsKey(keyword);
  }

  /** Tells whether this part says nothing but one thing. */
  boolean hasOnly(String keyword) {
    return keywords.size() == 1 && has(keyword);
  }

  /** Tells whether a keyword is there and {@code true}. */
  boolean isTrue(String keyword) {
    return Boolean.TRUE.equals(keywords.get(keyword));
  }

  /** Tells whether a keyword is there and {@code false}. */
  boolean isFalse(String keyword) {
    return Boolean.FALSE.equals(keywords.get(keyword));
  }

  /** Returns the schema that this part refers to, or this. */
  Schema resolved() {
    Object reference = keywords.get("$ref");
    return reference == null ? this : part(definitions.get(reference)).resolved();
  }

  /** Returns the schema under a keyword. */
  Optional<Schema> part(String keyword) {
    return keywords.get(keyword) instanceof Map<?, ?> found
        ? Optional.of(part(found))
        : Optional.empty();
  }

  /** Returns the list of schemas under a keyword, or none. */
  List<Schema> parts(String keyword) {
    return list(keyword).stream().map(this::part).toList();
  }

  /** Returns the schemas by name under a keyword, or none. */
  Map<String, Schema> named(String keyword) {
    Map<String, Schema> named = new LinkedHashMap<>();
    map(keywords.get(keyword)).forEach((name, value) -> named.put((String) name, part(value)));
    return named;
  }

  /** Returns the texts under a keyword that has one or more of them, or none. */
  List<String> texts(String keyword) {
    return keywords.get(keyword) instanceof String one
        ? List.of(one)
        : list(keyword).stream().map(String::valueOf).toList();
  }

  /** Returns the lists of texts by name under a keyword, or none. */
  Map<String, List<String>> lists(String keyword) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    map(keywords.get(keyword))
        .forEach(
            (name, value) ->
                lists.put((String) name, ((List<?>) value).stream().map(String::valueOf).toList()));
    return lists;
  }

  Optional<BigDecimal> number(String keyword) {
    return keywords.get(keyword) instanceof BigDecimal number
        ? Optional.of(number)
        : Optional.empty();
  }

  private List<?> list(String keyword) {
    return keywords.get(keyword) instanceof List<?> list ? list : List.of();
  }

  private Schema part(@Nullable Object value) {
    return new Schema(map(value), definitions);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
