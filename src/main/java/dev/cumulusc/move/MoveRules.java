package dev.cumulusc.move;

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
          "A service with `docker: true` names a Lambda function that is not there.");

  static final RuleInfo DOCKER_MOVES_NOTHING =
      RuleInfo.warning(
              Stage.MOVE,
              "C2202",
              "docker-moves-nothing",
              "`docker: true` stands where there is no Lambda function to move.")
          .because("kes reads the key nowhere, so it may stand at services that move nothing.");

  static final RuleInfo ACTIVITY_OF_TWO_FUNCTIONS =
      RuleInfo.error(
          Stage.MOVE,
          "C2203",
          "activity-of-two-functions",
          "Two services take the tasks of one activity, but run different Lambda functions.");

  static final RuleInfo FUNCTION_BEHIND_TWO_ACTIVITIES =
      RuleInfo.error(
          Stage.MOVE,
          "C2204",
          "function-behind-two-activities",
          "Two services move the same Lambda function behind different activities.");

  static final RuleInfo IDLE_WORKER =
      RuleInfo.warning(
          Stage.MOVE,
          "C2205",
          "idle-worker",
          "A service with `docker: true` runs a Lambda function that no state of a workflow uses.");

  static final RuleInfo WORKER_WITHOUT_VARIABLES =
      RuleInfo.warning(
              Stage.MOVE,
              "C2206",
              "worker-without-variables",
              "A moved Lambda function has environment variables that its worker does not have.")
          .because(
              "The worker runs the function's package, but takes its environment from the service.");

  static final RuleInfo WORKER_WITHOUT_LAYERS =
      RuleInfo.warning(
          Stage.MOVE,
          "C2207",
          "worker-without-layers",
          "A moved Lambda function has layers, which the default worker does not load.");

  static final RuleInfo TASK_STAYS_WITH_LAMBDA =
      RuleInfo.warning(
              Stage.MOVE,
              "C3201",
              "task-stays-with-lambda",
              "A task calls a moved Lambda function in a way that an activity does not have.")
          .because(
              "The function itself stays in the stack, so such a task goes on as before: in Lambda,"
                  + " with Lambda's limits.");

  static final RuleInfo ARGUMENT_LOST_IN_MOVE =
      RuleInfo.warning(
          Stage.MOVE,
          "C3202",
          "argument-lost-in-move",
          "A moved task gave something to its Lambda function that a worker does not take.");

  static final RuleInfo ANSWER_LOST_IN_MOVE =
      RuleInfo.warning(
              Stage.MOVE,
              "C3203",
              "answer-lost-in-move",
              "A state reads a field of the Lambda service's answer that a moved task does not"
                  + " have.")
          .because("A path that finds nothing fails the execution.");

  private MoveRules() {}

  /** Returns all rules of this package, in the order of their codes. */
  public static List<RuleInfo> all() {
    return List.of(
        UNKNOWN_MOVED_FUNCTION,
        DOCKER_MOVES_NOTHING,
        ACTIVITY_OF_TWO_FUNCTIONS,
        FUNCTION_BEHIND_TWO_ACTIVITIES,
        IDLE_WORKER,
        WORKER_WITHOUT_VARIABLES,
        WORKER_WITHOUT_LAYERS,
        TASK_STAYS_WITH_LAMBDA,
        ARGUMENT_LOST_IN_MOVE,
        ANSWER_LOST_IN_MOVE);
  }
}
