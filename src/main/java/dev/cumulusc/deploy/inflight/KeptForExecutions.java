package dev.cumulusc.deploy.inflight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a deployment keeps of a stack for executions, as plans show it.
 *
 * @param inUse the definitions that were in use when it was planned; none if the deployment can't
 *     take away anything that a definition needs
 * @param kept what the new templates lack, and stays
 * @param released what was kept by an earlier deployment and goes, since nothing needs it any more
 * @param lost what definitions in use need, and can't stay
 * @param remarks sentences about what else executions lose
 * @param notBefore when the last execution has ended that may need what is released, but is not
 *     listed
 */
public record KeptForExecutions(
    List<Definition> inUse,
    List<Item> kept,
    List<Item> released,
    List<Item> lost,
    List<String> remarks,
    Optional<Instant> notBefore) {
  /** Nothing that a definition needs can be taken away. */
  public static final KeptForExecutions NONE =
      new KeptForExecutions(
          List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

  public KeptForExecutions {
    inUse = List.copyOf(inUse);
    kept = List.copyOf(kept);
    released = List.copyOf(released);
    lost = List.copyOf(lost);
    remarks = List.copyOf(remarks);
  }

  /**
   * A definition that is in use.
   *
   * @param machine the state machine's logical id, below those of the stacks that it is nested in:
   *     {@code Inner/Ingest}
   * @param digest what distinguishes the definitions of a state machine
   */
  public record Definition(String machine, String arn, String digest) {}

  /**
   * A resource, or a statement of a role.
   *
   * @param logicalId the resource's logical id, below those of the stacks that it is nested in; of
   *     a statement, that of its role
   * @param statement the statement's id; nothing for a resource as a whole
   * @param detail what the statement allows, which resource the resource is kept for, or why it
   *     can't be kept; may be empty
   * @param users who needs it; empty for what is released
   */
  public record Item(
      String logicalId, String type, Optional<String> statement, String detail, List<User> users) {
    public Item {
      users = List.copyOf(users);
    }

    /** Returns whether a running execution needs it. */
    public boolean isForRunning() {
      return users.stream().anyMatch(each -> each.why() == Why.RUNNING);
    }

    /** Returns whether both are the same resource or statement. */
    public boolean isSameAs(Item other) {
      return logicalId.equals(other.logicalId) && statement.equals(other.statement);
    }
  }

  /**
   * A definition that needs something.
   *
   * @param machine the logical id of its state machine
   * @param executions the names of the executions that began with it; empty where that is not why
   * @param alias the alias that starts executions with it; nothing where that is not why
   */
  public record User(String machine, Why why, List<String> executions, Optional<String> alias) {
    public User {
      executions = List.copyOf(executions);
    }
  }

  /** Why a definition is in use. */
  public enum Why {
    /** Executions of it are running. */
    RUNNING,
    /** An alias starts executions of it. */
    ALIAS,
    /** It is deployed, so executions may still begin with it. */
    DEPLOYED,
    /** Executions of it failed, and can be redriven. */
    REDRIVABLE
  }

  /** Returns whether nothing is to be shown. */
  public boolean isSilent() {
    return kept.isEmpty() && released.isEmpty() && lost.isEmpty() && remarks.isEmpty();
  }

  /** Returns whether running executions lose something that they need. */
  public boolean harmsRunning() {
    return lost.stream().anyMatch(Item::isForRunning);
  }

  /** Returns whether a definition was in use when this was planned. */
  public boolean covers(Definition definition) {
    return inUse.stream()
        .anyMatch(
            each ->
                each.arn().equals(definition.arn()) && each.digest().equals(definition.digest()));
  }
}
