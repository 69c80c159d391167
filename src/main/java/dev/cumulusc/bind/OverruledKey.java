package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;

/** Reports a key that has no effect because another one is there. */
final class OverruledKey {
  private OverruledKey() {}

  static void report(Fields section, Key<?> overruled, Key<?> counting) {
    section
        .entry(overruled)
        .ifPresent(
            entry ->
                section
                    .diagnostics()
                    .report(
                        BindRules.OVERRULED_KEY,
                        entry.key().origin(),
                        "`"
                            + overruled.name()
                            + "` is ignored, since `"
                            + counting.name()
                            + "` is there too.",
                        "Remove one of the two."));
  }
}
