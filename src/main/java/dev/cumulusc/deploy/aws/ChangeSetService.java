package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.ChangeSets;
import dev.cumulusc.deploy.service.PendingChangeSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** The change sets of stacks by the SDK. */
final class ChangeSetService implements ChangeSets {
  private static final String EXECUTED = "EXECUTE_COMPLETE";

  private final CloudFormationClient client;

  ChangeSetService(CloudFormationClient client) {
    this.client = client;
  }

  @Override
  public List<PendingChangeSet> pending(String stackId) {
    return Failures.told(
        "cloudformation:ListChangeSets",
        () ->
            client
                .listChangeSetsPaginator(request -> request.stackName(stackId))
                .summaries()
                .stream()
                .filter(each -> !EXECUTED.equals(each.executionStatusAsString()))
                .map(
                    each ->
                        new PendingChangeSet(
                            each.changeSetName(),
                            each.statusAsString(),
                            StackReader.given(each.statusReason()),
                            Optional.ofNullable(each.creationTime())))
                .toList());
  }
}
