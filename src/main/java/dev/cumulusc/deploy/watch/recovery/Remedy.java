package dev.cumulusc.deploy.watch.recovery;

import java.util.List;

/** What makes a stack usable again. */
public sealed interface Remedy {
  /** Nothing has to be done, or nothing can be. */
  record None() implements Remedy {}

  /** The stack, which holds nothing that works, is deleted, so that it can be created anew. */
  record DeleteAndRecreate() implements Remedy {}

  /**
   * The failed rollback goes on.
   *
   * @param skipped the resources that it leaves as they are; {@code Nested.Id} for one of a nested
   *     stack
   */
  record ContinueRollback(List<String> skipped) implements Remedy {
    public ContinueRollback {
      skipped = List.copyOf(skipped);
    }
  }

  /** The failed creation or update is undone. */
  record Rollback() implements Remedy {}

  /**
   * The stack is deleted once more.
   *
   * @param retained the resources that stay in the account
   */
  record RetryDelete(List<String> retained) implements Remedy {
    public RetryDelete {
      retained = List.copyOf(retained);
    }
  }

  /** The stack is deleted, and whatever can't be deleted stays in the account. */
  record ForceDelete() implements Remedy {}

  /** The operation that is under way is watched to its end. */
  record Attach() implements Remedy {}

  /** Returns whether it removes something from the account. */
  default boolean deletes() {
    return this instanceof DeleteAndRecreate
        || this instanceof RetryDelete
        || this instanceof ForceDelete;
  }

  /** Returns what it does, as it completes a question: {@code delete it and create it anew}. */
  default String action() {
    if (this instanceof DeleteAndRecreate) {
      return "delete it and create it anew";
    }
    if (this instanceof ContinueRollback goOn) {
      return goOn.skipped().isEmpty()
          ? "go on with the rollback"
          : "go on with the rollback without " + list(goOn.skipped());
    }
    if (this instanceof Rollback) {
      return "roll it back";
    }
    if (this instanceof RetryDelete again) {
      return again.retained().isEmpty()
          ? "delete it once more"
          : "delete it, keeping " + list(again.retained());
    }
    if (this instanceof ForceDelete) {
      return "delete it by force, keeping what can't be deleted";
    }
    return this instanceof Attach ? "watch it to its end, then go on" : "do nothing";
  }

  private static String list(List<String> names) {
    return "`" + String.join("`, `", names) + "`";
  }
}
