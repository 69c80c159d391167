package dev.cumulusc.runtime;

import java.util.Comparator;

/**
 * A version of Node.js, as far as it matters for what it can run.
 *
 * @param minor {@link #NEWEST_MINOR} where it is whatever is newest
 */
public record NodeVersion(int major, int minor) implements Comparable<NodeVersion> {
  /** Stands for the newest release of a line; no line has that many. */
  public static final int NEWEST_MINOR = 999;

  private static final Comparator<NodeVersion> ORDER =
      Comparator.comparingInt(NodeVersion::major).thenComparingInt(NodeVersion::minor);

  /** Reads a version: {@code 8.10}, or {@code 24.x} for the newest release of a line. */
  public static NodeVersion of(String text) {
    String[] parts = text.split("\\.", 2);
    int minor = parts[1].equals("x") ? NEWEST_MINOR : Integer.parseInt(parts[1]);
    return new NodeVersion(Integer.parseInt(parts[0]), minor);
  }

  /** Whether this version is another one or newer. */
  public boolean isAtLeast(NodeVersion other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(NodeVersion other) {
    return ORDER.compare(this, other);
  }

  /** Returns the version as people write it: {@code 8.10}, or {@code 24} for a whole line. */
  @Override
  public String toString() {
    return minor == NEWEST_MINOR || (minor == 0 && major >= 10) ? "" + major : major + "." + minor;
  }
}
