package dev.cumulusc.worker;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number of a release: {@code 1.2.5}. */
public record ReleaseNumber(int major, int minor, int patch) implements Comparable<ReleaseNumber> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  private static final Comparator<ReleaseNumber> ORDER =
      Comparator.comparingInt(ReleaseNumber::major)
          .thenComparingInt(ReleaseNumber::minor)
          .thenComparingInt(ReleaseNumber::patch);

  /** Reads a number; nothing for any other text, {@code latest} among them. */
  public static Optional<ReleaseNumber> of(String text) {
    Matcher parts = WRITTEN.matcher(text);
    return parts.matches()
        ? Optional.of(new ReleaseNumber(part(parts, 1), part(parts, 2), part(parts, 3)))
        : Optional.empty();
  }

  private static int part(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  @Override
  public int compareTo(ReleaseNumber other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
