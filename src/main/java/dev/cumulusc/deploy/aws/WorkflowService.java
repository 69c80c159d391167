package dev.cumulusc.deploy.aws;

import dev.cumulusc.deploy.service.Revision;
import dev.cumulusc.deploy.service.RunningExecutions;
import dev.cumulusc.deploy.service.Workflows;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Step Functions by the SDK. */
final class WorkflowService implements Workflows {
  /** How many executions a page has at most. */
  private static final int PAGE = 1000;

  private final SfnClient client;

  WorkflowService(SfnClient client) {
    this.client = client;
  }

  @Override
  public RunningExecutions running(String stateMachineArn, int most) {
    List<RunningExecutions.Execution> running =
        Failures.call(
            "states:ListExecutions",
            () ->
                client
                    .listExecutionsPaginator(
                        request ->
                            request
                                .stateMachineArn(stateMachineArn)
                                .statusFilter(ExecutionStatus.RUNNING)
                                .maxResults(Math.min(PAGE, most + 1)))
                    .executions()
                    .stream()
                    .limit(most + 1L)
                    .map(
                        each ->
                            new RunningExecutions.Execution(each.executionArn(), each.startDate()))
                    .toList());
    boolean more = running.size() > most;
    return new RunningExecutions(more ? running.subList(0, most) : running, more);
  }

  @Override
  public Revision revisionOf(String executionArn) {
    DescribeStateMachineForExecutionResponse found =
        Failures.call(
            "states:DescribeStateMachineForExecution",
            () ->
                client.describeStateMachineForExecution(
                    request -> request.executionArn(executionArn)));
    return new Revision(found.definition(), Optional.ofNullable(found.updateDate()));
  }
}
