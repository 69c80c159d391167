package dev.cumulusc.rules.template;

import dev.cumulusc.model.LogicalIds;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds out from a logical id that is missing what would have to be configured to make it. */
public final class MissingPart {

  /** What makes logical ids of a kind, the longest endings first. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(LogicalIds::lambda, "function", "lambdas"),
          new Kind(LogicalIds::activity, "activity", "activities"),
          new Kind(LogicalIds::failedQueue, "queue with `retry`", "sqs"),
          new Kind(LogicalIds::queue, "queue", "sqs"),
          new Kind(LogicalIds::topic, "topic", "sns"),
          new Kind(LogicalIds::tableStream, "table", "dynamos"));

  private static final String MACHINE = "StateMachine";

  private MissingPart() {}

  private record Kind(UnaryOperator<String> logicalId, String what, String section) {
    Optional<String> advice(String missing) {
      String ending = logicalId.apply("");
      if (!missing.endsWith(ending) || missing.length() == ending.length()) {
        return Optional.empty();
      }
      String name = missing.substring(0, missing.length() - ending.length());
      return Optional.of("Add the " + what + " `" + name + "` to `" + section + "`.");
    }
  }

  /** Returns what to do about a missing logical id, if its ending shows it. */
  public static Optional<String> advice(String logicalId) {
    return KINDS.stream()
        .flatMap(kind -> kind.advice(logicalId).stream())
        .findFirst()
        .or(
            () ->
                logicalId.endsWith(MACHINE)
                    ? Optional.of(
                        "The id of a workflow is `prefixNoDash`, its name in `stepFunctions` and `"
                            + MACHINE
                            + "`.")
                    : Optional.empty());
  }
}
