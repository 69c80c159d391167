package dev.cumulusc.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts names into messages. */
public final class Words {
  private static final int SHOWN = 6;

  private static final Pattern END = Pattern.compile("[.!?]\\)?$");

  private Words() {}

  /** Returns a name in back-quotes. */
  public static String quote(String name) {
    return "`" + name + "`";
  }

  /** Returns the words with a capital letter at their start. */
  public static String start(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** Returns words as a sentence: with a full stop at their end, unless there is a sign already. */
  public static String sentence(String words) {
    String stripped = words.strip();
    return END.matcher(stripped).find() ? stripped : stripped + ".";
  }

  /** Returns names as an enumeration, sorted: "`a`, `b` and `c`"; long ones are cut. */
  public static String all(Collection<String> names) {
    return join(names, "and");
  }

  /** Returns names as a choice, sorted: "`a`, `b` or `c`"; long ones are cut. */
  public static String any(Collection<String> names) {
    return join(names, "or");
  }

  /** Returns what somebody probably meant, of names that all start with the same words. */
  public static Optional<String> didYouMean(String name, String prefix, Collection<String> names) {
    String rest = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return Suggestions.nearest(
            rest, names.stream().map(each -> each.substring(prefix.length())).toList())
        .map(near -> "Did you mean `" + prefix + near + "`?");
  }

  private static String join(Collection<String> names, String conjunction) {
    List<String> quoted = names.stream().sorted().distinct().map(Words::quote).toList();
    if (quoted.size() > SHOWN) {
      return String.join(", ", quoted.subList(0, SHOWN - 1))
          + " and "
          + (quoted.size() - SHOWN + 1)
          + " more";
    }
    if (quoted.size() < 2) {
      return String.join("", quoted);
    }
    return String.join(", ", quoted.subList(0, quoted.size() - 1))
        + " "
        + conjunction
        + " "
        + quoted.get(quoted.size() - 1);
  }
}
