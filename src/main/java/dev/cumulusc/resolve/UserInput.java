package dev.cumulusc.resolve;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import java.util.Optional;

/** Places for what was not read from a file: the command line, and what goes by convention. */
final class UserInput {
  private static final String COMMAND_LINE = "<command line>";

  private UserInput() {}

  /** Returns the origin of an option's value, shown as it was typed. */
  static Origin option(String option, String value) {
    SourceFile line = SourceFile.of(COMMAND_LINE, option + " " + value);
    int start = option.length() + 1;
    SourceSpan span = line.span(start, start + value.length());
    return Origin.written(span);
  }

  /** Returns an option's value's origin, or that of a file which has its place by convention. */
  static Origin optionOr(String option, Optional<String> value, String convention) {
    return value
        .map(given -> option(option, given))
        .orElseGet(() -> Origin.written(SourceFile.of(convention, "").start()));
  }
}
