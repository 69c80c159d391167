package dev.cumulusc.cli;

import dev.cumulusc.terminal.FrontEnd;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** The end of commands whose output programs read: each has a last line, whatever happens. */
final class CommandEnd {
  private CommandEnd() {}

  /** Something that reports its own end, unless it fails by a bug. */
  @FunctionalInterface
  interface Work {
    int run() throws InterruptedException;
  }

  static int of(FrontEnd frontEnd, Work work) throws InterruptedException {
    try {
      return work.run();
    } catch (ParameterException wrong) {
      throw wrong;
    } catch (RuntimeException | Error bug) {
      frontEnd.listener().error("cumulusc failed: " + bug);
      frontEnd.ended("bug", ExitCode.BUG, Optional.empty());
      throw bug;
    }
  }

  /** Returns the name of a result for programs: {@code rolled-back}. */
  static String name(Enum<?> result) {
    return result.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
