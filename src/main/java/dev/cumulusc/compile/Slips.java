package dev.cumulusc.compile;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.validate.Fixes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Ends the cascades of misspelt names. What a name was probably meant to be is tried: everything is
 * checked again with that in its place, and what is not found any more followed from the slip. So
 * no rule has to know which others a missing key or state sets off.
 */
public final class Slips {
  /** Checking takes as long for each, and a reader of more has other worries. */
  private static final int MAX_TRIED = 8;

  /** Wrong guesses show when they are tried; the right ones are then tried without them. */
  private static final int MAX_ROUNDS = 3;

  private final List<Diagnostic> found;
  private final List<Diagnostic> slips;
  private final Function<Map<String, String>, List<Diagnostic>> check;

  private Slips(
      List<Diagnostic> found,
      List<Diagnostic> slips,
      Function<Map<String, String>, List<Diagnostic>> check) {
    this.found = found;
    this.slips = slips;
    this.check = check;
  }

  /**
   * Returns findings without those that follow from slips. If an error is among these, the slip
   * that caused it is the error.
   *
   * @param found what was found
   * @param check finds out what is wrong if files have other texts, given by the files' names
   */
  public static List<Diagnostic> alone(
      List<Diagnostic> found, Function<Map<String, String>, List<Diagnostic>> check) {
    List<Diagnostic> slips = found.stream().filter(Slips::isSlip).toList();
    return slips.size() == found.size() ? found : new Slips(found, slips, check).alone(MAX_ROUNDS);
  }

  private static boolean isSlip(Diagnostic each) {
    return each.severity() != Severity.NOTE && each.meant().isPresent();
  }

  /**
   * Where a rule finds something. Columns and wordings change with what stands before or beside.
   */
  private record Place(String code, String file, int line) {
    static Place of(Diagnostic each) {
      return new Place(each.rule().code(), each.at().file().name(), each.at().line());
    }
  }

  private List<Diagnostic> alone(int rounds) {
    if (slips.isEmpty() || rounds == 0) {
      return found;
    }
    List<Diagnostic> left = check.apply(corrected(slips));
    List<Diagnostic> errors = newErrors(left);
    List<Diagnostic> right =
        slips.stream()
            .filter(slip -> errors.stream().noneMatch(error -> isOf(slip, error)))
            .toList();
    if (right.size() < slips.size()) {
      return new Slips(found, right, check).alone(rounds - 1);
    }
    if (!hasErrors(found) && hasErrors(left)) {
      return found;
    }
    Set<Place> places = new HashSet<>();
    left.forEach(each -> places.add(Place.of(each)));
    Predicate<Diagnostic> stays = each -> isSlip(each) || places.contains(Place.of(each));
    List<Diagnostic> kept = found.stream().filter(stays).toList();
    Set<Place> hidden = new HashSet<>();
    found.stream()
        .filter(stays.negate())
        .filter(Slips::isError)
        .forEach(each -> hidden.add(Place.of(each)));
    return hidden.isEmpty() ? kept : raised(kept, hidden);
  }

  /** Returns the errors that were not there before the slips were corrected. */
  private List<Diagnostic> newErrors(List<Diagnostic> left) {
    Set<Place> before = new HashSet<>();
    found.forEach(each -> before.add(Place.of(each)));
    return left.stream().filter(each -> isError(each) && !before.contains(Place.of(each))).toList();
  }

  /**
   * Returns whether an error is about what was put in for a slip. The value of a key that was meant
   * may be wrong, too; that is another fault, to be found when the key is right.
   */
  private boolean isOf(Diagnostic slip, Diagnostic error) {
    boolean isOnLine =
        slip.at().file().name().equals(error.at().file().name())
            && slip.at().line() == error.at().line();
    int start = slip.at().column();
    int end = start + slip.meant().orElseThrow().replacement().length();
    int moved =
        slips.stream()
            .filter(other -> !other.equals(slip) && other.at().line() == slip.at().line())
            .mapToInt(other -> other.meant().orElseThrow().replacement().length())
            .sum();
    return isOnLine && error.at().column() >= start - moved && error.at().column() < end + moved;
  }

  /**
   * Makes those slips errors that caused one. All findings stay if an error would be left without
   * any that says so.
   *
   * @param hidden the errors that follow from slips
   */
  private List<Diagnostic> raised(List<Diagnostic> kept, Set<Place> hidden) {
    List<Diagnostic> lesser = slips.stream().filter(slip -> !isError(slip)).toList();
    Set<Diagnostic> causes = new HashSet<>();
    for (Diagnostic slip : lesser.size() > MAX_TRIED ? List.<Diagnostic>of() : lesser) {
      List<Diagnostic> others = new ArrayList<>(slips);
      others.remove(slip);
      if (others.isEmpty()
          || check.apply(corrected(others)).stream()
              .anyMatch(each -> hidden.contains(Place.of(each)))) {
        causes.add(slip);
      }
    }
    List<Diagnostic> raised =
        kept.stream()
            .map(each -> causes.contains(each) ? each.withSeverity(Severity.ERROR) : each)
            .toList();
    return hasErrors(raised) ? raised : found;
  }

  private static Map<String, String> corrected(List<Diagnostic> slips) {
    Map<String, String> texts = new HashMap<>();
    Fixes.of(slips.stream().map(slip -> slip.withFix(slip.meant())).toList())
        .forEach(fixed -> texts.put(fixed.file().name(), fixed.text()));
    return texts;
  }

  private static boolean hasErrors(List<Diagnostic> list) {
    return list.stream().anyMatch(Slips::isError);
  }

  private static boolean isError(Diagnostic each) {
    return each.severity() == Severity.ERROR;
  }
}
