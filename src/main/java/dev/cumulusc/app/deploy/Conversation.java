package dev.cumulusc.app.deploy;

import dev.cumulusc.deploy.after.Step;
import dev.cumulusc.deploy.after.StepResult;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.bundle.UploadResult;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.service.ObjectStore;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Operation;
import dev.cumulusc.deploy.watch.StackOutline;
import dev.cumulusc.deploy.watch.Watched;
import dev.cumulusc.deploy.watch.recovery.Recovery;
import dev.cumulusc.deploy.watch.recovery.Remedy;
import java.util.List;
import java.util.Optional;

/** What a deployment tells its user, and asks. */
public interface Conversation extends Voice {
  /** Shows what is going to be done. */
  void show(Plan plan);

  /** Hears that a plan is left to be executed later. */
  void left(Plan plan);

  /** Tells what the guard refuses, and how to allow it. */
  void show(Guard.Verdict verdict);

  /** Tells what is running in state machines that change. */
  void show(List<MachineUse> running);

  /**
   * Asks whether to go on. Where nobody can answer, that is a no, and it is told how to say yes
   * beforehand.
   */
  boolean agrees(String question);

  /** Uploads what is missing, and shows how that goes on. */
  UploadResult upload(ObjectStore store, List<Upload> uploads) throws InterruptedException;

  /** Watches an operation of a stack to its end, and shows how it goes on. */
  Watched watch(Operation operation, StackOutline outline);

  /**
   * Asks which remedy is to be applied to a stack that can't be used; where nobody can answer, that
   * is none of them, unless one was agreed to beforehand.
   */
  Optional<Remedy> choose(Recovery recovery);

  /** Applies a remedy, and shows how that goes on. */
  Optional<Watched> mend(Remedy remedy, Stack stack, StackOutline outline);

  /** Tells how an operation ended that did not succeed: why, and what can be done. */
  void failed(Watched watched, PreparedStack stack);

  /** Tells that a stack is deployed. */
  void succeeded(Watched watched, Optional<Stack> stack);

  /** Tells that a step beside the stacks is begun. */
  void begun(Step step);

  /** Tells how a step beside the stacks ended. */
  void ended(StepResult result);
}
