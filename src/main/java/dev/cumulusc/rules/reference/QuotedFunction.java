package dev.cumulusc.rules.reference;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.tree.IntrinsicFunctions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds intrinsic functions in quotes, which make strings of them. */
public final class QuotedFunction {
  private static final Pattern FUNCTION =
      Pattern.compile(
          "!(?:"
              + String.join("|", IntrinsicFunctions.TAGS)
              + ")\\s+\\S.*"
              + "|(?:Ref|Fn::[A-Za-z]+)\\s*:\\s+\\S.*");

  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:!Ref|!GetAtt|Ref:|Fn::GetAtt:)\\s+([A-Za-z0-9:]+(?:\\.[A-Za-z0-9.]+)?)\\s*");

  private QuotedFunction() {}

  /** Returns what to report about a value, if it is a function that was made a string. */
  public static Optional<Diagnostic> find(RuleInfo info, ComposedString value) {
    return Optional.of(value)
        .filter(string -> !string.isRunTime())
        .map(string -> string.toString().strip())
        .filter(text -> FUNCTION.matcher(text).matches())
        .map(text -> report(info, value, text));
  }

  private static Diagnostic report(RuleInfo info, ComposedString value, String text) {
    Diagnostic found =
        Diagnostic.of(
            info,
            value.origin(),
            "`" + text + "` is a string here, since it is in quotes, and no function.");
    Matcher reference = REFERENCE.matcher(text);
    return reference.matches()
        ? found.withHelp(
            "Remove the quotes; in a definition, `${" + reference.group(1) + "}` is the same.")
        : found.withHelp("Remove the quotes.");
  }
}
