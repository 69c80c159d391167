package dev.cumulusc.javascript;

import dev.cumulusc.runtime.NodeVersion;
import java.util.Set;

/**
 * Syntax that came to Node.js after 8.0, and the first version that reads it without a flag.
 *
 * <p>A file with syntax that its Node.js does not know fails as a whole when it is loaded, even if
 * that part of it never runs. A regular expression that it can't compile fails so from Node.js 18
 * on; in an older version it fails where it runs ({@link #failsWhereItRuns}), but the letters
 * behind it (its flags) are read at once.
 *
 * <p>Sources: the tables of MDN's browser-compat-data; and each was given to Node.js 8.10, 10.16,
 * 12.18, 14.19, 16.19, 18.20, 20.20, 22.12 and 24.4.
 */
public enum Syntax {
  OBJECT_SPREAD("8.3", "`...` in an object"),
  ASYNC_ITERATION("10.0", "`for await`"),
  ASYNC_GENERATOR("10.0", "`async function*`"),
  OPTIONAL_CATCH("10.0", "`catch` without a variable"),
  LINE_SEPARATOR_IN_STRING("10.0", "a line separator (U+2028 or U+2029) in a string"),
  DYNAMIC_IMPORT("10.0", "`import()`"),
  REGEX_GROUP("10.0", "a named group (`(?<name>...)`) in a regular expression"),
  REGEX_PROPERTY("10.0", "a class of Unicode (`\\p{...}`) in a regular expression"),
  BIG_INTEGER("10.4", "an integer with `n`"),
  IMPORT_META("10.4", "`import.meta`"),
  CLASS_FIELD("12.0", "a field of a class"),
  PRIVATE_FIELD("12.0", "a private field (`#name`)"),
  EXPORT_NAMESPACE("12.0", "`export * as`"),
  NUMERIC_SEPARATOR("12.5", "`_` in a number"),
  OPTIONAL_CHAINING("14.0", "`?.`"),
  NULLISH_COALESCING("14.0", "`??`"),
  PRIVATE_METHOD("14.6", "a private method (`#name()`)"),
  TOP_LEVEL_AWAIT("14.8", "`await` outside of functions"),
  LOGICAL_ASSIGNMENT("15.0", "`&&=`, `||=` or `??=`"),
  REGEX_INDICES("16.0", "a regular expression with the flag `d`"),
  EXPORTED_STRING("16.0", "an export whose name is a string"),
  PRIVATE_NAME_IN("16.4", "`#name in`"),
  STATIC_BLOCK("16.11", "a `static` block"),
  IMPORT_OPTIONS("16.14", "`import()` with options"),
  IMPORT_ASSERTIONS("16.14", "an `import` with `assert`"),
  IMPORT_ATTRIBUTES("18.20", "an `import` with `with`"),
  REGEX_SETS("20.0", "a regular expression with the flag `v`"),
  REGEX_MODIFIERS("23.0", "a group with flags (`(?i:...)`) in a regular expression"),
  REGEX_DUPLICATE_GROUP("23.0", "two groups of one name in a regular expression"),
  USING("24.0", "`using`");

  private static final NodeVersion COMPILES_AT_ONCE = NodeVersion.of("18.0");

  /** What is within regular expressions. */
  private static final Set<Syntax> COMPILED_LATE =
      Set.of(REGEX_GROUP, REGEX_PROPERTY, REGEX_MODIFIERS, REGEX_DUPLICATE_GROUP);

  private final NodeVersion since;
  private final String shown;

  Syntax(String since, String shown) {
    this.since = NodeVersion.of(since);
    this.shown = shown;
  }

  /** Returns the first version of Node.js that reads it. */
  public NodeVersion since() {
    return since;
  }

  /** Returns what people call it, to stand in a sentence: {@code `catch` without a variable}. */
  public String shown() {
    return shown;
  }

  /**
   * Whether a version of Node.js that does not know it loads a file with it, so that only what has
   * it fails, when it runs.
   */
  public boolean failsWhereItRuns(NodeVersion node) {
    return COMPILED_LATE.contains(this) && !node.isAtLeast(COMPILES_AT_ONCE);
  }
}
