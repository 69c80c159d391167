package dev.cumulusc.schema;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema or a part of one. Its keywords are read when they are asked for: a template uses
 * few of a schema's parts.
 */
final class Schema {
  private static final String REFERENCE = "$ref";

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

  /** Returns whether one of some keywords is there. */
  boolean hasAny(List<String> some) {
    for (String keyword : some) {
      if (keywords.containsKey(keyword)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether this part says nothing but one thing. */
  boolean hasOnly(String keyword) {
    return keywords.size() == 1 && has(keyword);
  }

  /** Returns whether a keyword is there and {@code true}. */
  boolean isTrue(String keyword) {
    return Boolean.TRUE.equals(keywords.get(keyword));
  }

  /** Returns whether a keyword is there and {@code false}. */
  boolean isFalse(String keyword) {
    return Boolean.FALSE.equals(keywords.get(keyword));
  }

  /** Returns the schema that this part refers to, with what this part says besides; or this. */
  Schema resolved() {
    Object reference = keywords.get(REFERENCE);
    if (reference == null) {
      return this;
    }
    Schema target = part(definitions.get(reference)).resolved();
    if (hasOnly(REFERENCE)) {
      return target;
    }
    Map<Object, @Nullable Object> both = new LinkedHashMap<>(target.keywords);
    keywords.forEach(
        (keyword, value) -> {
          if (!keyword.equals(REFERENCE)) {
            both.put(keyword, value);
          }
        });
    return new Schema(both, definitions);
  }

  /** Returns the schema under a keyword. */
  Optional<Schema> part(String keyword) {
    return keywords.get(keyword) instanceof Map<?, ?> found
        ? Optional.of(part(found))
        : Optional.empty();
  }

  /** Returns the list of schemas under a keyword, or none. */
  List<Schema> parts(String keyword) {
    return has(keyword) ? list(keyword).stream().map(this::part).toList() : List.of();
  }

  /** Returns the names under a keyword that has schemas by name, or none. */
  Set<String> names(String keyword) {
    Set<String> names = new LinkedHashSet<>();
    map(keywords.get(keyword)).keySet().forEach(name -> names.add((String) name));
    return names;
  }

  /** Returns the schema of a name under a keyword that has schemas by name. */
  Optional<Schema> member(String keyword, String name) {
    return map(keywords.get(keyword)).get(name) instanceof Map<?, ?> found
        ? Optional.of(part(found))
        : Optional.empty();
  }

  /** Returns the texts under a keyword that has one or more of them, or none. */
  List<String> texts(String keyword) {
    Object value = keywords.get(keyword);
    if (value == null) {
      return List.of();
    }
    if (value instanceof String one) {
      return List.of(one);
    }
    return list(keyword).stream().map(String::valueOf).toList();
  }

  /** Returns the lists of texts by name under a keyword, or none. */
  Map<String, List<String>> lists(String keyword) {
    if (!has(keyword)) {
      return Map.of();
    }
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
