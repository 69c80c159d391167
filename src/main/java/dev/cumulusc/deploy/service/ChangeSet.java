package dev.cumulusc.deploy.service;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change set with all its changes.
 *
 * @param id the change set's ARN
 */
@RecordBuilder
public record ChangeSet(
    String id,
    String name,
    String stackId,
    String stackName,
    Status status,
    Optional<String> reason,
    ExecutionStatus executionStatus,
    Instant created,
    List<ResourceChange> changes)
    implements ChangeSetBuilder.With {

  private static final List<String> NOTHING_CHANGES =
      List.of("didn't contain changes", "No updates are to be performed");

  public ChangeSet {
    changes = List.copyOf(changes);
  }

  /** Returns whether CloudFormation has not made it yet. */
  public boolean isPending() {
    return status.name().equals("CREATE_PENDING") || status.name().equals("CREATE_IN_PROGRESS");
  }

  public boolean isFailed() {
    return status.name().equals("FAILED");
  }

  /** Returns whether it failed only because there is nothing to change. */
  public boolean failedForNothing() {
    return isFailed() && isForNothing(reason.orElse(""));
  }

  /** Returns whether a reason is that there is nothing to change. */
  public static boolean isForNothing(String reason) {
    return NOTHING_CHANGES.stream().anyMatch(reason::contains);
  }
}
