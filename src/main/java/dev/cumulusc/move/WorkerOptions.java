package dev.cumulusc.move;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.model.Expression;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.InlineReferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options that a service's command gives to its worker. */
record WorkerOptions(
    Optional<Argument> lambdaArn,
    Optional<Argument> activityArn,
    Optional<Argument> heartbeat,
    Optional<Argument> lambdaInput) {
  static final String LAMBDA = "--lambdaArn";
  static final String ACTIVITY = "--activityArn";
  static final String HEARTBEAT = "--heartbeat";
  static final String INPUT = "--lambdaInput";

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

  /** The worker takes each option in three spellings. */
  private static final List<String> LAMBDA_NAMES = List.of(LAMBDA, "--lambda-arn", "-l");

  private static final List<String> ACTIVITY_NAMES = List.of(ACTIVITY, "--activity-arn", "-a");

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
    return new WorkerOptions(
        find(commands, LAMBDA_NAMES),
        find(commands, ACTIVITY_NAMES),
        find(commands, List.of(HEARTBEAT)),
        find(commands, List.of(INPUT)));
  }

  private static Optional<Argument> find(List<Expression> commands, List<String> names) {
    for (int i = 0; i < commands.size(); i++) {
      if (!(commands.get(i) instanceof Expression.Literal literal)) {
        continue;
      }
      String text = literal.text();
      if (names.contains(text) && i + 1 < commands.size()) {
        return Optional.of(new Argument(commands.get(i + 1)));
      }
      int equals = text.indexOf('=');
      if (equals > 0 && names.contains(text.substring(0, equals))) {
        return Optional.of(
            new Argument(
                new Expression.Literal(
                    literal.scalar().withText(text.substring(equals + 1), literal.origin()))));
      }
    }
    return Optional.empty();
  }
}
