package dev.cumulusc.app;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.validate.Consequences;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which findings are reported, and which of them end a use case without a result.
 *
 * @param wanted which are reported; errors always have to be among them where something is made
 * @param known those that were there before, which are not reported again
 * @param failing the least severity that fails
 */
public record Findings(Predicate<Diagnostic> wanted, Optional<Baseline> known, Severity failing) {

  /** All are reported, and errors fail. */
  public static final Findings ALL = new Findings(found -> true, Optional.empty(), Severity.ERROR);

  /**
   * The errors of what others are compared with: what does not compile can't be compared, and what
   * could be better is shown by validating.
   */
  static final Findings ERRORS =
      new Findings(found -> found.severity() == Severity.ERROR, Optional.empty(), Severity.ERROR);

  /**
   * All but advice is reported, and errors fail: who changes stacks wants to see what concerns the
   * result; what could be better is shown by compiling and validating.
   */
  static final Findings WITHOUT_ADVICE =
      new Findings(Findings::concernsResult, Optional.empty(), Severity.ERROR);

  /** Returns whether a finding is no mere advice on what would work as it is. */
  public static boolean concernsResult(Diagnostic found) {
    return found.severity() != Severity.NOTE || !found.rule().stage().isAdvice();
  }

  /** Returns those that are reported, without what follows from others of them. */
  public List<Diagnostic> of(List<Diagnostic> found) {
    List<Diagnostic> reported = Consequences.removed(found.stream().filter(wanted).toList());
    return known.map(baseline -> baseline.without(reported)).orElse(reported);
  }

  /** Returns whether one of the findings that are reported fails. */
  public boolean fail(List<Diagnostic> reported) {
    return reported.stream().anyMatch(each -> each.severity().compareTo(failing) <= 0);
  }
}
