package dev.cumulusc.app.deploy;

import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is done about stacks of which nothing changes. */
final class UpToDate {
  private final DeployContext context;
  private final DeployRequest request;
  private final StackExecution execution;
  private final Listener listener;

  UpToDate(DeployContext context, DeployRequest request, StackExecution execution) {
    this.context = context;
    this.request = request;
    this.execution = execution;
    this.listener = context.listener();
  }

  /**
   * Refuses stacks that failed and of which nothing changes: they are not what their templates say.
   *
   * @throws Stop if there is one, which is reported
   */
  void check(List<StackDeployment> deployments) throws Stop {
    for (StackDeployment each : deployments) {
      boolean failed = each.stack().filter(stack -> stack.status().isFailed()).isPresent();
      if (each.plan().isUnchanged() && failed) {
        listener.error(
            "`"
                + each.plan().stackName()
                + "` is `"
                + each.stack().orElseThrow().status()
                + "`, and nothing of it changes, so a deployment can't go on from there. Change what"
                + " failed, or delete the stack with `cumulusc delete`, and deploy again.");
        throw new Stop(DeployResult.NEEDS_RECOVERY);
      }
    }
  }

  private boolean protect(List<StackDeployment> found) {
    boolean failed = false;
    if (request.mode() == DeployRequest.Mode.EXECUTE) {
      for (StackDeployment each : found) {
        failed |= execution.protect(each.stack());
      }
    }
    return failed;
  }

  /** Brings the files beside the stacks up to date, which may change though the stacks don't. */
  DeployResult finish(List<StackDeployment> found) throws Stop, InterruptedException {
    List<String> steps = new ArrayList<>();
    for (StackDeployment each : found) {
      execution.outdated(each.snapshot()).after().forEach(step -> steps.add(step.describes()));
    }
    String names =
        found.stream()
            .map(each -> "`" + each.plan().stackName() + "`")
            .collect(Collectors.joining(", "));
    String upToDate = names + (found.size() == 1 ? " is" : " are") + " up to date";
    if (steps.isEmpty()) {
      listener.note("Nothing to do: " + upToDate + ".");
      return protect(found) ? DeployResult.STEP_FAILED : DeployResult.NOTHING_TO_DO;
    }
    listener.note(upToDate + ", but not all files beside the stack:");
    steps.forEach(step -> listener.note("Also: " + step));
    if (request.mode() == DeployRequest.Mode.PLAN) {
      listener.note("`cumulusc deploy` without a plan brings them up to date.");
      return DeployResult.NOTHING_TO_DO;
    }
    if (!context.isConfirmed(Subject.WRITE_FILES, "Write these files?")) {
      throw new Stop(DeployResult.REFUSED);
    }
    boolean failed = false;
    for (StackDeployment each : found) {
      failed |= execution.bringUpToDate(each.snapshot());
    }
    return failed ? DeployResult.STEP_FAILED : DeployResult.DONE;
  }
}
