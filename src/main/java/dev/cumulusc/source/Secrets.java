package dev.cumulusc.source;

import java.util.regex.Pattern;

/** What is known of secrets: by which names variables hold them, and how they are kept unseen. */
public final class Secrets {
  private static final Pattern NAME =
      Pattern.compile(
          ".*(?:password|passphrase|secret|token|key).*|(.*_)?pass", Pattern.CASE_INSENSITIVE);

  /** What is shown in a secret's place. */
  public static final String MASK = "****";

  /** A shorter secret occurs in too many other strings by chance. */
  private static final int MIN_LENGTH = 6;

  private Secrets() {}

  /** Returns whether a secret is long enough to be masked wherever it occurs in other strings. */
  public static boolean isLongEnough(String secret) {
    return secret.length() >= MIN_LENGTH;
  }

  /** Returns whether the value of a variable of this name must never be shown. */
  public static boolean isSecretName(String variable) {
    return NAME.matcher(variable).matches();
  }
}
