package dev.cumulusc.move;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.model.Expression;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.InlineReferences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options that a service's command gives to its worker.
 *
 * @param misused those that the worker can't take as they are written: it ends at its start
 */
record WorkerOptions(
    Optional<Argument> lambdaArn,
    Optional<Argument> activityArn,
    Optional<Argument> heartbeat,
    Optional<Argument> lambdaInput,
    List<Misused> misused) {
  static final String LAMBDA = "--lambdaArn";
  static final String ACTIVITY = "--activityArn";
  static final String HEARTBEAT = "--heartbeat";
  static final String INPUT = "--lambdaInput";

  /**
   * An option that is written again, or that no value follows: the worker's parser makes a list, or
   * {@code true}, of its value.
   *
   * @param option its name as the program writes it
   * @param isRepeated whether it stands there a second time; otherwise it has no value
   */
  record Misused(String option, boolean isRepeated, Origin origin) {
    /** Returns what is wrong as the end of a sentence. */
    String problem() {
      return isRepeated ? "`" + option + "` twice" : "`" + option + "` without a value";
    }
  }

  /** The value of an option. */
  record Argument(Expression written) {
    Origin origin() {
      return written.origin();
    }

    /**
     * Returns the value in its pieces. CloudFormation puts nothing into a plain string, but a
     * reference in one can mean nothing else.
     */
    Optional<ComposedString> string() {
      return written instanceof Expression.Literal literal
          ? ComposedString.of(
              InlineReferences.withBraces(
                  literal.scalar().withText(literal.text(), literal.origin())))
          : ComposedString.of(written.value());
    }
  }

  /** The options by their spellings; the worker takes each of the first two in three. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          LAMBDA,
          LAMBDA,
          "--lambda-arn",
          LAMBDA,
          "-l",
          LAMBDA,
          ACTIVITY,
          ACTIVITY,
          "--activity-arn",
          ACTIVITY,
          "-a",
          ACTIVITY,
          HEARTBEAT,
          HEARTBEAT,
          INPUT,
          INPUT);

  WorkerOptions {
    misused = List.copyOf(misused);
  }

  /** Returns the options that a command lacks, and without which the worker does not run. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (activityArn.isEmpty()) {
      missing.add(ACTIVITY);
    }
    if (lambdaArn.isEmpty()) {
      missing.add(LAMBDA);
    }
    return missing;
  }

  static WorkerOptions of(List<Expression> commands) {
    Map<String, Argument> found = new HashMap<>();
    List<Misused> misused = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < commands.size(); i++) {
      if (!(commands.get(i) instanceof Expression.Literal word)) {
        continue;
      }
      int equals = word.text().indexOf('=');
      String spelling = equals > 0 ? word.text().substring(0, equals) : word.text();
      String option = SPELLINGS.get(spelling);
      if (option == null) {
        continue;
      }
      Optional<Expression> value =
          equals > 0
              ? Optional.of(behind(equals, word))
              : i + 1 < commands.size() && !isOption(commands.get(i + 1))
                  ? Optional.of(commands.get(i + 1))
                  : Optional.empty();
      value.ifPresent(given -> found.putIfAbsent(option, new Argument(given)));
      boolean isRepeated = !seen.add(option);
      if (isRepeated || value.isEmpty()) {
        misused.add(new Misused(option, isRepeated, word.origin()));
      }
    }
    return new WorkerOptions(
        Optional.ofNullable(found.get(LAMBDA)),
        Optional.ofNullable(found.get(ACTIVITY)),
        Optional.ofNullable(found.get(HEARTBEAT)),
        Optional.ofNullable(found.get(INPUT)),
        misused);
  }

  private static Expression behind(int equals, Expression.Literal word) {
    return new Expression.Literal(
        word.scalar().withText(word.text().substring(equals + 1), word.origin()));
  }

  /** The worker takes what begins with a dash for an option, and not for a value. */
  private static boolean isOption(Expression word) {
    return word instanceof Expression.Literal literal && literal.text().startsWith("-");
  }
}
