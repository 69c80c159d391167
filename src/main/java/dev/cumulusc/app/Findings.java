package dev.cumulusc.app;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.validate.Consequences;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which findings are reported, and which of them end a use case without a result.
 *
 * @param wanted which are reported; errors always have to be among them where something is made
 * @param known those that were there before, which are not reported again
 * @param failing the least severity that fails, be it shown or not
 * @param shown the least severity that is reported
 */
public record Findings(
    Predicate<Diagnostic> wanted, Optional<Baseline> known, Severity failing, Severity shown) {

  /** All are reported, and errors fail. */
  public static final Findings ALL =
      new Findings(found -> true, Optional.empty(), Severity.ERROR, Severity.NOTE);

  /**
   * The errors of what others are compared with: what does not compile can't be compared, and what
   * could be better is shown by validating.
   */
  static final Findings ERRORS =
      new Findings(found -> true, Optional.empty(), Severity.ERROR, Severity.ERROR);

  /**
   * All but advice is reported, and errors fail: who changes stacks wants to see what concerns the
   * result; what could be better is shown by compiling and validating.
   */
  static final Findings WITHOUT_ADVICE =
      new Findings(Findings::concernsResult, Optional.empty(), Severity.ERROR, Severity.NOTE);

  /** Returns whether a finding is no mere advice on what would work as it is. */
  public static boolean concernsResult(Diagnostic found) {
    return found.severity() != Severity.NOTE || !found.rule().stage().isAdvice();
  }

  /** Returns those that are reported, without what follows from others of them. */
  public List<Diagnostic> of(List<Diagnostic> found) {
    return counted(found).stream().filter(each -> isAtLeast(shown, each)).toList();
  }

  /** Returns those that can fail: the ones that are reported, and those too slight for that. */
  private List<Diagnostic> counted(List<Diagnostic> found) {
    List<Diagnostic> reported = Consequences.removed(found.stream().filter(wanted).toList());
    return known.map(baseline -> baseline.without(reported)).orElse(reported);
  }

  /**
   * Returns whether one of the findings fails. What is too slight to be reported does, too.
   *
   * @param found all that was found
   */
  public boolean fail(List<Diagnostic> found) {
    return counted(found).stream().anyMatch(each -> isAtLeast(failing, each));
  }

  /** Returns how many findings fail and are not reported, in words; nothing if there are none. */
  public Optional<String> unseen(List<Diagnostic> found) {
    long count =
        counted(found).stream()
            .filter(each -> isAtLeast(failing, each) && !isAtLeast(shown, each))
            .count();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            Words.count(count, "finding")
                + " that `--min-severity` leaves out "
                + (count == 1 ? "fails" : "fail")
                + " by `--fail-on`.");
  }

  private static boolean isAtLeast(Severity least, Diagnostic found) {
    return found.severity().compareTo(least) <= 0;
  }
}
