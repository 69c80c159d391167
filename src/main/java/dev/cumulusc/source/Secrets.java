package dev.cumulusc.source;

import java.util.regex.Pattern;

/** Tells by their names which variables hold secrets. */
public final class Secrets {
  private static final Pattern NAME =
      Pattern.compile(
          ".*(?:password|passphrase|secret|token|key).*|.*_pass", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** Tells whether the value of a variable of this name must never be shown. */
  public static boolean isSecretName(String variable) {
    return NAME.matcher(variable).matches();
  }
}
