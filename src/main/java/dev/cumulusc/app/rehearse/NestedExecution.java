package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.task.TaskAnswer;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.rehearse.task.TaskCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An execution that a task starts, and what the task gets of it. */
final class NestedExecution {
  private static final String SERVICE = "states";
  private static final String ACTION = "startExecution";

  private final PreparedMachine machine;
  private final RehearsalRequest request;
  private final TaskAnswers answers;
  private final NestedRecordings nested;

  /**
   * @param answers what answers the tasks of the nested execution
   * @param nested sees what the nested execution does
   */
  NestedExecution(
      PreparedMachine machine,
      RehearsalRequest request,
      TaskAnswers answers,
      NestedRecordings nested) {
    this.machine = machine;
    this.request = request;
    this.answers = answers;
    this.nested = nested;
  }

  static boolean isStartedBy(TaskCall call) {
    return isStart(call.resource());
  }

  static boolean isStartedBy(MachineState state) {
    return state.call().filter(call -> isStart(call.target())).isPresent();
  }

  private static boolean isStart(TaskResource resource) {
    return resource instanceof TaskResource.Optimized optimized
        && optimized.service().equals(SERVICE)
        && optimized.action().equals(ACTION);
  }

  /** Runs the execution from the time of the call on. */
  TaskAnswer run(TaskCall call) throws RehearsalException {
    JsonObject parameters = call.input() instanceof JsonObject object ? object : JsonObject.EMPTY;
    Payload input = input(parameters.get("Input").orElse(JsonObject.EMPTY));
    Optional<String> given = parameters.string("Name");
    String name =
        given.orElse(request.names().execution() + "-" + call.state() + "-" + call.invocation());
    PreparedMachine called = named(parameters);
    boolean isOnce = given.isPresent() && called.source().type() == MachineType.STANDARD;
    Optional<StartedExecutions.Started> before =
        isOnce ? nested.started().find(arn(called, name), call.time()) : Optional.empty();
    if (before.isPresent() && !before.get().isMeantBy(input, call.time())) {
      return TaskAnswer.of(new TaskAnswer.Failure(alreadyExists(before.get().execution())));
    }
    StartedExecutions.Started started =
        before.isPresent()
            ? before.get()
            : new StartedExecutions.Started(
                execution(called, name, input, call), input, call.time());
    if (isOnce) {
      nested.started().add(started);
    }
    return answer(started, name, call);
  }

  private Execution execution(PreparedMachine called, String name, Payload input, TaskCall call)
      throws RehearsalException {
    return new Run(called, names(name), request.files().buckets(), answers)
        .startingAt(call.time(), request.seed())
        .run(input, Optional.empty(), event -> {}, nested.start(machine));
  }

  private RehearsalRequest.Names names(String execution) {
    return new RehearsalRequest.Names(
        request.names().account(), request.names().region(), Optional.empty(), execution);
  }

  private String arn(PreparedMachine called, String name) {
    return Run.identity(called, names(name)).executionArn();
  }

  private static ErrorOutput alreadyExists(Execution execution) {
    return new ErrorOutput(
        "StepFunctions.ExecutionAlreadyExistsException",
        "Execution Already Exists: '" + execution.arn() + "'");
  }

  private TaskAnswer answer(StartedExecutions.Started of, String name, TaskCall call) {
    Execution execution = of.execution();
    JsonObject started =
        new JsonObject.Builder()
            .put("ExecutionArn", execution.arn())
            .put("StartDate", of.at().toEpochMilli())
            .build();
    Pattern pattern = call.resource().pattern();
    if (pattern == Pattern.REQUEST) {
      return TaskAnswer.of(new TaskAnswer.Result(started));
    }
    TaskAnswer answer =
        execution.outcome() instanceof Outcome.Stuck || pattern == Pattern.TOKEN
            ? TaskAnswer.of(new TaskAnswer.Silence())
            : TaskAnswer.of(ended(of, call, name));
    Duration left = execution.duration().minus(Duration.between(of.at(), call.time()));
    return answer
        .with()
        .after(left)
        .submission(started)
        .reason(reason(execution.outcome()))
        .build();
  }

  /** Returns where the execution is stuck or failed, which its state machine alone knows. */
  private static Optional<String> reason(Outcome outcome) {
    if (outcome instanceof Outcome.Stuck stuck) {
      return stuck
          .waiting()
          .map(
              each ->
                  "The execution that it started waits in the state `"
                      + each.state().name()
                      + "` ("
                      + each.state().source().key().span()
                      + ") for an answer that never comes."
                      + each.reason().map(inner -> " " + inner).orElse(""));
    }
    return outcome instanceof Outcome.Failed failed
        ? failed
            .failure()
            .map(
                each ->
                    "The execution that it started failed in the state `"
                        + each.state().name()
                        + "` ("
                        + each.place()
                        + ")."
                        + each.reason().map(inner -> " " + inner).orElse(""))
        : Optional.empty();
  }

  /** The state machine is named as its ARN has it, whatever the name of the one that starts it. */
  private PreparedMachine named(JsonObject parameters) {
    return parameters
        .string("StateMachineArn")
        .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
        .filter(name -> !name.isEmpty())
        .map(name -> machine.with().name(name).build())
        .orElse(machine);
  }

  /** An input that is a string is the JSON text that the execution gets. */
  private static Payload input(Json given) {
    if (given instanceof JsonString text) {
      try {
        return new Payload(JsonReader.read(text.value()), text.value());
      } catch (JsonSyntaxException e) {
        return Payload.of(given);
      }
    }
    return Payload.of(given);
  }

  private static TaskAnswer.Outcome ended(
      StartedExecutions.Started started, TaskCall call, String name) {
    Execution execution = started.execution();
    Payload input = started.input();
    boolean asJson = call.resource().pattern() == Pattern.SYNC_2;
    Instant stop = started.at().plus(execution.duration());
    JsonObject.Builder described = new JsonObject.Builder();
    if (execution.outcome() instanceof Outcome.Failed failed) {
      put(described, "Cause", failed.error().cause());
      put(described, "Error", failed.error().error());
    }
    described.put("ExecutionArn", execution.arn());
    described.put("Input", asJson ? input.value() : new JsonString(input.text()));
    described.put("InputDetails", included());
    described.put("Name", name);
    if (execution.outcome() instanceof Outcome.Succeeded succeeded) {
      Payload output = succeeded.output();
      described.put("Output", asJson ? output.value() : new JsonString(output.text()));
      described.put("OutputDetails", included());
    }
    described
        .put("StartDate", started.at().toEpochMilli())
        .put("StateMachineArn", execution.machineArn())
        .put("Status", status(execution.outcome()))
        .put("StopDate", stop.toEpochMilli());
    return execution.outcome() instanceof Outcome.Succeeded
        ? new TaskAnswer.Result(described.build())
        : new TaskAnswer.Failure(
            new ErrorOutput(ServiceTexts.TASK_FAILED, described.build().text()));
  }

  private static void put(JsonObject.Builder described, String member, @Nullable String value) {
    if (value != null) {
      described.put(member, value);
    }
  }

  private static JsonObject included() {
    return new JsonObject.Builder().put("Included", new JsonBoolean(true)).build();
  }

  private static String status(Outcome outcome) {
    if (outcome instanceof Outcome.Succeeded) {
      return "SUCCEEDED";
    }
    return outcome instanceof Outcome.TimedOut ? "TIMED_OUT" : "FAILED";
  }
}
