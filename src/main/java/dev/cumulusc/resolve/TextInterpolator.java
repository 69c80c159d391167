package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts variables into one text, and reports those that can't be put in where they are named. */
final class TextInterpolator {
  /** The most text that the variables of an application may make, in characters. */
  private static final long TEXT_LIMIT = 16 * 1024 * 1024;

  private static final String SECRET_WITH_BRACES =
      "A secret that is put in here has `{{` in it, which is taken for a variable.";
  private static final String SECRET_HELP =
      "variables are put in twice, so that no value can keep `{{`: use another secret.";

  /**
   * More findings in one string are not reported: nobody reads them, and finding each takes time.
   */
  private static final int FINDINGS_IN_A_TEXT = 20;

  /** After as many unknown variables, what may have been meant is not searched any more. */
  private static final int SUGGESTIONS = 200;

  private final boolean allowMissing;
  private final String envFileHint;
  private final PostponedFaults faults;
  private final Diagnostics diagnostics;
  private final Set<SourceSpan> reported = new HashSet<>();
  private final MustacheRenderer.Budget budget = new MustacheRenderer.Budget(TEXT_LIMIT);

  /**
   * @param allowMissing whether an unknown variable is an empty string with a warning
   * @param envFileHint where variables can be set, as a help
   * @param faults takes what is wrong with single texts
   */
  TextInterpolator(
      boolean allowMissing, String envFileHint, PostponedFaults faults, Diagnostics diagnostics) {
    this.allowMissing = allowMissing;
    this.envFileHint = envFileHint;
    this.faults = faults;
    this.diagnostics = diagnostics;
  }

  /** Returns a string with its variables put in; what is not a string or has none is as it was. */
  ScalarNode interpolate(ScalarNode scalar, Variables variables) {
    if (!scalar.isString() || !MustacheText.mayHaveTags(scalar.text())) {
      return scalar;
    }
    MustacheText text = MustacheText.parse(scalar.text());
    if (text.fault().isPresent()) {
      MustacheText.Fault fault = hidden(scalar, text.fault().get());
      report(
          ResolveRules.MALFORMED_VARIABLE_TEXT,
          scalar,
          fault.start(),
          fault.end(),
          fault.message(),
          fault.help());
      return scalar;
    }
    Use use = new Use(scalar, variables);
    String rendered = new MustacheRenderer(text, use, budget).render();
    if (budget.isSpent()) {
      diagnostics.report(
          ResolveRules.VARIABLES_TOO_LONG,
          scalar.origin(),
          "The variables put into this string make it enormous.");
      return scalar;
    }
    Origin origin = new Origin.Interpolated(scalar.origin(), List.copyOf(use.inputs.values()));
    return scalar.withText(rendered, origin);
  }

  /** The variables of one text as they are put in. */
  private final class Use implements MustacheRenderer.Values {
    private final ScalarNode scalar;
    private final Variables variables;
    private final Map<String, Origin.Input> inputs = new LinkedHashMap<>();
    private int findings;

    Use(ScalarNode scalar, Variables variables) {
      this.scalar = scalar;
      this.variables = variables;
    }

    @Override
    public @Nullable Node value(MustacheTag tag, List<Node> scopes) {
      Optional<Variables.Found> found = variables.find(tag.name(), scopes);
      boolean printed = tag.kind() == MustacheTag.Kind.VALUE;
      if (found.isEmpty()) {
        if (printed && findings++ < FINDINGS_IN_A_TEXT) {
          reportUnknown(scalar, tag, variables);
        }
        return null;
      }
      Node value = found.get().value();
      if (printed && !(value instanceof ScalarNode)) {
        if (findings++ < FINDINGS_IN_A_TEXT) {
          reportNotText(scalar, tag, value);
        }
        return null;
      }
      String put = value instanceof ScalarNode single ? single.text() : "";
      inputs.putIfAbsent(tag.name(), new Origin.Input(tag.name(), put, found.get().setAt()));
      return value;
    }
  }

  private void reportNotText(ScalarNode scalar, MustacheTag tag, Node value) {
    report(
        ResolveRules.VARIABLE_NOT_TEXT,
        scalar,
        tag.start(),
        tag.end(),
        "`" + tag.name() + "` is " + value.describe() + ", which can't be put into a string.",
        (value instanceof MappingNode
                ? "name a single value in it"
                : "name one of its items by its number")
            + MissingPart.valueBelow(tag.name(), value)
                .map(path -> ", as in `{{" + path + "}}`.")
                .orElse("; it has none yet."));
  }

  /** Hides what a secret has in it: only texts with variables put in can hold one. */
  private static MustacheText.Fault hidden(ScalarNode scalar, MustacheText.Fault fault) {
    return scalar.origin().isSecret()
        ? new MustacheText.Fault(fault.start(), fault.end(), SECRET_WITH_BRACES, SECRET_HELP)
        : fault;
  }

  private void reportUnknown(ScalarNode scalar, MustacheTag tag, Variables variables) {
    Origin place = scalar.originOf(tag.start(), tag.end());
    if (!reported.add(place.primary()) && !(scalar.origin() instanceof Origin.Interpolated)) {
      return;
    }
    if (scalar.origin().isSecret()) {
      faults.add(
          scalar.span(),
          Diagnostic.of(ResolveRules.UNKNOWN_VARIABLE, place, SECRET_WITH_BRACES)
              .withHelp(SECRET_HELP));
      return;
    }
    Diagnostic unknown =
        Diagnostic.of(
                ResolveRules.UNKNOWN_VARIABLE,
                place,
                "There is no variable `"
                    + tag.name()
                    + "`"
                    + (allowMissing ? ", so an empty string stands here." : "."))
            .withHelp(helpFor(tag.name(), scalar.span(), variables));
    if (allowMissing) {
      diagnostics.report(unknown.withSeverity(Severity.WARNING));
    } else {
      faults.add(scalar.span(), unknown);
    }
  }

  /** A path can't be set in the environment, so that only its first part gets that hint. */
  private String helpFor(String name, SourceSpan text, Variables variables) {
    if (reported.size() > SUGGESTIONS) {
      return envFileHint;
    }
    return MissingPart.help(name, variables, text)
        .orElseGet(
            () ->
                Suggestions.didYouMean(name, variables.candidates(name, text))
                        .map(question -> question + " ")
                        .orElse("")
                    + envFileHint);
  }

  private void report(
      RuleInfo rule, ScalarNode scalar, int start, int end, String message, String help) {
    faults.add(
        scalar.span(), Diagnostic.of(rule, scalar.originOf(start, end), message).withHelp(help));
  }
}
