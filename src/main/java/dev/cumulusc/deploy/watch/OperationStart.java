package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.ServiceException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Starts operations. The answer of a call may get lost after CloudFormation has started; the call
 * is repeated, and refused since the operation is under way. That is no failure, and nobody else's
 * operation.
 */
public final class OperationStart {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** For so many pauses the first event of an operation may be late. */
  private static final int MAX_LOOKS = 5;

  private final CloudFormation cloudFormation;
  private final Clock clock;

  public OperationStart(CloudFormation cloudFormation, Clock clock) {
    this.cloudFormation = cloudFormation;
    this.clock = clock;
  }

  /**
   * Starts an operation.
   *
   * @param call the call that starts it, marked with the operation's token
   * @throws ServiceException if the call was refused, and the operation has not started
   */
  public void run(Operation operation, Runnable call) {
    run(operation, call, () -> false);
  }

  /**
   * Starts an operation.
   *
   * @param evidence whether something else than the stack's events shows that it has started
   * @throws ServiceException if the call was refused, and the operation has not started
   */
  public void run(Operation operation, Runnable call, BooleanSupplier evidence) {
    try {
      call.run();
    } catch (ServiceException e) {
      if (!isOwn(e) && !(isDoubtful(e) && hasBegun(operation, e, evidence))) {
        throw e;
      }
    }
  }

  /** Returns whether a call was refused only because it was made before: its token is unique. */
  static boolean isOwn(ServiceException e) {
    return e.code().startsWith("TokenAlreadyExists");
  }

  /** Returns whether the same call may have succeeded before it was refused. */
  static boolean isDoubtful(ServiceException e) {
    if (e.reason().contains("OBSOLETE")) {
      return false;
    }
    return e.kind() == ServiceException.Kind.UNREACHABLE
        || e.code().startsWith("ChangeSetNotFound")
        || e.code().startsWith("InvalidChangeSetStatus")
        || e.reason().contains("_IN_PROGRESS")
        || e.reason().contains("current stack status")
        || e.reason().contains("can not be rolled back");
  }

  private boolean hasBegun(
      Operation operation, ServiceException refusal, BooleanSupplier evidence) {
    try {
      for (int i = 0; i < MAX_LOOKS; i++) {
        if (operation.hasBegun(cloudFormation) || evidence.getAsBoolean()) {
          return true;
        }
        clock.sleep(PAUSE);
      }
      return false;
    } catch (ServiceException e) {
      // Who can't look doesn't know either; the watch goes on looking, and says so.
      return refusal.kind() == ServiceException.Kind.UNREACHABLE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
