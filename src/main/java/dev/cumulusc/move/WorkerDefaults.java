package dev.cumulusc.move;

import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service gets that moves a Lambda function and leaves out what makes it a worker. */
final class WorkerDefaults {
  /** The image has no such program; it skips the word, which the guide writes all the same. */
  private static final String PROGRAM = "cumulus-ecs-task";

  /** The worker takes its region from nowhere else, and goes to us-east-1 without it. */
  private static final String REGION = "AWS_DEFAULT_REGION";

  private WorkerDefaults() {}

  /**
   * Returns the worker's service, complete. The region goes with the command.
   *
   * @param heartbeat how often the worker sends a heartbeat, in milliseconds
   */
  static EcsService complete(LambdaWorker worker, Optional<Located<Long>> heartbeat) {
    EcsService service = worker.service();
    Origin origin = worker.defaults();
    EcsService.Definition written = service.definition();
    EcsService.Definition complete = written.withImage(Optional.of(worker.image()));
    if (written.command().isEmpty()) {
      complete =
          complete
              .withVariables(variables(written, origin))
              .withCommand(commands(worker, heartbeat, origin));
    }
    return service.withDefinition(complete);
  }

  private static Map<Located<String>, Expression> variables(
      EcsService.Definition written, Origin origin) {
    Map<Located<String>, Expression> variables = new LinkedHashMap<>(written.variables());
    if (variables.keySet().stream().noneMatch(name -> name.value().equals(REGION))) {
      variables.put(
          new Located<>(REGION, origin),
          new Expression.Computed(CfnValue.sub("${AWS::Region}", origin), origin));
    }
    return variables;
  }

  private static List<Expression> commands(
      LambdaWorker worker, Optional<Located<Long>> heartbeat, Origin origin) {
    List<Expression> commands = new ArrayList<>();
    commands.add(text(PROGRAM, origin));
    commands.add(text(WorkerOptions.ACTIVITY, origin));
    commands.add(reference(LogicalIds.activity(worker.activityName()), origin));
    commands.add(text(WorkerOptions.LAMBDA, origin));
    commands.add(function(worker, origin));
    heartbeat.ifPresent(
        period -> {
          commands.add(text(WorkerOptions.HEARTBEAT, period.origin()));
          commands.add(text(period.value().toString(), period.origin()));
        });
    return List.copyOf(commands);
  }

  /** The function's name; its ARN for the versions that take nothing else. */
  private static Expression function(LambdaWorker worker, Origin origin) {
    String id = LogicalIds.lambda(worker.lambdaName());
    return worker.version().filter(version -> !version.service().takesNames()).isPresent()
        ? new Expression.Computed(CfnValue.getAtt(id, "Arn", origin), origin)
        : reference(id, origin);
  }

  private static Expression text(String text, Origin origin) {
    return new Expression.Literal(ScalarNode.string(text, origin));
  }

  private static Expression reference(String target, Origin origin) {
    return new Expression.Computed(CfnValue.ref(target, origin), origin);
  }
}
