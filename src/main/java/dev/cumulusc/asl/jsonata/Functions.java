package dev.cumulusc.asl.jsonata;

import java.util.Set;

/** The functions that an expression can call without having made them. */
public final class Functions {
  /** What JSONata 2.0 brings, but for {@code $eval}, which Step Functions leaves out. */
  private static final Set<String> STANDARD =
      Set.of(
          "abs",
          "append",
          "assert",
          "average",
          "base64decode",
          "base64encode",
          "boolean",
          "ceil",
          "clone",
          "contains",
          "count",
          "decodeUrl",
          "decodeUrlComponent",
          "distinct",
          "each",
          "encodeUrl",
          "encodeUrlComponent",
          "error",
          "exists",
          "filter",
          "floor",
          "formatBase",
          "formatInteger",
          "formatNumber",
          "fromMillis",
          "join",
          "keys",
          "length",
          "lookup",
          "lowercase",
          "map",
          "match",
          "max",
          "merge",
          "millis",
          "min",
          "not",
          "now",
          "number",
          "pad",
          "parseInteger",
          "power",
          "reduce",
          "replace",
          "reverse",
          "round",
          "shuffle",
          "sift",
          "single",
          "sort",
          "split",
          "spread",
          "sqrt",
          "string",
          "substring",
          "substringAfter",
          "substringBefore",
          "sum",
          "toMillis",
          "trim",
          "type",
          "uppercase",
          "zip");

  /** What Step Functions adds. */
  private static final Set<String> ADDED =
      Set.of("hash", "parse", "partition", "random", "range", "uuid");

  private Functions() {}

  /** Returns whether there is a function of this name; the name is without its dollar sign. */
  public static boolean contains(String name) {
    return STANDARD.contains(name) || ADDED.contains(name);
  }

  /** Returns all names, in no order. */
  public static Set<String> names() {
    Set<String> all = new java.util.HashSet<>(STANDARD);
    all.addAll(ADDED);
    return all;
  }
}
