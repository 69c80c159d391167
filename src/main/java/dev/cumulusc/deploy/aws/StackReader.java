package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.service.ValidationFinding;
import dev.cumulusc.template.ResourceTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.HookFailureMode;
import software.amazon.awssdk.services.cloudformation.model.HookStatus;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.StackDriftInformation;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftInformationSummary;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** Reads the SDK's stacks, events and resources. */
final class StackReader {
  private StackReader() {}

  static Stack stack(software.amazon.awssdk.services.cloudformation.model.Stack stack) {
    Map<String, String> parameters = new LinkedHashMap<>();
    stack
        .parameters()
        .forEach(
            each -> parameters.put(each.parameterKey(), given(each.parameterValue()).orElse("")));
    Map<String, String> outputs = new LinkedHashMap<>();
    stack
        .outputs()
        .forEach(each -> outputs.put(each.outputKey(), given(each.outputValue()).orElse("")));
    Map<String, String> tags = new LinkedHashMap<>();
    stack.tags().forEach(each -> tags.put(each.key(), each.value()));
    return new Stack(
        stack.stackId(),
        stack.stackName(),
        new Stack.State(
            new Status(stack.stackStatusAsString()),
            given(stack.stackStatusReason()),
            stack.creationTime(),
            Optional.ofNullable(stack.lastUpdatedTime()),
            Optional.ofNullable(stack.driftInformation())
                .map(StackDriftInformation::stackDriftStatusAsString)),
        new Stack.Settings(
            parameters,
            tags,
            stack.capabilitiesAsStrings(),
            Boolean.TRUE.equals(stack.enableTerminationProtection())),
        outputs,
        given(stack.parentId()));
  }

  static StackEvent event(software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
    return new StackEvent(
        event.eventId(),
        event.stackId(),
        event.stackName(),
        new StackEvent.Subject(
            given(event.logicalResourceId()).orElse(event.stackName()),
            given(event.physicalResourceId()),
            given(event.resourceType()).orElse(ResourceTypes.STACK)),
        new Status(event.resourceStatusAsString()),
        given(event.resourceStatusReason()),
        event.timestamp(),
        hook(event),
        given(event.clientRequestToken()));
  }

  private static Optional<StackEvent.Hook> hook(
      software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
    return given(event.hookType())
        .map(type -> new StackEvent.Hook(type, answer(event), given(event.hookStatusReason())));
  }

  private static StackEvent.Hook.Answer answer(
      software.amazon.awssdk.services.cloudformation.model.StackEvent event) {
    HookStatus status = event.hookStatus();
    if (status != HookStatus.HOOK_COMPLETE_FAILED && status != HookStatus.HOOK_FAILED) {
      return StackEvent.Hook.Answer.PASSES;
    }
    return event.hookFailureMode() == HookFailureMode.WARN
        ? StackEvent.Hook.Answer.WARNS
        : StackEvent.Hook.Answer.REFUSES;
  }

  static StackResource resource(StackResourceSummary resource) {
    return new StackResource(
        resource.logicalResourceId(),
        given(resource.physicalResourceId()),
        resource.resourceType(),
        new Status(resource.resourceStatusAsString()),
        given(resource.resourceStatusReason()),
        resource.lastUpdatedTimestamp(),
        Optional.ofNullable(resource.driftInformation())
            .map(StackResourceDriftInformationSummary::stackResourceDriftStatusAsString));
  }

  static ValidationFinding finding(OperationEvent event) {
    return new ValidationFinding(
        stackName(event.stackId()),
        given(event.logicalResourceId()).orElse(""),
        given(event.resourceType()).orElse(""),
        given(event.validationPath()),
        given(event.validationStatusReason())
            .or(() -> given(event.hookStatusReason()))
            .or(() -> given(event.resourceStatusReason()))
            .or(() -> given(event.validationName()))
            .orElse(""),
        event.validationFailureMode() != HookFailureMode.WARN
            && event.hookFailureMode() != HookFailureMode.WARN);
  }

  static ResourceDrift drift(StackResourceDrift drift) {
    return new ResourceDrift(
        drift.logicalResourceId(),
        given(drift.physicalResourceId()).orElse(""),
        drift.resourceType(),
        drift.stackResourceDriftStatusAsString(),
        drift.propertyDifferences().stream()
            .map(
                each ->
                    new ResourceDrift.Difference(
                        each.propertyPath(),
                        each.expectedValue(),
                        each.actualValue(),
                        each.differenceTypeAsString()))
            .toList());
  }

  static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(value -> !value.isEmpty());
  }

  private static String stackName(@Nullable String stackId) {
    String[] parts = String.valueOf(stackId).split("/");
    return parts.length > 1 ? parts[1] : parts[0];
  }
}
