package dev.cumulusc.app.create;

import java.util.Optional;
import java.util.regex.Pattern;

/** What an application may be called, since its bucket is called after it. */
public final class ApplicationName {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** What a bucket's name of 63 characters leaves for the application's, before `-code`. */
  private static final int MAX_LENGTH = 40;

  private ApplicationName() {}

  /** Returns what is wrong with a name. */
  public static Optional<String> problem(String name) {
    return NAME.matcher(name).matches() && name.length() <= MAX_LENGTH
        ? Optional.empty()
        : Optional.of(
            "`"
                + name
                + "` can't be the name of an application, which has at most "
                + MAX_LENGTH
                + " lower-case letters, digits and dashes, and begins with a letter.");
  }
}
