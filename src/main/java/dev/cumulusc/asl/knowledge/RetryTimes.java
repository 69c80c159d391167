package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.tree.MappingNode;
import java.math.BigDecimal;

/** Computes how long retries take. */
public final class RetryTimes {
  private static final int DEFAULT_ATTEMPTS = 3;
  private static final int COUNTED = 10_000;

  private RetryTimes() {}

  /** Returns the seconds that all attempts and the waits between them can take together. */
  public static double seconds(ErrorHandler retrier) {
    MappingNode node = retrier.node();
    double attempts = number(node, "MaxAttempts", DEFAULT_ATTEMPTS);
    double delay = number(node, "IntervalSeconds", 1);
    double backoff = number(node, "BackoffRate", 2);
    double longest = number(node, "MaxDelaySeconds", Double.POSITIVE_INFINITY);
    double each = number(retrier.state().body(), "TimeoutSeconds", 0);
    double total = each;
    for (int i = 0; i < Math.min(attempts, COUNTED); i++) {
      total += Math.min(delay, longest) + each;
      delay *= backoff;
    }
    return total;
  }

  private static double number(MappingNode node, String field, double otherwise) {
    return FieldValues.number(node, field).map(BigDecimal::doubleValue).orElse(otherwise);
  }
}
