package dev.cumulusc.app;

import dev.cumulusc.app.deploy.DeployContext;
import dev.cumulusc.app.deploy.SideBySide;
import dev.cumulusc.app.event.Event;
import dev.cumulusc.app.event.Listener;
import dev.cumulusc.app.event.Questions;
import dev.cumulusc.compare.EvaluatedTemplate;
import dev.cumulusc.compare.StackLinks;
import dev.cumulusc.deploy.service.Aws;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.watch.Outcome;
import dev.cumulusc.deploy.watch.WatchOptions;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.resolve.ApplicationRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Deletes stacks: one after the other, or side by side where they don't need one another. */
public final class DeleteStacks {
  private final Platform platform;

  public DeleteStacks(Platform platform) {
    this.platform = platform;
  }

  /**
   * What is to be deleted.
   *
   * @param stacks the stacks in the order of their deletion
   */
  public record Request(List<ApplicationRequest> stacks, Account account, Options options) {
    public Request {
      stacks = List.copyOf(stacks);
    }
  }

  /**
   * How stacks are deleted.
   *
   * @param retained the logical ids of resources that stay; for stacks whose deletion failed
   * @param force whether whatever can't be deleted stays; for stacks whose deletion failed
   * @param roleArn the role that CloudFormation works with; nothing for the stack's own
   */
  public record Options(
      List<String> retained, boolean force, Optional<String> roleArn, WatchOptions watch) {
    public Options {
      retained = List.copyOf(retained);
    }
  }

  /** How it ended. */
  public enum Result {
    /** The stacks are gone. */
    DONE,
    /** There was none of the stacks. */
    NOTHING_TO_DO,
    /** A stack's name is not known, or a call failed. */
    FAILED,
    /** A stack is not to be deleted; nothing happened to it. */
    REFUSED,
    /** An operation that was under way ended with the stack as it was before. */
    ROLLED_BACK,
    /** A deletion failed. */
    NEEDS_RECOVERY,
    /** Somebody interrupted; an operation goes on without being watched. */
    DETACHED,
    /** It takes longer than it may, or AWS does not answer; it goes on without being watched. */
    UNWATCHED;

    /** Returns whether the stacks are not there now. */
    private boolean isGone() {
      return this == DONE || this == NOTHING_TO_DO;
    }

    /** Returns how much somebody has to do about it: of several ends, the gravest counts. */
    private int gravity() {
      return switch (this) {
        case DONE, NOTHING_TO_DO -> 0;
        case DETACHED -> 1;
        case UNWATCHED -> 2;
        case FAILED -> 3;
        case REFUSED -> 4;
        case ROLLED_BACK -> 5;
        case NEEDS_RECOVERY -> 6;
      };
    }

    static Result of(Outcome outcome) {
      if (outcome.isSuccess()) {
        return DONE;
      }
      if (outcome instanceof Outcome.RolledBack) {
        return ROLLED_BACK;
      }
      if (outcome instanceof Outcome.NeedsRecovery) {
        return NEEDS_RECOVERY;
      }
      return outcome instanceof Outcome.Detached ? DETACHED : UNWATCHED;
    }
  }

  /** Deletes stacks up to the first that is not deleted. */
  public Result run(Request request, Listener listener, Questions questions)
      throws InterruptedException {
    Diagnostics diagnostics = new Diagnostics();
    StackNames names = StackNames.of(request.stacks(), diagnostics);
    if (diagnostics.hasErrors()) {
      listener.on(new Event.Found(diagnostics.sorted()));
      listener.note("The configuration does not give the stack's name: give `--stack NAME`.");
      return Result.FAILED;
    }
    Result all = Result.NOTHING_TO_DO;
    for (Map<String, ApplicationRequest> together : groups(names.requests())) {
      Result result =
          Reporting.failures(
              listener,
              Result.FAILED,
              () -> new Group(request, names, listener, questions).delete(together));
      if (!result.isGone()) {
        return result;
      }
      all = result == Result.DONE ? Result.DONE : all;
    }
    return all;
  }

