package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.ErrorHandler;
import dev.cumulusc.asl.ErrorNames;
import dev.cumulusc.asl.MachineState;
import java.util.List;
import java.util.Set;

/** What the handlers of a state do about an error. */
public final class ErrorHandling {
  /** What Lambda raises when the fault is its own and another attempt helps. */
  public static final List<String> LAMBDA_TRANSIENT =
      List.of(
          "Lambda.AWSLambdaException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.SdkClientException",
          "Lambda.ServiceException");

  /** What Lambda raises when it runs as many functions as it may. */
  public static final String LAMBDA_THROTTLE = "Lambda.TooManyRequestsException";

  private static final Set<String> TIMEOUTS = Set.of(ErrorNames.TIMEOUT, ErrorNames.HEARTBEAT);
  private static final Set<String> NEVER_IN_ALL = Set.of(ErrorNames.DATA_LIMIT, ErrorNames.RUNTIME);

  private ErrorHandling() {}

  /** Returns whether a retrier of a state matches an error. */
  public static boolean isRetried(MachineState state, String error) {
    return isHandled(state.handlers(ErrorHandler.Kind.RETRY), error);
  }

  /** Returns whether one of some handlers matches an error. */
  public static boolean isHandled(List<ErrorHandler> handlers, String error) {
    return handlers.stream().anyMatch(handler -> matches(handler, error));
  }

  /** Returns whether a name in {@code ErrorEquals} stands for others too. */
  public static boolean matches(ErrorHandler handler, String error) {
    return handler.names(error)
        || (handler.names(ErrorNames.TASK_FAILED) && !TIMEOUTS.contains(error))
        || (handler.names(ErrorNames.ALL) && !NEVER_IN_ALL.contains(error));
  }

  /** Returns whether a Parallel or Map state around a state has a handler of a kind. */
  public static boolean isInside(MachineState state, ErrorHandler.Kind kind) {
    MachineState owner = state.scope().owner().orElse(null);
    return owner != null && (!owner.handlers(kind).isEmpty() || isInside(owner, kind));
  }
}
