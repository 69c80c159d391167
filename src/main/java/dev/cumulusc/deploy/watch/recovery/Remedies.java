package dev.cumulusc.deploy.watch.recovery;

import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Deletion;
import dev.cumulusc.deploy.service.RequestToken;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.OperationStart;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.StackWatcher;
import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.deploy.watch.WatchResult;
import java.util.List;
import java.util.Optional;

/** Carries remedies out, and watches them to their end. */
public final class Remedies {
  private final CloudFormation cloudFormation;
  private final StackWatcher watcher;
  private final WatchOptions options;
  private final OperationStart start;

  public Remedies(
      CloudFormation cloudFormation, Clock clock, StackWatcher watcher, WatchOptions options) {
    this.start = new OperationStart(cloudFormation, clock);
    this.cloudFormation = cloudFormation;
    this.watcher = watcher;
    this.options = options;
  }

  /**
   * Does what was agreed to.
   *
   * @param roleArn the role that CloudFormation works with; nothing for the stack's own
   * @return what was seen of it; nothing if nothing was to be done
   */
  public Optional<WatchResult> apply(
      Remedy remedy, Stack stack, StackOutline outline, Optional<String> roleArn) {
    if (remedy instanceof Remedy.None) {
      return Optional.empty();
    }
    if (remedy instanceof Remedy.Attach) {
      return Optional.of(
          watcher.watch(Operation.underWay(cloudFormation, stack), outline, options));
    }
    String token = RequestToken.fresh();
    Operation.Kind kind = remedy.deletes() ? Operation.Kind.DELETE : Operation.Kind.ROLLBACK;
    Operation operation =
        Operation.about(cloudFormation, stack.id(), stack.name(), kind, token)
            .after(Optional.of(stack));
    start.run(operation, () -> begin(remedy, stack, roleArn, token));
    return Optional.of(watcher.watch(operation, outline, options));
  }

  private void begin(Remedy remedy, Stack stack, Optional<String> roleArn, String token) {
    if (remedy instanceof Remedy.ContinueRollback goOn) {
      cloudFormation.continueRollback(stack.id(), goOn.skipped(), roleArn, token);
    } else if (remedy instanceof Remedy.Rollback) {
      cloudFormation.rollback(stack.id(), roleArn, token);
    } else if (remedy instanceof Remedy.RetryDelete again) {
      cloudFormation.delete(new Deletion(stack.id(), token, again.retained(), false, roleArn));
    } else {
      boolean force = remedy instanceof Remedy.ForceDelete;
      cloudFormation.delete(new Deletion(stack.id(), token, List.of(), force, roleArn));
    }
  }
}