  /** Puts stacks that are beside an application together; it is the first to be deleted. */
  private static List<Map<String, ApplicationRequest>> groups(
      Map<String, ApplicationRequest> stacks) {
    List<Map<String, ApplicationRequest>> groups = new ArrayList<>();
    boolean joins = false;
    for (Map.Entry<String, ApplicationRequest> stack : stacks.entrySet()) {
      boolean beside = ApplicationStacks.isBeside(stack.getValue());
      if (!joins || !beside) {
        groups.add(new LinkedHashMap<>());
      }
      joins = beside;
      groups.get(groups.size() - 1).put(stack.getKey(), stack.getValue());
    }
    return groups;
  }

  /** Stacks that are deleted side by side, unless one needs another. */
  private final class Group {
    private final Request request;
    private final StackNames names;
    private final Listener listener;
    private final Questions questions;
    private final Map<String, Aws> accounts = new LinkedHashMap<>();
    private final Map<String, Stack> ready = new LinkedHashMap<>();

    Group(Request request, StackNames names, Listener listener, Questions questions) {
      this.request = request;
      this.names = names;
      this.listener = listener;
      this.questions = questions;
    }

    /** Asks about each before the first is deleted. */
    Result delete(Map<String, ApplicationRequest> stacks) throws InterruptedException {
      try {
        boolean isAnyThere = false;
        for (Map.Entry<String, ApplicationRequest> stack : stacks.entrySet()) {
          Aws aws = platform.aws().apply(request.account().connection(stack.getValue()));
          accounts.put(stack.getKey(), aws);
          names.hideSecretsFrom(aws.cloudFormation());
          StackDeletion.Ready found = deletion(stack.getKey()).ready(stack.getKey());
          if (!found.end().isGone()) {
            return found.end();
          }
          isAnyThere |= found.end() == Result.DONE;
          found.stack().ifPresent(each -> ready.put(stack.getKey(), each));
        }
        if (!isAnyThere) {
          return Result.NOTHING_TO_DO;
        }
        return ready.size() > 1 && !needOneAnother() ? sideBySide() : oneByOne();
      } finally {
        accounts.values().forEach(Aws::close);
      }
    }

    private DeployContext context(String name) {
      return new DeployContext(account(name), platform.clock(), listener, questions);
    }

    private Aws account(String name) {
      return Objects.requireNonNull(accounts.get(name));
    }

    private StackDeletion deletion(String name) {
      return new StackDeletion(context(name), request.options());
    }

    private boolean needOneAnother() {
      List<EvaluatedTemplate> deployed = new ArrayList<>();
      ready.forEach((name, stack) -> deployed.add(deletion(name).deployed(stack)));
      for (int i = 0; i < deployed.size(); i++) {
        for (int j = 0; j < deployed.size(); j++) {
          if (i != j && StackLinks.mayNeed(deployed.get(i), deployed.get(j))) {
            return true;
          }
        }
      }
      return false;
    }

    private Result oneByOne() throws InterruptedException {
      for (Map.Entry<String, Stack> stack : ready.entrySet()) {
        Result result = deletion(stack.getKey()).delete(stack.getValue());
        if (result != Result.DONE) {
          return result;
        }
      }
      return Result.DONE;
    }

    private Result sideBySide() throws InterruptedException {
      Map<String, SideBySide.Task<Result>> tasks = new LinkedHashMap<>();
      ready.forEach(
          (name, stack) ->
              tasks.put(
                  name,
                  own ->
                      new StackDeletion(own.in(account(name)), request.options()).delete(stack)));
      return SideBySide.run(context(ready.keySet().iterator().next()), tasks).stream()
          .max(Comparator.comparing(Result::gravity))
          .orElse(Result.DONE);
    }
  }
}
