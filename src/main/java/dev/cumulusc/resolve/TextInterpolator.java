package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts variables into one text, and reports those that can't be put in where they are named. */
final class TextInterpolator {
  static final RuleInfo UNKNOWN =
      RuleInfo.error("C0501", "unknown-variable", "A text names a variable that has no value.");
  static final RuleInfo MALFORMED =
      RuleInfo.error("C0502", "malformed-variable-text", "Double braces are not a variable.");
  static final RuleInfo NOT_TEXT =
      RuleInfo.error("C0503", "variable-not-text", "A list or mapping is put into a text.");
  static final RuleInfo TOO_LONG =
      RuleInfo.error("C0504", "variables-too-long", "Variables multiply to an enormous text.");

  /** The most text that the variables of an application may make, in characters. */
  private static final long TEXT_LIMIT = 16 * 1024 * 1024;

  private final boolean allowMissing;
  private final String envFileHint;
  private final Diagnostics diagnostics;
  private final MustacheRenderer.Budget budget = new MustacheRenderer.Budget(TEXT_LIMIT);

  /**
   * @param allowMissing whether an unknown variable is an empty text with a warning
   * @param envFileHint where variables can be set, as a help
   */
  TextInterpolator(boolean allowMissing, String envFileHint, Diagnostics diagnostics) {
    this.allowMissing = allowMissing;
    this.envFileHint = envFileHint;
    this.diagnostics = diagnostics;
  }

  /** Returns a text with its variables put in; what is not a text or has none is as it was. */
  ScalarNode interpolate(ScalarNode scalar, Variables variables) {
    if (!scalar.isString() || !MustacheText.mayHaveTags(scalar.text())) {
      return scalar;
    }
    MustacheText text = MustacheText.parse(scalar.text());
    if (text.fault().isPresent()) {
      MustacheText.Fault fault = text.fault().get();
      report(MALFORMED, scalar, fault.start(), fault.end(), fault.message(), fault.help());
      return scalar;
    }
    Map<String, Origin.Input> inputs = new LinkedHashMap<>();
    String rendered =
        new MustacheRenderer(
                text, (tag, scopes) -> value(scalar, tag, scopes, variables, inputs), budget)
            .render();
    if (budget.isSpent()) {
      diagnostics.report(
          TOO_LONG, scalar.origin(), "The variables put into this text make it enormous.");
      return scalar;
    }
    Origin origin = new Origin.Interpolated(scalar.origin(), List.copyOf(inputs.values()));
    return scalar.withText(rendered, origin);
  }

  private @Nullable Node value(
      ScalarNode scalar,
      MustacheTag tag,
      List<Node> scopes,
      Variables variables,
      Map<String, Origin.Input> inputs) {
    Optional<Variables.Found> found = variables.find(tag.name(), scopes);
    boolean printed = tag.kind() == MustacheTag.Kind.VALUE;
    if (found.isEmpty()) {
      if (printed) {
        reportUnknown(scalar, tag, variables);
      }
      return null;
    }
    Node value = found.get().value();
    if (printed && !(value instanceof ScalarNode)) {
      report(
          NOT_TEXT,
          scalar,
          tag.start(),
          tag.end(),
          "`" + tag.name() + "` is " + value.describe() + ", which can't be put into a text.",
          "name a single value in it, as in `{{" + tag.name() + ".name}}`.");
      return null;
    }
    inputs.putIfAbsent(tag.name(), new Origin.Input(tag.name(), found.get().setAt()));
    return value;
  }

  private void reportUnknown(ScalarNode scalar, MustacheTag tag, Variables variables) {
    String near =
        Suggestions.didYouMean(tag.name(), variables.candidates(tag.name()))
            .map(question -> question + " ")
            .orElse("");
    Diagnostic unknown =
        Diagnostic.of(
                UNKNOWN,
                scalar.originOf(tag.start(), tag.end()),
                "There is no variable `"
                    + tag.name()
                    + "`"
                    + (allowMissing ? ", so an empty text stands here." : "."))
            .withHelp(near + envFileHint);
    diagnostics.report(allowMissing ? unknown.withSeverity(Severity.WARNING) : unknown);
  }

  private void report(
      RuleInfo rule, ScalarNode scalar, int start, int end, String message, String help) {
    diagnostics.report(rule, scalar.originOf(start, end), message, help);
  }
}
