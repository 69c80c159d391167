package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.source.SourceSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far an operation is, at one moment.
 *
 * @param elapsed the time since it began
 * @param failures the resources that failed so far, those that were only cancelled left out, in
 *     order of time
 * @param outage why this may be old: nobody answers, or AWS throttles
 */
public record Progress(
    Operation operation,
    Duration elapsed,
    StackProgress stack,
    List<WatchedEvent> failures,
    Optional<String> outage) {

  public Progress {
    failures = List.copyOf(failures);
  }

  /**
   * How far a stack is.
   *
   * @param path its logical ids below the watched stack; an empty string for that itself
   * @param elapsed the time since it began, to its end if it is over
   * @param pending the resources that nothing has happened to yet
   * @param inProgress the resources that something happens to, the oldest first, without nested
   *     stacks
   * @param done how many resources are as they are to be
   * @param failed how many are not
   */
  public record StackProgress(
      String name,
      String path,
      Status status,
      Duration elapsed,
      List<String> pending,
      List<ResourceProgress> inProgress,
      int done,
      int failed,
      List<StackProgress> nested) {

    public StackProgress {
      pending = List.copyOf(pending);
      inProgress = List.copyOf(inProgress);
      nested = List.copyOf(nested);
    }
  }

  /**
   * A resource that something happens to.
   *
   * @param path its logical ids below the watched stack
   * @param elapsed how long that has been going on
   * @param reason what CloudFormation says of it
   * @param awaitedBy the resources that can't begin before it is done
   * @param line the line that made it
   */
  public record ResourceProgress(
      String path,
      String logicalId,
      String type,
      Status status,
      Duration elapsed,
      Optional<String> reason,
      List<String> awaitedBy,
      Optional<SourceSpan> line) {

    public ResourceProgress {
      awaitedBy = List.copyOf(awaitedBy);
    }
  }
}
