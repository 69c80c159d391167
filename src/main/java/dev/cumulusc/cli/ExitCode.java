package dev.cumulusc.cli;

/** What the program tells its caller by its exit code. */
public final class ExitCode {
  /** Everything was done. */
  public static final int DONE = 0;

  /** There are findings of error severity, or an operation was refused or failed. */
  public static final int FINDINGS = 1;

  /** The command line itself is wrong. */
  public static final int USAGE = 2;

  /** It was refused to protect something; nothing was touched. */
  public static final int REFUSED = 4;

  /** The program failed in a way that its user cannot be blamed for. */
  public static final int BUG = 70;

  private ExitCode() {}
}
