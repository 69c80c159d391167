package dev.cumulusc.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Suggestions {
  /** Nobody misspells longer ones, and comparing them takes long. */
  private static final int MAX_NAME_LENGTH = 200;

  /** Shorter ones are a part of too much. */
  private static final int MIN_PART_LENGTH = 3;

  private Suggestions() {}

  /** Returns the candidate that is nearest to a name, if one is near enough to be meant. */
  public static Optional<String> nearest(String name, Collection<String> candidates) {
    if (name.length() > MAX_NAME_LENGTH) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(candidate -> isNear(name, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Returns the candidate that is meant by a name, in that it is near to it, or has it whole, or is
   * a part of it: {@code Ingest} means {@code IngestLambdaFunction}, and {@code ChildStateMachine}
   * means {@code GranulesChildStateMachine}. The more words the ends have in common, the better.
   */
  public static Optional<String> meant(String name, Collection<String> candidates) {
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      return Optional.empty();
    }
    return candidates.stream()
        .filter(candidate -> isNear(name, candidate) || isPartOfOther(name, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> -commonWords(name, candidate))
                .thenComparingInt(candidate -> distance(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * Also {@code EnrichmentLambdaFunction} and {@code EnrichLambdaFunction}: what differs is part.
   */
  private static boolean isPartOfOther(String name, String candidate) {
    String longer = name.length() < candidate.length() ? candidate : name;
    String shorter = name.length() < candidate.length() ? name : candidate;
    int end = commonEnd(longer, shorter);
    return shorter.length() >= MIN_PART_LENGTH
        && (longer.startsWith(shorter)
            || end == shorter.length()
            || (shorter.length() - end >= MIN_PART_LENGTH
                && longer.startsWith(shorter.substring(0, shorter.length() - end))));
  }

  /** Counts the words, each with a capital letter, that are the same at the ends of both. */
  private static int commonWords(String left, String right) {
    String end = left.substring(left.length() - commonEnd(left, right));
    return (int) end.chars().filter(Character::isUpperCase).count();
  }

  /**
   * A third of the letters may be wrong, not counting an end that both have: {@code
   * AddLambdaFunction} is not near to {@code RunLambdaFunction}. Names of one letter have that in
   * common, or nothing.
   */
  private static boolean isNear(String name, String candidate) {
    int limit = Math.max(1, (name.length() - commonEnd(name, candidate)) / 3);
    int longer = Math.max(name.length(), candidate.length());
    return Math.abs(candidate.length() - name.length()) <= limit
        && distance(name, candidate) <= Math.min(limit, longer - 1);
  }

  private static int commonEnd(String left, String right) {
    int shorter = Math.min(left.length(), right.length());
    int common = 0;
    while (common < shorter
        && left.charAt(left.length() - 1 - common) == right.charAt(right.length() - 1 - common)) {
      common++;
    }
    return common;
  }

  /** Returns {@code Did you mean `x`?} for the nearest candidate, or nothing. */
  public static Optional<String> didYouMean(String name, Collection<String> candidates) {
    return nearest(name, candidates).map(candidate -> "Did you mean `" + candidate + "`?");
  }

  /** Returns {@code Did you mean `x`?} for the candidate that a name means, or nothing. */
  public static Optional<String> didYouMeanName(String name, Collection<String> candidates) {
    return meant(name, candidates).map(candidate -> "Did you mean `" + candidate + "`?");
  }

  /** Counts insertions, deletions, replacements and swaps of neighbours; case counts nothing. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
