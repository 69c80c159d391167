package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.Status;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that CloudFormation does to a stack.
 *
 * @param knownEventId the stack's newest event from before it; nothing if the operation is found by
 *     the event that began it
 * @param clientToken what its events are marked with, where they are
 * @param before the stack's state from before it; nothing if it is not known
 */
@RecordBuilder
public record Operation(
    String stackId,
    String stackName,
    Kind kind,
    Optional<String> knownEventId,
    Optional<String> clientToken,
    Optional<Stack.State> before)
    implements OperationBuilder.With {

  /** What is done to the stack. */
  public enum Kind {
    CREATE("creation"),
    UPDATE("update"),
    DELETE("deletion"),
    ROLLBACK("rollback"),
    IMPORT("import");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }

    /** Returns what people call it: {@code update}. */
    public String noun() {
      return noun;
    }

    private static Kind begunWith(Status status) {
      return switch (status.name()) {
        case "CREATE_IN_PROGRESS" -> CREATE;
        case "DELETE_IN_PROGRESS" -> DELETE;
        case "IMPORT_IN_PROGRESS" -> IMPORT;
        case "ROLLBACK_IN_PROGRESS", "UPDATE_ROLLBACK_IN_PROGRESS" -> ROLLBACK;
        default -> UPDATE;
      };
    }
  }

  /**
   * Notes how far a stack's events go, right before an operation begins.
   *
   * @param stackId the stack's ARN
   */
  public static Operation about(
      CloudFormation cloudFormation,
      String stackId,
      String stackName,
      Kind kind,
      String clientToken) {
    Optional<String> newest =
        cloudFormation.eventsBackTo(stackId, event -> true).stream()
            .findFirst()
            .map(StackEvent::id);
    return new Operation(
        stackId, stackName, kind, newest, Optional.of(clientToken), Optional.empty());
  }

  /**
   * Finds the operation that is under way in a stack, whoever began it; of one that is over, the
   * last.
   */
  public static Operation underWay(CloudFormation cloudFormation, Stack stack) {
    List<StackEvent> events = cloudFormation.eventsBackTo(stack.id(), Operation::isBegin);
    Optional<StackEvent> begin =
        events.isEmpty()
            ? Optional.empty()
            : Optional.of(events.get(events.size() - 1)).filter(Operation::isBegin);
    return new Operation(
        stack.id(),
        stack.name(),
        Kind.begunWith(begin.map(StackEvent::status).orElse(stack.status())),
        Optional.empty(),
        begin.flatMap(StackEvent::clientToken),
        Optional.empty());
  }

  /** Returns the Region that the stack's ARN names. */
  public Optional<String> region() {
    String[] parts = stackId.split(":", 5);
    return parts.length == 5 ? Optional.of(parts[3]) : Optional.empty();
  }

  /** Returns this operation as one of a stack that was in a state before. */
  public Operation after(Optional<Stack> stack) {
    return withBefore(stack.map(Stack::state));
  }

  /**
   * Returns whether a stack that is at an end is there because of this operation. Its description
   * may be the old one for a while: CloudFormation's answers are consistent only in the end.
   */
  boolean isReflectedBy(Stack stack) {
    if (before.isEmpty()) {
      return true;
    }
    Instant touched = before.get().updated().orElse(before.get().created());
    return stack.touched().isAfter(touched)
        || (stack.touched().equals(touched) && !stack.status().equals(before.get().status()));
  }

  /** Returns whether the stack has an event of this operation, which shows that it has started. */
  boolean hasBegun(CloudFormation cloudFormation) {
    return clientToken.isPresent() && hasEventOf(cloudFormation, clientToken.get());
  }

  /** Returns whether the stack has an event of a call since this operation began. */
  boolean hasEventOf(CloudFormation cloudFormation, String token) {
    return cloudFormation.eventsBackTo(stackId, this::reachesBack).stream()
        .anyMatch(event -> event.clientToken().filter(token::equals).isPresent());
  }

  /** Returns whether an event is the first of an operation. */
  static boolean isBegin(StackEvent event) {
    return event.isOfStack()
        && switch (event.status().name()) {
          case "CREATE_IN_PROGRESS",
              "UPDATE_IN_PROGRESS",
              "DELETE_IN_PROGRESS",
              "IMPORT_IN_PROGRESS" ->
              true;
          default -> false;
        };
  }

  /**
   * Returns whether an event is no part of the operation any more, when its events are read back.
   */
  boolean reachesBack(StackEvent event) {
    return knownEventId.map(event.id()::equals).orElseGet(() -> isBegin(event));
  }
}
