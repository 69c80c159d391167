package dev.cumulusc.move;

import dev.cumulusc.diagnostic.Authority;
import dev.cumulusc.diagnostic.RuleInfo;
import dev.cumulusc.diagnostic.Stage;
import java.util.List;

/** The rules about Lambda functions that are moved to containers. */
public final class MoveRules {
  static final RuleInfo UNKNOWN_MOVED_FUNCTION =
      RuleInfo.error(
              Stage.MOVE,
              "C2201",
              "unknown-moved-function",
              "A service with `docker: true` names a Lambda function that does not exist.")
          .fixedBy(
              "Name the service after the function, or name the function with"
                  + " `--lambdaArn` in the service's `commands`.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo DOCKER_MOVES_NOTHING =
      RuleInfo.warning(
              Stage.MOVE,
              "C2202",
              "docker-moves-nothing",
              "`docker: true` is set where there is no Lambda function to move.")
          .because("kes ignores the key, so it may be left at services that move nothing.")
          .fixedBy("Delete the key, or name a Lambda function with `--lambdaArn` in `commands`.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo ACTIVITY_OF_TWO_FUNCTIONS =
      RuleInfo.error(
              Stage.MOVE,
              "C2203",
              "activity-of-two-functions",
              "Two services take tasks of the same activity but run different Lambda"
                  + " functions.")
          .because("Each task would be run by one function or the other, as it happens.")
          .fixedBy(
              "Give each function an activity of its own, with `--activityArn` in the"
                  + " service's `commands`.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  static final RuleInfo FUNCTION_BEHIND_TWO_ACTIVITIES =
      RuleInfo.error(
              Stage.MOVE,
              "C2204",
              "function-behind-two-activities",
              "Two services move the same Lambda function to different activities.")
          .because("A task that calls the function could go to either of them.")
          .fixedBy(
              "Set `docker: true` at one of the services only. To run more workers,"
                  + " raise its `count`.")
          .accordingTo(Authority.own("schemas/config.schema.json"));

  static final RuleInfo IDLE_WORKER =
      RuleInfo.warning(
              Stage.MOVE,
              "C2205",
              "idle-worker",
              "A service with `docker: true` runs a Lambda function that no workflow uses.")
          .because("The container runs, and is paid for, but gets no task.")
          .fixedBy("Name the function as the `Resource` of a Task state, or delete the service.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  static final RuleInfo MISSING_WORKER_OPTION =
      RuleInfo.warning(
              Stage.MOVE,
              "C2223",
              "missing-worker-option",
              "The command of a moved function's worker lacks an option that the worker needs, or has"
                  + " one twice.")
          .because(
              "The published worker ends as soon as it starts if it is not given both the"
                  + " activity whose tasks it takes and the function that it runs, each once.")
          .fixedBy(
              "Give both `--activityArn` and `--lambdaArn` in the service's `commands`, or leave"
                  + " `commands` out: then the worker is given both.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo TASK_STAYS_WITH_LAMBDA =
      RuleInfo.warning(
              Stage.MOVE,
              "C3201",
              "task-stays-with-lambda",
              "A task calls a moved Lambda function in a way that an activity does not"
                  + " support.")
          .because(
              "The function itself stays in the stack, so such a task runs in Lambda as"
                  + " before, with Lambda's limits.")
          .fixedBy(
              "Change what the message names, so that the task can be moved, or make"
                  + " its `Resource` the activity by hand.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  static final RuleInfo ARGUMENT_LOST_IN_MOVE =
      RuleInfo.warning(
              Stage.MOVE,
              "C3202",
              "argument-lost-in-move",
              "A moved task passes something to its Lambda function that a worker does"
                  + " not receive.")
          .because(
              "An activity gets the payload and nothing else; a version, an alias or a"
                  + " client context is lost.")
          .fixedBy("Put into the payload what the function needs, and delete the parameter.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  static final RuleInfo ANSWER_LOST_IN_MOVE =
      RuleInfo.warning(
              Stage.MOVE,
              "C3203",
              "answer-lost-in-move",
              "A state reads a field of the Lambda service's answer, which a moved task"
                  + " does not have.")
          .because(
              "An activity returns what the worker sends, without `Payload`,"
                  + " `StatusCode` and the like around it. A path that finds nothing fails"
                  + " the execution.")
          .fixedBy(
              "Read what the function itself returns. Where the result is still put"
                  + " under `Payload`, read it from there.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  static final RuleInfo NAME_IN_MOVED_TASK =
      RuleInfo.warning(
              Stage.MOVE,
              "C3204",
              "name-in-moved-task",
              "The resource of a moved task is the function's name, and not its ARN.")
          .because(
              "The move puts the activity there, so this deployment is right. Any other that leaves"
                  + " the task with Lambda is refused (C3810).")
          .fixedBy("Name the function's ARN: `${NameLambdaFunction.Arn}`.")
          .accordingTo(
              Authority.aws(
                  "AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html"));

  static final RuleInfo NO_HEARTBEAT =
      RuleInfo.error(
              Stage.MOVE,
              "C2218",
              "worker-without-heartbeat",
              "A worker does not send the heartbeats that a state waits for, or not in time, or its"
                  + " `--heartbeat` is no single period.")
          .because(
              "The state fails with `States.HeartbeatTimeout` as soon as `HeartbeatSeconds` are "
                  + "over, however well the task runs. A worker whose `--heartbeat` is no whole "
                  + "number, or stands there twice, ends at its start.")
          .fixedBy(
              "Make the handler async, so that cumulus-ecs-task 2.1.0 runs it and sends "
                  + "heartbeats, or remove `HeartbeatSeconds`. Where `commands` are written, add "
                  + "`--heartbeat` with a third of the time, in milliseconds.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo HEARTBEAT_BY_PATH =
      RuleInfo.warning(
              Stage.MOVE,
              "C2219",
              "heartbeat-known-at-run-time",
              "How long a state waits for a heartbeat is known only at run time.")
          .because(
              "The period of the heartbeats is a part of the worker's command and can not "
                  + "follow.")
          .fixedBy("Write `HeartbeatSeconds`, or keep the value above three periods.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo RARE_HEARTBEAT =
      RuleInfo.warning(
              Stage.MOVE,
              "C2222",
              "rare-heartbeat",
              "A written `--heartbeat` is more than a third of the time that a state waits for one.")
          .because(
              "A worker does not send to the millisecond, and a call may be throttled: with fewer"
                  + " than three heartbeats in the time, a single one that is late fails the task"
                  + " with `States.HeartbeatTimeout`.")
          .fixedBy(
              "Let the period of `--heartbeat` be at most a third of `HeartbeatSeconds`, in"
                  + " milliseconds, or leave `commands` out.")
          .accordingTo(Authority.aws("step-functions/latest/dg/concepts-activities.html"));

  static final RuleInfo RUNS_ONCE =
      RuleInfo.warning(
              Stage.MOVE,
              "C2228",
              "worker-runs-once",
              "The command of a moved function's worker has `--lambdaInput`.")
          .because(
              "With it the worker runs the function once, with that input, and ends: it takes no"
                  + " task of the activity, and ECS starts its container again and again.")
          .fixedBy("Remove `--lambdaInput`, or leave `commands` out.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo HEARTBEAT_WITHOUT_PERIOD =
      RuleInfo.warning(
              Stage.MOVE,
              "C2229",
              "heartbeat-without-period",
              "A written `--heartbeat` has no effect but to have the worker call Step Functions"
                  + " without a pause.")
          .because(
              "A worker before 2.1.0 loses the period and sends about a heartbeat each millisecond,"
                  + " which uses up the account's limit of calls of `SendTaskHeartbeat`.")
          .fixedBy("Remove `--heartbeat` from `commands`, or take cumulus-ecs-task 2.1.0.")
          .accordingTo(Authority.published("https://github.com/nasa/cumulus-ecs-task"));

  static final RuleInfo RUNTIME_CHOSEN =
      RuleInfo.note(
              Stage.MOVE, "C5115", "runtime-chosen", "Functions name no runtime, and get one.")
          .because(
              "The choice follows from the table of runtimes that this version of the program "
                  + "has, and changes with it.")
          .fixedBy("Set `runtime` at each function.")
          .accordingTo(Authority.aws("lambda/latest/dg/lambda-runtimes.html"));

  private MoveRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        UNKNOWN_MOVED_FUNCTION,
        DOCKER_MOVES_NOTHING,
        ACTIVITY_OF_TWO_FUNCTIONS,
        FUNCTION_BEHIND_TWO_ACTIVITIES,
        IDLE_WORKER,
        NO_HEARTBEAT,
        HEARTBEAT_BY_PATH,
        RARE_HEARTBEAT,
        MISSING_WORKER_OPTION,
        RUNS_ONCE,
        HEARTBEAT_WITHOUT_PERIOD,
        TASK_STAYS_WITH_LAMBDA,
        ARGUMENT_LOST_IN_MOVE,
        ANSWER_LOST_IN_MOVE,
        NAME_IN_MOVED_TASK,
        RUNTIME_CHOSEN);
  }
}
