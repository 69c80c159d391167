package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A string; a number or a boolean is taken as it is written.
 *
 * @param words the only texts that it can be, or none for any
 * @param pattern what it has to look like
 * @param shape names the pattern, as it completes "but ... is expected"
 * @param mayBeEmpty whether an empty string is a value; otherwise it counts as absent
 */
public record TextType(
    List<String> words, Optional<Pattern> pattern, String shape, boolean mayBeEmpty)
    implements ValueType<String> {

  static final TextType ANY = new TextType(List.of(), Optional.empty(), "a string", false);

  /** A string that has a meaning even when it is empty. */
  public static final TextType MAYBE_EMPTY =
      new TextType(List.of(), Optional.empty(), "a string", true);

  /** The key of a function: what refers to one by its logical id or ARN stands elsewhere. */
  public static final TextType FUNCTION_KEY =
      matching("[\\w-]+", "the name of a function in `lambdas`");

  /** The ARN of something; of what, the service says that gets it. */
  static final TextType ARN =
      matching(
          "arn:[^:]*:[^:]*:[^:]*:[^:]*:.+", "an ARN such as `arn:aws:SERVICE:REGION:ACCOUNT:NAME`");

  /** The ARN of a role of IAM; services refuse that of a user or a policy. */
  static final TextType ROLE_ARN =
      matching(
          "arn:[^:]*:iam:[^:]*:[^:]*:role/.+",
          "the ARN of a role such as `arn:aws:iam::123456789012:role/NAME`");

  public TextType {
    words = List.copyOf(words);
  }

  /** Makes a type for one of a few words. */
  public static TextType oneOf(String... words) {
    String shape =
        List.of(words).stream()
            .sorted()
            .map(word -> "`" + word + "`")
            .collect(Collectors.joining(" or "));
    return new TextType(List.of(words), Optional.empty(), shape, false);
  }

  /**
   * Makes a type for texts that match a pattern as a whole.
   *
   * @param shape names the pattern, as it completes "but ... is expected"
   */
  public static TextType matching(String pattern, String shape) {
    return new TextType(List.of(), Optional.of(Pattern.compile(pattern)), shape, false);
  }

  @Override
  public String expected() {
    return shape;
  }

  @Override
  public Optional<String> read(Node value, Reading reading) {
    if (!(value instanceof ScalarNode scalar)) {
      reading.wrongType(value, shape);
      return Optional.empty();
    }
    String text = scalar.isString() ? scalar.text() : scalar.written();
    if (text.isEmpty() && !mayBeEmpty) {
      return Optional.empty();
    }
    return accepts(text, value, "is " + value.describe(), reading)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** Reports whether a key is such a string; one that is not is reported. */
  boolean accepts(ScalarNode key, Reading reading) {
    return accepts(key.text(), key, "has the key `" + key.text() + "`", reading);
  }

  private boolean accepts(String text, Node written, String found, Reading reading) {
    boolean fits = fits(text);
    if (!fits) {
      Diagnostic wrong =
          Diagnostic.of(
              KeyRules.BAD_VALUE,
              written.origin(),
              "`" + reading.name().value() + "` " + found + ", but " + shape + " is expected.");
      reading.diagnostics().report(wrong.suggesting(text, words));
    }
    return fits;
  }

  @Override
  public boolean takesEmptyText() {
    return mayBeEmpty;
  }

  /** Returns whether a string is such a value. */
  boolean fits(String text) {
    return (words.isEmpty() || words.contains(text))
        && pattern.map(shape -> shape.matcher(text).matches()).orElse(true);
  }
}
