package dev.cumulusc.draw;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in a few words what a state does that is no Task with a known resource. */
final class StateDetail {
  /** The attempts of a retrier that gives no number, as the Amazon States Language has it. */
  private static final String DEFAULT_ATTEMPTS = "3";

  private StateDetail() {}

  static String of(MachineState state) {
    return state.type().map(type -> of(state, type)).orElse(BoxKind.UNKNOWN.label());
  }

  private static String of(MachineState state, StateType type) {
    return switch (type) {
      case WAIT -> type.label() + wait(state);
      case FAIL ->
          type.label() + text(state, "Error").or(() -> text(state, "ErrorPath")).orElse("");
      case MAP -> map(state);
      default -> type.label();
    };
  }

  private static Optional<String> text(MachineState state, String field) {
    return state.text(field).map(text -> " " + text);
  }

  private static String wait(MachineState state) {
    return text(state, "Seconds")
        .or(() -> text(state, "SecondsPath"))
        .map(seconds -> seconds + " s")
        .or(
            () ->
                text(state, "Timestamp")
                    .or(() -> text(state, "TimestampPath"))
                    .map(" until"::concat))
        .orElse("");
  }

  private static String map(MachineState state) {
    String kind = state.isDistributedMap() ? "Distributed Map" : "Map";
    return state
        .text("MaxConcurrency")
        .filter(most -> !most.equals("0"))
        .map(most -> kind + ", " + most + " at once")
        .orElse(kind);
  }

  /** Says what a retrier does: {@code retries States.Timeout up to 3 times}. */
  static String retry(ErrorHandler retrier) {
    String errors =
        retrier.errors().stream().map(ScalarNode::text).collect(Collectors.joining(", "));
    String times =
        retrier.node().scalar("MaxAttempts").map(ScalarNode::text).orElse(DEFAULT_ATTEMPTS);
    if (times.equals("0")) {
      return "never retries " + errors;
    }
    return "retries " + errors + (times.equals("1") ? " once" : " up to " + times + " times");
  }
}
