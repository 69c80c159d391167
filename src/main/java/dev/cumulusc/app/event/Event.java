package dev.cumulusc.app.event;

import dev.cumulusc.deploy.after.Step;
import dev.cumulusc.deploy.after.StepResult;
import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.bundle.Upload;
import dev.cumulusc.deploy.guard.Guard;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.Planner;
import dev.cumulusc.deploy.plan.Removal;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** Something that happened while a use case ran. */
public sealed interface Event {
  /** Calls the visitor's method for this kind of event. */
  void accept(Visitor visitor);

  /** How serious a message is. */
  enum Level {
    NOTE,
    WARNING,
    ERROR
  }

  /**
   * A sentence for people, which nothing else has to understand.
   *
   * @param level {@link Level#ERROR} if the use case does not go on because of it
   */
  record Message(Level level, String sentence) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.message(this);
    }
  }

  /**
   * Something began that may take a while; it ends before the next one begins.
   *
   * @param what the activity: {@code Looking at the stack `app`}
   */
  record ActivityStarted(String what) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.activityStarted(this);
    }
  }

  /** An activity ended, well or not. */
  record ActivityEnded(String what) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.activityEnded(this);
    }
  }

  /** Something was found in the application's files on the way. */
  record Found(List<Diagnostic> diagnostics) implements Event {
    public Found {
      diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.found(this);
    }
  }

  /**
   * A stack was compiled and checked.
   *
   * @param diagnostics all that was found, without what comments silence
   * @param usable whether there is a result; otherwise the use case ends here
   */
  record Compiled(List<Diagnostic> diagnostics, boolean usable) implements Event {
    public Compiled {
      diagnostics = List.copyOf(diagnostics);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.compiled(this);
    }
  }

  /** It is known what a deployment is going to do. */
  record Planned(Plan plan) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.planned(this);
    }
  }

  /** The guard was asked about a plan, and refuses some of it or has something to say. */
  record Judged(Guard.Verdict verdict) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.judged(this);
    }
  }

  /** CloudFormation refuses the change set of a stack. */
  record ChangeSetRefused(Planner.Refused refused, PreparedStack stack) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.changeSetRefused(this);
    }
  }

  /**
   * Executions are running in state machines that change.
   *
   * @param awaited whether the deployment waits until they have ended
   */
  record ExecutionsRunning(List<MachineUse> machines, boolean awaited) implements Event {
    public ExecutionsRunning {
      machines = List.copyOf(machines);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.executionsRunning(this);
    }
  }

  /** It is known what the deletion of a stack removes. */
  record RemovalPlanned(Removal removal, String region) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.removalPlanned(this);
    }
  }

  /**
   * A question got no answer, since nobody can be asked.
   *
   * @param subject what it was about
   * @param proposal what a yes would have agreed to
   */
  record Unanswered(Subject subject, String proposal) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.unanswered(this);
    }
  }

  /**
   * Uploads began.
   *
   * @param missing how many objects have to be written
   * @param present how many objects are there already
   */
  record UploadsStarted(int missing, int present) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.uploadsStarted(this);
    }
  }

  /**
   * More was sent.
   *
   * @param done how many objects are written
   * @param part how much of all that has to be written is, from 0 to 1
   * @param bytes how many bytes were sent
   */
  record UploadProgressed(int done, double part, long bytes) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.uploadProgressed(this);
    }
  }

  /** An object was written. */
  record Uploaded(Upload upload, long bytes) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.uploaded(this);
    }
  }

  /** No upload is going on any more. */
  record UploadsEnded() implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.uploadsEnded(this);
    }
  }

  /** Operations of several stacks go on side by side from now on, each with events of its own. */
  record SideBySide(List<String> stackNames) implements Event {
    public SideBySide {
      stackNames = List.copyOf(stackNames);
    }

    @Override
    public void accept(Visitor visitor) {
      visitor.sideBySide(this);
    }
  }

  /** An operation of a stack is watched from now on. */
  record WatchStarted(String stackName) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.watchStarted(this);
    }
  }

  /**
   * Something happened to a watched stack, or to a resource of it.
   *
   * @param stackName the watched stack, which may nest that of the event
   */
  record StackChanged(String stackName, WatchedEvent change) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.stackChanged(this);
    }
  }

  /** Time went by: how far the watched operation is. Comes a few times in a second. */
  record WatchProgressed(Progress progress) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.watchProgressed(this);
    }
  }

  /** Something is to be said about the watch itself. */
  record WatchNoticed(String stackName, String sentence) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.watchNoticed(this);
    }
  }

  /**
   * The operation is not watched any more.
   *
   * @param watched what was seen; nothing if the operation could not be started
   */
  record WatchEnded(String stackName, Optional<WatchResult> watched) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.watchEnded(this);
    }
  }

  /**
   * It is known how an operation ended, good or bad; comes after all that explains it.
   *
   * @param stack the stack as it is now, if its outputs are to be shown
   */
  record OperationEnded(WatchResult watched, Optional<Stack> stack) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.operationEnded(this);
    }
  }

  /** A step beside a stack began. */
  record StepStarted(String stackName, Step step) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.stepStarted(this);
    }
  }

  /** A step beside a stack ended, well or not. */
  record StepEnded(String stackName, StepResult result) implements Event {
    @Override
    public void accept(Visitor visitor) {
      visitor.stepEnded(this);
    }
  }

  /** Handles every kind of event; who adds a kind has the compiler find all who have to know it. */
  interface Visitor {
    void message(Message event);

    void activityStarted(ActivityStarted event);

    void activityEnded(ActivityEnded event);

    void found(Found event);

    void compiled(Compiled event);

    void planned(Planned event);

    void judged(Judged event);

    void changeSetRefused(ChangeSetRefused event);

    void executionsRunning(ExecutionsRunning event);

    void removalPlanned(RemovalPlanned event);

    void unanswered(Unanswered event);

    void uploadsStarted(UploadsStarted event);

    void uploadProgressed(UploadProgressed event);

    void uploaded(Uploaded event);

    void uploadsEnded(UploadsEnded event);

    void sideBySide(SideBySide event);

    void watchStarted(WatchStarted event);

    void stackChanged(StackChanged event);

    void watchProgressed(WatchProgressed event);

    void watchNoticed(WatchNoticed event);

    void watchEnded(WatchEnded event);

    void operationEnded(OperationEnded event);

    void stepStarted(StepStarted event);

    void stepEnded(StepEnded event);
  }
}
