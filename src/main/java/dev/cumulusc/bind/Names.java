package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Reading;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.model.Located;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the names of one kind of thing, which become parts of logical ids. */
final class Names {
  private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]+");
  private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+(.?)");

  /** How people name what is no item itself, but is merged into items. */
  private static final Pattern FOR_MERGES = Pattern.compile("[_.].*|(?i:x-.*|.*[_-]defaults?)");

  private final String noun;
  private final Map<String, Located<String>> seen = new HashMap<>();

  /**
   * Makes the check.
   *
   * @param noun what is named, as it completes "the name of ...": "a Lambda function"
   */
  Names(String noun) {
    this.noun = noun;
  }

  /** Returns the named sections under a key whose names can stand; the others are reported. */
  List<Fields> accepted(Fields section, Key<List<Fields>> key) {
    return section.list(key).stream()
        .filter(named -> accept(named.name(), section.reading()))
        .toList();
  }

  /**
   * Returns whether a name can stand, and reports it if it can't. One that will be another is still
   * that of something that others refer to, where values are assumed.
   */
  boolean accept(Located<String> name, Reading reading) {
    if (!ALPHANUMERIC.matcher(name.value()).matches()) {
      String better =
          WORD_BREAK
              .matcher(name.value())
              .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
      reading
          .diagnostics()
          .report(
              BindRules.BAD_NAME,
              name.origin(),
              "The name of "
                  + noun
                  + " is `"
                  + name.value()
                  + "`, but only letters and digits fit into a logical id.",
              advice(name.value(), better));
      if (!reading.assumed().isAny()) {
        return false;
      }
    }
    Located<String> earlier = seen.putIfAbsent(name.value(), name);
    if (earlier != null) {
      reading
          .diagnostics()
          .report(
              Diagnostic.of(
                      BindRules.DUPLICATE_NAME,
                      name.origin(),
                      "`" + name.value() + "` is a second time the name of " + noun + ".")
                  .withNote("the first is here", earlier.origin().primary()));
      return false;
    }
    return true;
  }

  private static String advice(String name, String better) {
    if (better.isEmpty()) {
      return "Choose another name.";
    }
    return FOR_MERGES.matcher(name).matches()
        ? "Each key here is one of them. Write values that several merge in the first that has"
            + " them, `<<: &common {...}`, and `<<: *common` in the others."
        : "Name it `" + better + "`.";
  }
}
