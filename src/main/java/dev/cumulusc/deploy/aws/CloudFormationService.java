package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ChangeSet;
import dev.cumulusc.deploy.service.ChangeSetRequest;
import dev.cumulusc.deploy.service.CloudFormation;
import dev.cumulusc.deploy.service.Deletion;
import dev.cumulusc.deploy.service.Execution;
import dev.cumulusc.deploy.service.ParameterValue;
import dev.cumulusc.deploy.service.PendingChangeSet;
import dev.cumulusc.deploy.service.ResourceChange;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.ServiceException;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.deploy.service.Status;
import dev.cumulusc.deploy.service.ValidationFinding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.EventType;
import software.amazon.awssdk.services.cloudformation.model.ExecutionStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** CloudFormation by the SDK. */
final class CloudFormationService implements CloudFormation {
  /** The events that say what is wrong before anything is touched. */
  private static final Set<EventType> FINDINGS =
      EnumSet.of(EventType.VALIDATION_ERROR, EventType.HOOK_INVOCATION_ERROR);

  private final CloudFormationClient client;
  private final boolean renewsCredentials;
  private final Redaction redaction = new Redaction();
  private final HookResults hooks;

  /**
   * Makes the service.
   *
   * @param renewsCredentials see {@link CloudFormation#renewsCredentials}
   */
  CloudFormationService(CloudFormationClient client, boolean renewsCredentials) {
    this.client = client;
    this.hooks = new HookResults(client);
    this.renewsCredentials = renewsCredentials;
  }

  @Override
  public boolean renewsCredentials() {
    return renewsCredentials;
  }

  @Override
  public void hide(Collection<String> secrets) {
    redaction.learn(secrets);
  }

  @Override
  public void hideParameters(List<ParameterValue> values) {
    redaction.learnParameters(values);
  }

