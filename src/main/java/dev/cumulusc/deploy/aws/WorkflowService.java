package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.Revision;
import dev.cumulusc.deploy.service.StateMachine;
import dev.cumulusc.deploy.service.WorkflowAlias;
import dev.cumulusc.deploy.service.WorkflowExecution;
import dev.cumulusc.deploy.service.Workflows;
import dev.cumulusc.keep.DefinitionInUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CloudWatchLogsLogGroup;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/** Step Functions by the SDK. Calls that come too soon are repeated by the SDK, ever later. */
final class WorkflowService implements Workflows {
  /** How many executions a page has at most. */
  private static final int PAGE = 1000;

  private final SfnClient client;

  WorkflowService(SfnClient client) {
    this.client = client;
  }

  @Override
  public Optional<StateMachine> machine(String arn) {
    return Failures.call(
        "states:DescribeStateMachine",
        () -> {
          try {
            DescribeStateMachineResponse found =
                client.describeStateMachine(request -> request.stateMachineArn(arn));
            return Optional.of(
                new StateMachine(
                    arn,
                    found.type() == StateMachineType.EXPRESS,
                    new Revision(
                        found.definition(),
                        found.roleArn(),
                        settings(
                            found.loggingConfiguration(),
                            found.tracingConfiguration(),
                            found.encryptionConfiguration()),
                        Optional.empty())));
          } catch (StateMachineDoesNotExistException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public List<WorkflowExecution> executions(
      String stateMachineArn, Set<WorkflowExecution.State> states) {
    return states.stream()
        .flatMap(state -> executions(stateMachineArn, state))
        .sorted(Comparator.comparing(WorkflowExecution::started).reversed())
        .toList();
  }

  private Stream<WorkflowExecution> executions(
      String stateMachineArn, WorkflowExecution.State state) {
    return Failures.call(
        "states:ListExecutions",
        () -> {
          try {
            return client
                .listExecutionsPaginator(
                    request ->
                        request
                            .stateMachineArn(stateMachineArn)
                            .statusFilter(state.name())
                            .maxResults(PAGE))
                .executions()
                .stream()
                .map(WorkflowService::execution)
                .toList()
                .stream();
          } catch (StateMachineDoesNotExistException e) {
            return Stream.of();
          }
        });
  }

  private static WorkflowExecution execution(ExecutionListItem item) {
    return new WorkflowExecution(
        item.executionArn(),
        item.startDate(),
        Optional.ofNullable(item.stopDate()),
        StackReader.given(item.stateMachineVersionArn()));
  }

  @Override
  public Revision revisionOf(String executionArn) {
    DescribeStateMachineForExecutionResponse found =
        Failures.call(
            "states:DescribeStateMachineForExecution",
            () ->
                client.describeStateMachineForExecution(
                    request -> request.executionArn(executionArn)));
    return new Revision(
        found.definition(),
        found.roleArn(),
        settings(
            found.loggingConfiguration(),
            found.tracingConfiguration(),
            found.encryptionConfiguration()),
        Optional.ofNullable(found.updateDate()));
  }

  private static DefinitionInUse.Settings settings(
      @Nullable LoggingConfiguration logging,
      @Nullable TracingConfiguration tracing,
      @Nullable EncryptionConfiguration encryption) {
    List<String> logGroups =
        logging == null || logging.level() == LogLevel.OFF
            ? List.of()
            : logging.destinations().stream()
                .flatMap(each -> Optional.ofNullable(each.cloudWatchLogsLogGroup()).stream())
                .map(CloudWatchLogsLogGroup::logGroupArn)
                .toList();
    return new DefinitionInUse.Settings(
        logGroups,
        tracing != null && Boolean.TRUE.equals(tracing.enabled()),
        encryption == null ? Optional.empty() : StackReader.given(encryption.kmsKeyId()));
  }

  @Override
  public List<WorkflowAlias> aliases(String stateMachineArn) {
    List<WorkflowAlias> aliases = new ArrayList<>();
    for (String alias : aliasArns(stateMachineArn)) {
      List<String> versions =
          Failures.call(
              "states:DescribeStateMachineAlias",
              () ->
                  client
                      .describeStateMachineAlias(request -> request.stateMachineAliasArn(alias))
                      .routingConfiguration()
                      .stream()
                      .map(RoutingConfigurationListItem::stateMachineVersionArn)
                      .toList());
      aliases.add(new WorkflowAlias(alias, versions));
    }
    return List.copyOf(aliases);
  }

  /** The SDK has no paginator for aliases. */
  private List<String> aliasArns(String stateMachineArn) {
    return Failures.call(
        "states:ListStateMachineAliases",
        () -> {
          List<String> arns = new ArrayList<>();
          Optional<String> page = Optional.empty();
          try {
            do {
              String token = page.orElse(null);
              var answer =
                  client.listStateMachineAliases(
                      request -> request.stateMachineArn(stateMachineArn).nextToken(token));
              answer.stateMachineAliases().forEach(alias -> arns.add(alias.stateMachineAliasArn()));
              page = StackReader.given(answer.nextToken());
            } while (page.isPresent());
            return arns;
          } catch (StateMachineDoesNotExistException e) {
            return List.of();
          }
        });
  }
}
