package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A switch. The words {@code true} and {@code false} count as what they say, as text too. */
public enum FlagType implements ValueType<Boolean> {
  /** {@code true} or {@code false}. */
  PLAIN,
  /** Anything, counted as JavaScript counts it: a name switches it on, an empty string off. */
  TRUTHY,
  /** {@code true} or {@code false}; kes takes nothing but {@code true} itself as on. */
  EXACT,
  /** {@code true} or {@code false}, which kes prints into the template as it stands. */
  PRINTED;

  /** Words that mean off, and would switch on as any name does. */
  private static final Pattern NEGATIVE =
      Pattern.compile("no|n|nah|nope|off|none|never|disabled?", Pattern.CASE_INSENSITIVE);

  @Override
  public String expected() {
    return "`true` or `false`";
  }

  @Override
  public Optional<Boolean> read(Node value, Reading reading) {
    if (value instanceof ScalarNode scalar) {
      return Optional.of(read(scalar, reading));
    }
    if (this == TRUTHY) {
      reportUnclear(value, true, reading);
      return Optional.of(true);
    }
    reading.wrongType(value, expected());
    return Optional.empty();
  }

  private boolean read(ScalarNode scalar, Reading reading) {
    if (scalar.kind() == ScalarNode.Kind.BOOLEAN) {
      return scalar.isTruthy();
    }
    if (scalar.text().equals("true") || scalar.text().equals("false")) {
      boolean on = scalar.text().equals("true");
      boolean inKes = this == PRINTED ? on : this != EXACT;
      if (on != inKes) {
        reportUnlikeKes(scalar, inKes, reading);
      }
      return on;
    }
    boolean counted = this != EXACT && scalar.isTruthy();
    boolean isName =
        this == TRUTHY
            && scalar.isString()
            && !NEGATIVE.matcher(scalar.text()).matches()
            && Suggestions.nearest(scalar.text(), List.of("true", "false")).isEmpty();
    if (!scalar.text().isEmpty() && !isName) {
      reportUnclear(scalar, counted, reading);
    }
    return counted;
  }

  private static void reportUnclear(Node value, boolean counted, Reading reading) {
    reading
        .diagnostics()
        .report(
            KeyRules.UNCLEAR_FLAG,
            value.origin(),
            "`"
                + reading.name().value()
                + "` is "
                + value.describe()
                + ", which counts as `"
                + counted
                + "`.",
            "Write `true` or `false`.");
  }

  private static void reportUnlikeKes(ScalarNode scalar, boolean inKes, Reading reading) {
    reading
        .diagnostics()
        .report(
            KeyRules.FLAG_UNLIKE_KES,
            scalar.origin(),
            "`"
                + reading.name().value()
                + "` is "
                + scalar.describe()
                + ", which kes takes as `"
                + inKes
                + "`.");
  }
}