  @Override
  public Optional<Stack> stack(String nameOrId) {
    try {
      return call(
          "DescribeStacks",
          () ->
              client.describeStacks(request -> request.stackName(nameOrId)).stacks().stream()
                  .findFirst()
                  .map(StackReader::stack)
                  .map(redaction::mask));
    } catch (ServiceException e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public String template(String nameOrId) {
    return call(
        "GetTemplate",
        () ->
            client
                .getTemplate(
                    request -> request.stackName(nameOrId).templateStage(TemplateStage.ORIGINAL))
                .templateBody());
  }

  @Override
  public String createChangeSet(ChangeSetRequest wanted) {
    hideParameters(wanted.parameters());
    CreateChangeSetRequest request = ChangeSetRequests.of(wanted);
    try {
      return call("CreateChangeSet", () -> client.createChangeSet(request).id());
    } catch (ServiceException e) {
      if (e.code().equals("AlreadyExistsException")) {
        return changeSetId(wanted);
      }
      throw e;
    }
  }

  /** Returns the change set that an attempt made whose answer got lost: its name is its own. */
  private String changeSetId(ChangeSetRequest made) {
    return call(
        "DescribeChangeSet",
        () ->
            client
                .describeChangeSet(
                    request -> request.stackName(made.stackName()).changeSetName(made.name()))
                .changeSetId());
  }

  @Override
  public ChangeSet changeSet(String changeSetId, boolean withValues) {
    List<DescribeChangeSetResponse> pages =
        call(
            "DescribeChangeSet",
            () ->
                client
                    .describeChangeSetPaginator(
                        request ->
                            request
                                .changeSetName(changeSetId)
                                .includePropertyValues(withValues ? true : null))
                    .stream()
                    .toList());
    List<ResourceChange> changes =
        pages.stream()
            .flatMap(page -> page.changes().stream())
            .map(change -> ChangeReader.change(change.resourceChange()))
            .toList();
    return redaction.mask(ChangeReader.changeSet(pages.get(0), changes));
  }

  @Override
  public List<PendingChangeSet> pendingChangeSets(String stackId) {
    return call(
        "ListChangeSets",
        () ->
            client
                .listChangeSetsPaginator(request -> request.stackName(stackId))
                .summaries()
                .stream()
                .filter(each -> each.executionStatus() != ExecutionStatus.EXECUTE_COMPLETE)
                .map(
                    each ->
                        new PendingChangeSet(
                            each.changeSetName(),
                            new Status(each.statusAsString()),
                            StackReader.given(each.statusReason()).map(redaction::mask),
                            Optional.ofNullable(each.creationTime())))
                .toList());
  }

  @Override
  public void deleteChangeSet(String changeSetId) {
    call(
        "DeleteChangeSet",
        () -> client.deleteChangeSet(request -> request.changeSetName(changeSetId)));
  }

  @Override
  public void execute(Execution execution) {
    call(
        "ExecuteChangeSet",
        () ->
            client.executeChangeSet(
                request ->
                    request
                        .changeSetName(execution.changeSetId())
                        .clientRequestToken(execution.clientToken())
                        .disableRollback(execution.disableRollback().orElse(null))));
  }

  @Override
  public void delete(Deletion deletion) {
    call(
        "DeleteStack",
        () ->
            client.deleteStack(
                request ->
                    request
                        .stackName(deletion.stackId())
                        .clientRequestToken(deletion.clientToken())
                        .retainResources(deletion.retained().isEmpty() ? null : deletion.retained())
                        .deletionMode(deletion.force() ? DeletionMode.FORCE_DELETE_STACK : null)
                        .roleARN(deletion.roleArn().orElse(null))));
  }

  @Override
  public List<StackEvent> events(String stackId, Optional<String> knownEventId) {
    List<StackEvent> events =
        eventsBackTo(stackId, event -> knownEventId.filter(event.id()::equals).isPresent());
    int last = events.size() - 1;
    boolean foundKnown =
        last >= 0 && knownEventId.filter(events.get(last).id()::equals).isPresent();
    return foundKnown ? events.subList(0, last) : events;
  }

  @Override
  public List<StackEvent> eventsBackTo(String stackId, Predicate<StackEvent> last) {
    return call(
        "DescribeStackEvents",
        () -> {
          List<StackEvent> events = new ArrayList<>();
          // A page is asked for when its first event is: none after the last that is wanted.
          for (var described :
              client
                  .describeStackEventsPaginator(request -> request.stackName(stackId))
                  .stackEvents()) {
            StackEvent event =
                redaction.mask(hooks.complete(StackReader.event(described), described));
            events.add(event);
            if (last.test(event)) {
              break;
            }
          }
          return events;
        });
  }

  @Override
  public List<StackResource> resources(String stackId) {
    return call(
        "ListStackResources",
        () ->
            client
                .listStackResourcesPaginator(request -> request.stackName(stackId))
                .stackResourceSummaries()
                .stream()
                .map(resource -> redaction.mask(StackReader.resource(resource)))
                .toList());
  }

  @Override
  public void cancelUpdate(String stackId, String clientToken) {
    call(
        "CancelUpdateStack",
        () ->
            client.cancelUpdateStack(
                request -> request.stackName(stackId).clientRequestToken(clientToken)));
  }

  @Override
  public void continueRollback(
      String stackId, List<String> skipped, Optional<String> roleArn, String clientToken) {
    call(
        "ContinueUpdateRollback",
        () ->
            client.continueUpdateRollback(
                request ->
                    request
                        .stackName(stackId)
                        .resourcesToSkip(skipped)
                        .roleARN(roleArn.orElse(null))
                        .clientRequestToken(clientToken)));
  }

  @Override
  public void rollback(String stackId, Optional<String> roleArn, String clientToken) {
    call(
        "RollbackStack",
        () ->
            client.rollbackStack(
                request ->
                    request
                        .stackName(stackId)
                        .roleARN(roleArn.orElse(null))
                        .clientRequestToken(clientToken)));
  }

  @Override
  public List<ValidationFinding> validationFindings(String changeSetId) {
    return call(
        "DescribeEvents",
        () ->
            client
                .describeEventsPaginator(request -> request.changeSetName(changeSetId))
                .operationEvents()
                .stream()
                .filter(event -> FINDINGS.contains(event.eventType()))
                .map(event -> hooks.complete(StackReader.finding(event), event, changeSetId))
                .map(redaction::mask)
                .toList());
  }

  @Override
  public void protect(String stackId, boolean isProtected) {
    call(
        "UpdateTerminationProtection",
        () ->
            client.updateTerminationProtection(
                request -> request.stackName(stackId).enableTerminationProtection(isProtected)));
  }

  @Override
  public Optional<String> stackPolicy(String stackId) {
    return call(
        "GetStackPolicy",
        () ->
            StackReader.given(
                client.getStackPolicy(request -> request.stackName(stackId)).stackPolicyBody()));
  }

  @Override
  public void setStackPolicy(String stackId, String policy) {
    call(
        "SetStackPolicy",
        () -> client.setStackPolicy(request -> request.stackName(stackId).stackPolicyBody(policy)));
  }

  @Override
  public String detectDrift(String stackId) {
    return call(
        "DetectStackDrift",
        () ->
            client.detectStackDrift(request -> request.stackName(stackId)).stackDriftDetectionId());
  }

  @Override
  public String driftDetectionStatus(String detectionId) {
    return call(
        "DescribeStackDriftDetectionStatus",
        () ->
            client
                .describeStackDriftDetectionStatus(
                    request -> request.stackDriftDetectionId(detectionId))
                .detectionStatusAsString());
  }

  @Override
  public List<ResourceDrift> drifts(String stackId) {
    return call(
        "DescribeStackResourceDrifts",
        () ->
            client
                .describeStackResourceDriftsPaginator(
                    request ->
                        request
                            .stackName(stackId)
                            .stackResourceDriftStatusFilters(
                                StackResourceDriftStatus.MODIFIED,
                                StackResourceDriftStatus.DELETED))
                .stream()
                .flatMap(page -> page.stackResourceDrifts().stream())
                .map(drift -> redaction.mask(StackReader.drift(drift)))
                .toList());
  }

  private <T> T call(String operation, Supplier<T> call) {
    try {
      return Failures.present("cloudformation:" + operation, call);
    } catch (ServiceException e) {
      throw redaction.mask(e);
    }
  }
}
