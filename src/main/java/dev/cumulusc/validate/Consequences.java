package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Ends cascades: a value that a rule of one stage has refused is not shown to later stages. What
 * they find in the same place is gone as soon as the cause is, or can only be judged then.
 */
public final class Consequences {
  private Consequences() {}

  /**
   * Returns findings without those that follow from others of them. A finding never hides a graver
   * one, and a note hides none, since it refuses nothing. Leave out findings that nobody wants to
   * see before, since nothing that is shown follows from them.
   *
   * @return the rest, in their order
   */
  public static List<Diagnostic> removed(List<Diagnostic> found) {
    Map<SourceSpan, List<Diagnostic>> places = new HashMap<>();
    found.forEach(each -> places.computeIfAbsent(each.at(), at -> new ArrayList<>()).add(each));
    return found.stream()
        .filter(
            each ->
                Objects.requireNonNull(places.get(each.at())).stream()
                    .noneMatch(other -> isCause(other, each)))
        .toList();
  }

  private static boolean isCause(Diagnostic cause, Diagnostic found) {
    return cause.severity() != Severity.NOTE
        && cause.rule().stage().compareTo(found.rule().stage()) < 0
        && cause.severity().compareTo(found.severity()) <= 0;
  }
}
