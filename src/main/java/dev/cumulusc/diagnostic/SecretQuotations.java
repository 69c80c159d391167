package dev.cumulusc.diagnostic;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SecretText;
import dev.cumulusc.source.SourceSpan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Masks the values that stand under secrets' names where a diagnostic quotes them: those at its own
 * place and at the places of its notes. Elsewhere the same word means something else.
 */
final class SecretQuotations {
  private SecretQuotations() {}

  /** Returns a diagnostic that shows no secret of the places that it is about. */
  static Diagnostic mask(Diagnostic diagnostic) {
    Set<SecretText> secrets = new LinkedHashSet<>(at(diagnostic.at()));
    diagnostic.notes().forEach(note -> note.at().ifPresent(place -> secrets.addAll(at(place))));
    if (secrets.isEmpty()) {
      return diagnostic;
    }
    List<Origin.Step> notes =
        diagnostic.notes().stream()
            .map(note -> note.withText(text -> masked(text, secrets)))
            .toList();
    return diagnostic
        .withMessage(masked(diagnostic.message(), secrets))
        .withNotes(notes)
        .withHelp(diagnostic.help().map(text -> masked(text, secrets)));
  }

  private static List<SecretText> at(SourceSpan place) {
    return place.file().secretsNear(place);
  }

  private static String masked(String text, Set<SecretText> secrets) {
    String masked = text;
    for (SecretText secret : secrets) {
      masked = secret.maskedIn(masked);
    }
    return masked;
  }
}
