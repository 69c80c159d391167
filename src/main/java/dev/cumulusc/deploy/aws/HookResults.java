package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.diagnostic.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Annotation;
import software.amazon.awssdk.services.cloudformation.model.AnnotationStatus;
import software.amazon.awssdk.services.cloudformation.model.EventType;
import software.amazon.awssdk.services.cloudformation.model.GetHookResultResponse;
import software.amazon.awssdk.services.cloudformation.model.HookResultSummary;
import software.amazon.awssdk.services.cloudformation.model.HookStatus;
import software.amazon.awssdk.services.cloudformation.model.ListHookResultsTargetType;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

/**
 * What hooks say in full: an event has only a short reason, often without the rules that are not
 * met and how to meet them. Whoever may not ask for more reads the short reason.
 */
final class HookResults {
  private final CloudFormationClient client;

  /** What was asked for, by the ids of invocations; stacks side by side ask at the same time. */
  private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

  HookResults(CloudFormationClient client) {
    this.client = client;
  }

  /** Returns an event with all that its hook says, if one found something wrong. */
  StackEvent complete(
      StackEvent event, software.amazon.awssdk.services.cloudformation.model.StackEvent described) {
    return event
        .hook()
        .filter(StackEvent.Hook::complains)
        .flatMap(
            hook ->
                StackReader.given(described.hookInvocationId())
                    .flatMap(this::details)
                    .map(
                        details ->
                            new StackEvent.Hook(
                                hook.type(),
                                hook.answer(),
                                Optional.of(joined(hook.reason(), details)))))
        .map(hook -> event.withHook(Optional.of(hook)))
        .orElse(event);
  }

  /** Returns a finding with the hook that it is of, and all that this says. */
  ValidationFinding complete(ValidationFinding finding, OperationEvent event, String changeSetId) {
    if (event.eventType() != EventType.HOOK_INVOCATION_ERROR || event.hookType() == null) {
      return finding;
    }
    String said = "The hook `" + event.hookType() + "` refuses it";
    Optional<String> reason = StackReader.given(finding.message());
    String message =
        ofChangeSet(changeSetId, event)
            .map(details -> joined(reason, details))
            .or(() -> reason)
            .map(text -> said + ": " + Words.sentence(text))
            .orElse(said + ".");
    return finding.withMessage(message);
  }

  private Optional<String> ofChangeSet(String changeSetId, OperationEvent event) {
    return asked(
            "ListHookResults",
            () ->
                client
                    .listHookResults(
                        request ->
                            request
                                .targetType(ListHookResultsTargetType.CHANGE_SET)
                                .targetId(changeSetId))
                    .hookResults())
        .stream()
        .flatMap(List::stream)
        .filter(each -> isFailed(each) && event.hookType().equals(each.typeName()))
        .map(HookResultSummary::hookResultId)
        .findFirst()
        .flatMap(this::details);
  }

  private static boolean isFailed(HookResultSummary result) {
    return result.status() == HookStatus.HOOK_COMPLETE_FAILED
        || result.status() == HookStatus.HOOK_FAILED;
  }

  /** Returns what an invocation says beside its short reason, in one line. */
  private Optional<String> details(String id) {
    if (!known.containsKey(id)) {
      known.put(
          id,
          asked("GetHookResult", () -> client.getHookResult(request -> request.hookResultId(id)))
              .flatMap(HookResults::details));
    }
    return Objects.requireNonNull(known.get(id));
  }

  private static Optional<String> details(GetHookResultResponse result) {
    List<String> failed =
        result.annotations().stream()
            .filter(each -> each.status() == AnnotationStatus.FAILED)
            .map(HookResults::text)
            .toList();
    return failed.isEmpty()
        ? StackReader.given(result.hookStatusReason())
        : Optional.of(String.join("; ", failed));
  }

  private static String text(Annotation annotation) {
    List<String> parts = new ArrayList<>();
    StackReader.given(annotation.statusMessage()).ifPresent(parts::add);
    StackReader.given(annotation.remediationMessage())
        .map(each -> "help: " + each)
        .ifPresent(parts::add);
    StackReader.given(annotation.remediationLink()).ifPresent(parts::add);
    return "`"
        + annotation.annotationName()
        + "`"
        + StackReader.given(annotation.severityLevelAsString())
            .map(severity -> " (" + severity + ")")
            .orElse("")
        + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
  }

  private static String joined(Optional<String> reason, String details) {
    return reason
        .filter(text -> !details.contains(text))
        .map(text -> Words.sentence(text) + " " + details)
        .orElse(details);
  }

  /** Returns an answer; nothing where the service gives none, for which no deployment ends. */
  private static <T> Optional<T> asked(String operation, Supplier<T> call) {
    try {
      return Optional.of(Failures.present("cloudformation:" + operation, call));
    } catch (ServiceException e) {
      return Optional.empty();
    }
  }
}
