package dev.cumulusc.diagnostic;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects the diagnostics of a run. A stage that finds a fault reports it here and goes on.
 *
 * <p>Of one rule and severity, only so many are kept of each file: nobody reads more, and a file
 * made to be bad must not take minutes to be refused.
 */
public final class Diagnostics {
  private static final int MAX_OF_A_KIND = 500;

  private record Kind(SourceFile file, RuleInfo rule, Severity severity) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Kind that
          && file.equals(that.file)
          && rule.equals(that.rule)
          && severity == that.severity;
    }

    @Override
    public int hashCode() {
      return Objects.hash(file, rule, severity);
    }
  }

  private final Function<Diagnostic, Optional<Diagnostic>> change;
  private final Consumer<Diagnostic> next;
  private final Set<Diagnostic> found = new LinkedHashSet<>();
  private final Map<Kind, Integer> counts = new HashMap<>();

  /** One for a collection and all that hand on to it. */
  private final HiddenValues hidden;

  private boolean discards;

  /** Makes a collection that is empty. */
  public Diagnostics() {
    this(Optional::of, diagnostic -> {}, new HiddenValues());
  }

  private Diagnostics(
      Function<Diagnostic, Optional<Diagnostic>> change,
      Consumer<Diagnostic> next,
      HiddenValues hidden) {
    this.change = change;
    this.next = next;
    this.hidden = hidden;
  }

  /** Returns a collection that keeps nothing: what is reported to it concerns nobody. */
  public static Diagnostics discarding() {
    Diagnostics nothing =
        new Diagnostics(diagnostic -> Optional.empty(), diagnostic -> {}, new HiddenValues());
    nothing.discards = true;
    return nothing;
  }

  /** Returns whether this collection keeps nothing. */
  public boolean isDiscarding() {
    return discards;
  }

  /** Returns a collection that hands what it gets on to this one, each in another form. */
  public Diagnostics changing(UnaryOperator<Diagnostic> form) {
    return new Diagnostics(diagnostic -> Optional.of(form.apply(diagnostic)), this::report, hidden);
  }

  /** Returns a collection that keeps some of what it gets, and hands that on to this one. */
  public Diagnostics only(Predicate<Diagnostic> wanted) {
    return new Diagnostics(
        diagnostic -> Optional.of(diagnostic).filter(wanted), this::report, hidden);
  }

  public void report(Diagnostic diagnostic) {
    change.apply(SecretQuotations.mask(hidden.hide(diagnostic))).ifPresent(this::keep);
  }

  private void keep(Diagnostic diagnostic) {
    Kind kind = new Kind(diagnostic.at().file(), diagnostic.rule(), diagnostic.severity());
    if (counts.getOrDefault(kind, 0) < MAX_OF_A_KIND && found.add(diagnostic)) {
      counts.merge(kind, 1, Integer::sum);
      next.accept(diagnostic);
    }
  }

  /** Reports a diagnostic about a value, with the value's history as its notes. */
  public void report(RuleInfo rule, Origin origin, String message) {
    report(Diagnostic.of(rule, origin, message));
  }

  /** Reports a diagnostic about a value, and what to do about it. */
  public void report(RuleInfo rule, Origin origin, String message, String help) {
    report(Diagnostic.of(rule, origin, message).withHelp(help));
  }

  /** Reports a diagnostic about a place in a file. */
  public void report(RuleInfo rule, SourceSpan at, String message) {
    report(Diagnostic.of(rule, at, message));
  }

  /** Reports a diagnostic about a place in a file, and what to do about it. */
  public void report(RuleInfo rule, SourceSpan at, String message, String help) {
    report(Diagnostic.of(rule, at, message).withHelp(help));
  }

  /** Shows a variable's name in place of its value in all that is reported from now on. */
  public void hide(String variable, String value) {
    hidden.add(variable, value);
  }

  public boolean hasErrors() {
    return found.stream().anyMatch(diagnostic -> diagnostic.severity() == Severity.ERROR);
  }

  @Override
  public String toString() {
    return found.toString();
  }

  /** Returns all diagnostics in the order in which they were reported. */
  public List<Diagnostic> found() {
    return List.copyOf(found);
  }

  /** Returns all diagnostics in the order of {@link Diagnostic#ORDER}, without repetitions. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted(Diagnostic.ORDER).toList();
  }
}
