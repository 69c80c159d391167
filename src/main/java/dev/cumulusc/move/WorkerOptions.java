package dev.cumulusc.move;

import dev.cumulusc.model.Expression;
import java.util.List;
import java.util.Optional;

/** The options that a service's command gives to its worker. */
record WorkerOptions(Optional<Expression> lambdaArn, Optional<Expression> activityArn) {
  static final String LAMBDA = "--lambdaArn";
  static final String ACTIVITY = "--activityArn";

  /** The worker takes each option in three spellings. */
  private static final List<String> LAMBDA_NAMES = List.of(LAMBDA, "--lambda-arn", "-l");

  private static final List<String> ACTIVITY_NAMES = List.of(ACTIVITY, "--activity-arn", "-a");

  static WorkerOptions of(List<Expression> commands) {
    return new WorkerOptions(find(commands, LAMBDA_NAMES), find(commands, ACTIVITY_NAMES));
  }

  private static Optional<Expression> find(List<Expression> commands, List<String> names) {
    for (int i = 0; i < commands.size(); i++) {
      if (!(commands.get(i) instanceof Expression.Literal literal)) {
        continue;
      }
      String text = literal.text();
      if (names.contains(text) && i + 1 < commands.size()) {
        return Optional.of(commands.get(i + 1));
      }
      int equals = text.indexOf('=');
      if (equals > 0 && names.contains(text.substring(0, equals))) {
        return Optional.of(
            new Expression.Literal(
                literal.scalar().withText(text.substring(equals + 1), literal.origin())));
      }
    }
    return Optional.empty();
  }
}
