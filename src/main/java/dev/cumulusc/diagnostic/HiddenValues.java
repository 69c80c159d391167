package dev.cumulusc.diagnostic;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Secrets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of {@code .env} and secrets of the environment, which no diagnostic shows: the variable's
 * name, in braces, stands in their place.
 *
 * <p>A short or common value, such as {@code dev}, also occurs where nobody put the variable in. So
 * only a secret is hidden wherever its characters occur, another value where it is a word of its
 * own, and one of a few characters where it is all that is quoted.
 */
final class HiddenValues {
  /** The longest first, since one may contain another. */
  private final Map<String, Pattern> names =
      new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));

  private final Map<String, String> variables = new TreeMap<>();

  /** Hides a variable's value from now on. */
  void add(String variable, String value) {
    if (!value.isBlank() && variables.putIfAbsent(value, variable) == null) {
      names.put(value, pattern(variable, value));
    }
  }

  private static Pattern pattern(String variable, String value) {
    String quoted = Pattern.quote(value);
    if (!Secrets.isLongEnough(value)) {
      return Pattern.compile("(?<=`)" + quoted + "(?=`)");
    }
    return Secrets.isSecretName(variable)
        ? Pattern.compile(quoted)
        : Pattern.compile("(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])");
  }

  /** Returns a diagnostic without the values. */
  Diagnostic hide(Diagnostic diagnostic) {
    if (names.isEmpty()) {
      return diagnostic;
    }
    List<Origin.Step> notes =
        diagnostic.notes().stream()
            .map(note -> new Origin.Step(hide(note.text()), note.at()))
            .toList();
    return diagnostic
        .withMessage(hide(diagnostic.message()))
        .withNotes(notes)
        .withHelp(diagnostic.help().map(this::hide));
  }

  private String hide(String text) {
    String hidden = text;
    for (Map.Entry<String, Pattern> each : names.entrySet()) {
      if (hidden.contains(each.getKey())) {
        String name = "{{" + variables.get(each.getKey()) + "}}";
        hidden = each.getValue().matcher(hidden).replaceAll(Matcher.quoteReplacement(name));
      }
    }
    return hidden;
  }
}
