package dev.cumulusc.diagnostic;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.Printable;
import dev.cumulusc.source.SourceSpan;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something wrong or noteworthy, at a place.
 *
 * @param message one sentence that says what was found and what was expected
 * @param at the place to underline
 * @param notes further places that explain it
 * @param help what to do about it
 * @param fix what corrects it, where there is one right answer
 * @param meant what was probably meant, where something seems to be misspelt; a guess, which is
 *     tried but never written to a file
 * @param emptied the key that holds nothing because of this
 */
@RecordBuilder
public record Diagnostic(
    RuleInfo rule,
    Severity severity,
    String message,
    SourceSpan at,
    List<Origin.Step> notes,
    Optional<String> help,
    Optional<Fix> fix,
    Optional<Fix> meant,
    Optional<String> emptied)
    implements DiagnosticBuilder.With {

  /** Files by name, then by position, then by code. */
  public static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::at)
          .thenComparing(diagnostic -> diagnostic.rule().code())
          .thenComparing(Diagnostic::message);

  public Diagnostic {
    message = Printable.of(message);
    notes =
        notes.stream().map(note -> new Origin.Step(Printable.of(note.text()), note.at())).toList();
    help = help.map(Printable::of);
  }

  /** Makes a diagnostic of the rule's usual severity, with the value's history as its notes. */
  public static Diagnostic of(RuleInfo rule, Origin origin, String message) {
    return new Diagnostic(
        rule,
        rule.severity(),
        message,
        origin.primary(),
        origin.steps(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Makes a diagnostic of the rule's usual severity about a place in a file. */
  public static Diagnostic of(RuleInfo rule, SourceSpan at, String message) {
    return of(rule, Origin.written(at), message);
  }

  public Diagnostic withHelp(String text) {
    return withHelp(Optional.of(text));
  }

  /** Returns this diagnostic with a further place that explains it. */
  public Diagnostic withNote(String text, SourceSpan where) {
    List<Origin.Step> more = new ArrayList<>(notes);
    more.add(new Origin.Step(text, where));
    return withNotes(more);
  }

  /** Returns this diagnostic with what has to stand at its place instead of what was found. */
  public Diagnostic withFix(String found, String replacement) {
    return withFix(new Fix(at, found, replacement));
  }

  public Diagnostic withFix(Fix answer) {
    return withFix(Optional.of(answer));
  }

  private Diagnostic withMeant(Fix guess) {
    return withMeant(Optional.of(guess));
  }

  /**
   * Returns this diagnostic with the candidate that was probably meant, if one is near. One that
   * differs by case, dashes or underscores alone is surely meant.
   *
   * @param found the name that is wrong: what stands at the place, or a part of that
   */
  public Diagnostic suggesting(String found, Collection<String> candidates) {
    return suggesting(found, Suggestions.nearest(found, candidates));
  }

  /**
   * Returns this diagnostic with the candidate that a name means which somebody gave to a resource:
   * one that is near, or of which the name is a part.
   */
  public Diagnostic suggestingMeant(String found, Collection<String> candidates) {
    return suggesting(found, Suggestions.meant(found, candidates));
  }

  /** Returns this diagnostic with what was probably meant, if that is known. */
  public Diagnostic suggesting(String found, Optional<String> nearest) {
    if (nearest.isEmpty()) {
      return this;
    }
    Diagnostic suggesting =
        withHelp("Did you mean `" + nearest.get() + "`?").meaning(found, nearest.get());
    return letters(found).equals(letters(nearest.get()))
        ? suggesting.withFix(suggesting.meant())
        : suggesting;
  }

  /**
   * Returns this diagnostic with what was probably meant by a name that stands at its place, or is
   * a part of what stands there.
   */
  public Diagnostic meaning(String found, String meant) {
    String written = at.text();
    int place = written.indexOf(found);
    return place >= 0 && place == written.lastIndexOf(found)
        ? withMeant(new Fix(at, written, written.replace(found, meant)))
        : this;
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
