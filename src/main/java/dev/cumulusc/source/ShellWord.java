package dev.cumulusc.source;

import java.util.regex.Pattern;

/** Words of commands that people copy into a shell. */
public final class ShellWord {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  private ShellWord() {}

  /** Returns a word that a POSIX shell takes as it is, in single quotes where it has to be. */
  public static String of(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
