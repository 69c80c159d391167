package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Secrets;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.ScalarNode.Style;
import dev.cumulusc.tree.SequenceNode;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Warns of unquoted values that YAML's dialects read in different ways, and says how this one reads
 * them. Each is reported once, wherever aliases bring it. Values of environment variables are
 * passed over, since they stay the text that was written; so are keys that look like booleans,
 * which every dialect that matters here keeps as text.
 */
public final class AmbiguousScalars {
  private static final String ENVIRONMENT = "envs";

  /** What other programs read as booleans. */
  private static final Set<String> BOOLEANS =
      Set.of("yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF");

  private static final Pattern TYPOGRAPHIC =
      Pattern.compile(
          "[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb].*[\u201c\u201d\u2018\u2019\u00ab\u00bb]");
  private static final Pattern OCTAL = Pattern.compile("[-+]?0_*[0-7][0-7_]*");
  private static final Pattern NEW_OCTAL = Pattern.compile("0o[0-7]+");
  private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]+");
  private static final Pattern BASE_60 = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-9]+)+[0-9._]*");
  private static final Pattern SIGNED_FRACTION = Pattern.compile("[-+]\\.[0-9]+");
  private static final Pattern BARE_EXPONENT = Pattern.compile("[-+]?[0-9_]+[eE][-+]?[0-9]+");

  private final Diagnostics diagnostics;
  private final Set<SourceSpan> reported = new HashSet<>();

  public AmbiguousScalars(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Warns of the ambiguous values in a configuration. */
  public void check(MappingNode configuration) {
    for (MappingNode.Entry entry : configuration.entries()) {
      String name = entry.name();
      if (!BOOLEANS.contains(entry.key().written())) {
        check(entry.key(), "");
      }
      if (name.equals(ENVIRONMENT) && entry.value() instanceof MappingNode variables) {
        variables.entries().stream()
            .filter(variable -> !(variable.value() instanceof ScalarNode))
            .forEach(variable -> check(variable.value(), variable.name()));
      } else {
        check(entry.value(), name);
      }
    }
  }

  private void check(Node node, String name) {
    if (node instanceof MappingNode mapping) {
      check(mapping);
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(item -> check(item, name));
    } else if (node instanceof ScalarNode scalar
        && scalar.style() == Style.PLAIN
        && reported.add(scalar.span())) {
      if (TYPOGRAPHIC.matcher(scalar.written()).matches()) {
        reportQuotes(scalar, name);
        return;
      }
      Optional<Reading> reading = reading(scalar.written());
      reading.ifPresent(found -> report(scalar, name, found));
    }
  }

  private void reportQuotes(ScalarNode scalar, String name) {
    String text = scalar.written().replaceAll("^.|.$", "");
    diagnostics.report(
        LoadRules.TYPOGRAPHIC_QUOTES,
        scalar.origin(),
        "The quotes around this value are typographic ones, which are part of it.",
        Secrets.isSecretName(name)
            ? "write straight quotes."
            : "write `'" + text + "'`, with straight quotes.");
  }

  /**
   * How this program reads a value.
   *
   * @param meaning what it is, as it completes "`010` is"
   * @param plainer how to write that without doubt; nothing if it makes no sense to mean it
   */
  private record Reading(String meaning, Optional<String> plainer) {
    static Reading of(String meaning, String plainer) {
      return new Reading(meaning, Optional.of(plainer));
    }
  }

  private void report(ScalarNode scalar, String name, Reading reading) {
    if (Secrets.isSecretName(name)) {
      diagnostics.report(
          LoadRules.AMBIGUOUS_VALUE,
          scalar.origin(),
          "Without quotes, YAML's dialects read this value in different ways.",
          "put it into quotes.");
      return;
    }
    String written = scalar.written();
    String quoted = "`'" + written + "'` for the string";
    diagnostics.report(
        LoadRules.AMBIGUOUS_VALUE,
        scalar.origin(),
        "Without quotes, `" + written + "` is " + reading.meaning() + ".",
        reading
            .plainer()
            .map(plainer -> "write " + plainer + ", or " + quoted + ".")
            .orElse("write " + quoted + "."));
  }

  private static Optional<Reading> reading(String written) {
    if (written.isEmpty() || written.length() > ScalarResolver.MAX_NUMBER_LENGTH) {
      return Optional.empty();
    }
    ScalarResolver.Resolved resolved = ScalarResolver.resolve(written);
    return switch (resolved.kind()) {
      case STRING -> text(written, resolved.text());
      case INTEGER, FLOAT -> number(written, resolved.text());
      case NULL ->
          ScalarResolver.resolveNull(written).isPresent()
              ? Optional.empty()
              : Optional.of(
                  new Reading("empty (null), since JSON has no such number", Optional.empty()));
      case BOOLEAN -> Optional.empty();
    };
  }

  private static Optional<Reading> text(String written, String text) {
    if (!text.equals(written)) {
      return Optional.of(
          Reading.of("the moment `" + text + "`", "`'" + text + "'` for the moment"));
    }
    if (BOOLEANS.contains(written)) {
      boolean value = "yYoO".indexOf(written.charAt(0)) >= 0 && !written.equalsIgnoreCase("off");
      return Optional.of(
          Reading.of(
              "text, but `" + value + "` to other programs", "`" + value + "` for the boolean"));
    }
    if (NEW_OCTAL.matcher(written).matches()) {
      String value = new BigInteger(written.substring(2), 8).toString();
      return Optional.of(
          Reading.of(
              "a string, but the number " + value + " to other programs", "`" + value + "`"));
    }
    if (SIGNED_FRACTION.matcher(written).matches()) {
      String value = written.charAt(0) + "0" + written.substring(1);
      return Optional.of(Reading.of("a string, but a number to other programs", "`" + value + "`"));
    }
    return Optional.empty();
  }

  private static Optional<Reading> number(String written, String text) {
    String reason;
    if (BINARY.matcher(written).matches()) {
      reason = ", since `0b` makes it binary";
    } else if (OCTAL.matcher(written).matches()) {
      reason = ", since its first 0 makes it octal";
    } else if (BASE_60.matcher(written).matches()) {
      reason = ", since colons count in sixties";
    } else if (written.indexOf('_') >= 0) {
      reason = "";
    } else if (BARE_EXPONENT.matcher(written).matches() && !text.equals(written)) {
      reason = ", since `e` starts an exponent";
    } else if (losesDigits(written, text)) {
      reason = ", since numbers keep 15 to 17 digits";
    } else {
      return Optional.empty();
    }
    return Optional.of(Reading.of("the number " + text + reason, "`" + text + "` for the number"));
  }

  /** Returns whether a whole number is too large to be kept exactly. */
  private static boolean losesDigits(String written, String text) {
    String digits = written.startsWith("+") ? written.substring(1) : written;
    return digits.length() > 15 && digits.matches("-?[0-9]+") && !digits.equals(text);
  }
}
