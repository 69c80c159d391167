package dev.cumulusc.validate;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends cascades: a value that a rule of one stage has refused is not shown to later stages. What
 * they find in the same place is gone as soon as the cause is, or can only be judged then.
 */
public final class Consequences {
  private Consequences() {}

  /**
   * Returns findings without those that follow from others of them: those in the place of a value
   * that was refused before, those that an error in the place of one of their notes has led to, and
   * those about what should be in a file that is empty. A finding never hides a graver one, but an
   * empty file is as grave as the gravest that follows from it. A note hides none, since it refuses
   * nothing. Leave out findings that nobody wants to see before, since nothing that is shown
   * follows from them.
   *
   * @return the rest, in their order
   */
  public static List<Diagnostic> removed(List<Diagnostic> found) {
    List<String> emptied = found.stream().flatMap(each -> each.emptied().stream()).toList();
    Map<String, Severity> graver = new HashMap<>();
    List<Diagnostic> rest = new ArrayList<>();
    for (Diagnostic each : found) {
      Optional<String> missing =
          emptied.stream()
              .filter(
                  key ->
                      each.help().filter(help -> help.endsWith(" to `" + key + "`.")).isPresent())
              .findFirst();
      missing.ifPresentOrElse(
          key -> graver.merge(key, each.severity(), Consequences::graver), () -> rest.add(each));
    }
    return withoutFollowing(rest.stream().map(each -> raised(each, graver)).toList());
  }

  private static Diagnostic raised(Diagnostic found, Map<String, Severity> graver) {
    return found
        .emptied()
        .flatMap(key -> Optional.ofNullable(graver.get(key)))
        .map(severity -> found.withSeverity(graver(severity, found.severity())))
        .orElse(found);
  }

  private static Severity graver(Severity one, Severity other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static List<Diagnostic> withoutFollowing(List<Diagnostic> found) {
    Map<SourceSpan, List<Diagnostic>> places = new HashMap<>();
    found.forEach(each -> places.computeIfAbsent(each.at(), at -> new ArrayList<>()).add(each));
    return found.stream()
        .filter(
            each ->
                at(places, each.at()).noneMatch(other -> isCause(other, each))
                    && each.notes().stream()
                        .flatMap(note -> note.at().stream())
                        .flatMap(place -> at(places, place))
                        .filter(other -> other.severity() == Severity.ERROR)
                        .noneMatch(other -> isCause(other, each)))
        .toList();
  }

  private static Stream<Diagnostic> at(Map<SourceSpan, List<Diagnostic>> places, SourceSpan place) {
    return places.getOrDefault(place, List.of()).stream();
  }

  private static boolean isCause(Diagnostic cause, Diagnostic found) {
    return cause.severity() != Severity.NOTE
        && cause.rule().stage().compareTo(found.rule().stage()) < 0
        && cause.severity().compareTo(found.severity()) <= 0;
  }
}
