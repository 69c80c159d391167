package dev.cumulusc.deploy.aws;

import static dev.cumulusc.deploy.aws.StackReader.given;

import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ExecutionStatus;
import dev.cumulusc.deploy.service.ResourceChange;
import dev.cumulusc.deploy.service.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;
import software.amazon.awssdk.services.cloudformation.model.ResourceTargetDefinition;

/** Reads the SDK's change sets. */
final class ChangeReader {
  private ChangeReader() {}

  static ChangeSet changeSet(DescribeChangeSetResponse page, List<ResourceChange> changes) {
    return new ChangeSet(
        page.changeSetId(),
        page.changeSetName(),
        page.stackId(),
        page.stackName(),
        new Status(page.statusAsString()),
        given(page.statusReason()),
        new ExecutionStatus(given(page.executionStatusAsString()).orElse("")),
        Optional.ofNullable(page.creationTime()).orElse(Instant.EPOCH),
        changes);
  }

  static ResourceChange change(
      software.amazon.awssdk.services.cloudformation.model.ResourceChange change) {
    return new ResourceChange(
        named(ResourceChange.Action.class, change.actionAsString())
            .orElse(ResourceChange.Action.DYNAMIC),
        change.logicalResourceId(),
        given(change.physicalResourceId()),
        change.resourceType(),
        named(ResourceChange.Replacement.class, change.replacementAsString()),
        given(change.policyActionAsString()),
        given(change.changeSetId()),
        given(change.resourceDriftStatusAsString()),
        change.details().stream()
            .filter(detail -> detail.target() != null)
            .map(ChangeReader::detail)
            .toList());
  }

  private static ResourceChange.Detail detail(ResourceChangeDetail detail) {
    ResourceTargetDefinition target = detail.target();
    return new ResourceChange.Detail(
        given(target.attributeAsString()).orElse("Properties"),
        given(target.name()),
        given(target.path()),
        Optional.ofNullable(target.beforeValue()),
        Optional.ofNullable(target.afterValue()),
        named(ResourceChange.Recreation.class, target.requiresRecreationAsString()),
        detail.evaluation() != EvaluationType.DYNAMIC,
        given(detail.changeSourceAsString()),
        given(detail.causingEntity()));
  }

  /** Finds a constant by the service's name for it: {@code SyncWithActual}, {@code True}. */
  private static <E extends Enum<E>> Optional<E> named(Class<E> type, @Nullable String name) {
    String wanted =
        String.valueOf(name).replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    return Stream.of(type.getEnumConstants())
        .filter(constant -> constant.name().equals(wanted))
        .findFirst();
  }
}
