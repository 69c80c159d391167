package dev.cumulusc.deploy.changeset;

import dev.cumulusc.deploy.bundle.PreparedStack;
import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ChangeSetOptions;
import dev.cumulusc.deploy.service.ChangeSetRequest;
import dev.cumulusc.deploy.service.Clock;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Deletion;
import dev.cumulusc.deploy.service.RequestToken;
import dev.cumulusc.deploy.service.ResourceChange;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.diagnostic.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Makes change sets, and takes back those that are not to be executed. What it made stays its own
 * until it is kept, so that one call cleans up whatever happens; that call may come from another
 * thread.
 */
public final class ChangeSets {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(1);

  /** Occurs in the reasons of change sets that fail for what was checked before. */
  private static final Pattern CHECKED = Pattern.compile("DescribeEvents|(?i)validation|hook");

  private static final Duration MAX_WAIT = Duration.ofMinutes(15);

  private final CloudFormation service;
  private final Clock clock;
  private final Object lock = new Object();
  private final List<Made> made = new ArrayList<>();
  private volatile boolean creating;

  public ChangeSets(CloudFormation service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /** What came of making a change set. */
  public sealed interface Preparation {}

  /**
   * There is a change set to be executed.
   *
   * @param nested the change sets of nested stacks by their ids
   */
  public record Ready(ChangeSet changeSet, Map<String, ChangeSet> nested) implements Preparation {
    public Ready {
      nested = Map.copyOf(nested);
    }
  }

  /** There is nothing to change, and the change set is gone again. */
  public record Nothing() implements Preparation {}

  /**
   * CloudFormation could not make the change set, which is gone again.
   *
   * @param message a sentence about it
   */
  public record Failed(String message, List<ValidationFinding> findings) implements Preparation {
    public Failed {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Something made here.
   *
   * @param described the change set as it was seen last
   * @param nested the ids of the change sets of nested stacks
   */
  private record Made(
      String changeSetId,
      boolean withStack,
      Optional<String> roleArn,
      Optional<ChangeSet> described,
      List<String> nested) {}

  /**
   * Makes a stack's change set, and waits until it can be executed.
   *
   * @param current the stack as it is now
   */
  public Preparation prepare(
      PreparedStack prepared, Optional<Stack> current, ChangeSetOptions options)
      throws InterruptedException {
    ChangeSetRequest request = request(prepared, current, options);
    String id;
    try {
      id = create(request, current.isEmpty());
    } catch (ServiceException e) {
      // Emulators refuse the call where CloudFormation makes a change set that fails.
      if (current.isPresent() && ChangeSet.isForNothing(e.reason())) {
        return new Nothing();
      }
      throw e;
    }
    ChangeSet changeSet = await(id);
    note(changeSet, List.of());
    if (changeSet.isPending()) {
      abandon(id);
      return new Failed(
          "CloudFormation has not made a change set for `"
              + request.stackName()
              + "` within "
              + MAX_WAIT.toMinutes()
              + " minutes.",
          List.of());
    }
    if (changeSet.failedForNothing() && current.isPresent()) {
      abandon(id);
      return new Nothing();
    }
    if (changeSet.isFailed()) {
      Failed failed = failed(request.stackName(), changeSet);
      abandon(id);
      return failed;
    }
    Map<String, ChangeSet> nested = new LinkedHashMap<>();
    readNested(changeSet, nested);
    note(changeSet, List.copyOf(nested.keySet()));
    return new Ready(changeSet, nested);
  }

  private static ChangeSetRequest request(
      PreparedStack prepared, Optional<Stack> current, ChangeSetOptions options) {
    boolean create = current.isEmpty() || current.get().status().equals(Status.REVIEW_IN_PROGRESS);
    return new ChangeSetRequest(
        prepared.input().stackName(),
        RequestToken.fresh(),
        create,
        prepared.location(),
        prepared.input().parameters(),
        prepared.input().tags(),
        prepared.input().capabilities(),
        create ? options.withRevertDrift(false) : options.withOnStackFailure(Optional.empty()));
  }

  /** Whoever cleans up meanwhile waits for the call, and so misses nothing. */
  private String create(ChangeSetRequest request, boolean withStack) {
    synchronized (lock) {
      creating = true;
      try {
        String id = service.createChangeSet(request);
        made.add(new Made(id, withStack, request.options().roleArn(), Optional.empty(), List.of()));
        return id;
      } finally {
        creating = false;
      }
    }
  }

  private void note(ChangeSet changeSet, List<String> nested) {
    synchronized (lock) {
      made.replaceAll(
          each ->
              each.changeSetId().equals(changeSet.id())
                  ? new Made(
                      each.changeSetId(),
                      each.withStack(),
                      each.roleArn(),
                      Optional.of(changeSet),
                      nested)
                  : each);
    }
  }

  private ChangeSet await(String id) throws InterruptedException {
    Instant last = clock.now().plus(MAX_WAIT);
    Duration pause = FIRST_PAUSE;
    ChangeSet changeSet = service.changeSet(id, true);
    while (changeSet.isPending() && clock.now().isBefore(last)) {
      clock.sleep(pause);
      Duration longer = pause.plusMillis(100);
      pause = longer.compareTo(MAX_PAUSE) < 0 ? longer : MAX_PAUSE;
      changeSet = service.changeSet(id, true);
    }
    return changeSet;
  }

  /** Findings only explain a failure; where they can't be read, that is said. */
  private Failed failed(String stackName, ChangeSet changeSet) {
    String reason = changeSet.reason().orElse("it gives no reason");
    String message =
        "CloudFormation can't make a change set for `" + stackName + "`: " + Words.sentence(reason);
    try {
      return new Failed(message, service.validationFindings(changeSet.id()));
    } catch (ServiceException e) {
      boolean checked = CHECKED.matcher(reason).find();
      return new Failed(
          checked && e.kind() != ServiceException.Kind.UNSUPPORTED
              ? message + " What its checks found can't be read: " + Words.sentence(e.getMessage())
              : message,
          List.of());
    }
  }

  private void readNested(ChangeSet changeSet, Map<String, ChangeSet> found) {
    for (ResourceChange change : changeSet.changes()) {
      Optional<String> id = change.nestedChangeSetId().filter(each -> !found.containsKey(each));
      if (id.isPresent()) {
        Optional<ChangeSet> nested = find(service, id.get());
        nested.ifPresent(
            each -> {
              found.put(id.get(), each);
              readNested(each, found);
            });
      }
    }
  }

  /** Returns a change set with the values of properties, if it is still there. */
  public static Optional<ChangeSet> find(CloudFormation service, String id) {
    try {
      return Optional.of(service.changeSet(id, true));
    } catch (ServiceException e) {
      if (e.kind() == ServiceException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Returns whether AWS is being asked to make one just now, for which all else waits. */
  public boolean isCreating() {
    return creating;
  }

  /** Returns whether there is nothing to take back. */
  public boolean isEmpty() {
    synchronized (lock) {
      return made.isEmpty();
    }
  }

  /** Leaves a change set to whoever executes it, now or later. */
  public void keep(String changeSetId) {
    synchronized (lock) {
      made.removeIf(each -> each.changeSetId().equals(changeSetId));
    }
  }

  /**
   * Deletes all that was made and not left to somebody: change sets, those of nested stacks, and
   * stacks that consist of nothing else.
   *
   * @throws ServiceException if something could not be deleted, after the rest was
   */
  public void abandon() {
    List<Made> left;
    synchronized (lock) {
      left = List.copyOf(made);
    }
    ServiceException failure = null;
    for (Made each : left) {
      try {
        abandon(each.changeSetId());
      } catch (ServiceException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Deletes a change set that was made here and not left to somebody. */
  public void abandon(String changeSetId) {
    Optional<Made> own;
    synchronized (lock) {
      own = made.stream().filter(each -> each.changeSetId().equals(changeSetId)).findFirst();
    }
    if (own.isPresent()) {
      delete(own.get());
      keep(changeSetId);
    }
  }

  private void delete(Made own) {
    Optional<String> stackId =
        own.withStack()
            ? own.described().or(() -> find(service, own.changeSetId())).map(ChangeSet::stackId)
            : Optional.empty();
    service.deleteChangeSet(own.changeSetId());
    own.nested().forEach(this::deleteIfThere);
    stackId
        .flatMap(service::stack)
        .filter(stack -> stack.status().equals(Status.REVIEW_IN_PROGRESS))
        .ifPresent(
            stack ->
                service.delete(
                    new Deletion(
                        stack.id(),
                        UUID.randomUUID().toString(),
                        List.of(),
                        false,
                        own.roleArn())));
  }

  private void deleteIfThere(String changeSetId) {
    find(service, changeSetId)
        .filter(changeSet -> !changeSet.status().isDeletion())
        .ifPresent(changeSet -> service.deleteChangeSet(changeSetId));
  }
}
