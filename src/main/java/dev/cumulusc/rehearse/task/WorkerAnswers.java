package dev.cumulusc.rehearse.task;

import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of answers that are written for tasks on Lambda those that a worker gives behind an
 * activity: the payload without the response of the Lambda service, and an error's name and message
 * without the rest.
 */
public final class WorkerAnswers implements TaskAnswers {
  private final TaskAnswers answers;
  private final Set<String> invocations;

  /**
   * @param invocations the names of the states that called the Lambda service before they were
   *     moved
   */
  public WorkerAnswers(TaskAnswers answers, Set<String> invocations) {
    this.answers = answers;
    this.invocations = Set.copyOf(invocations);
  }

  @Override
  public Optional<TaskAnswer> answer(TaskCall call) {
    return answers
        .answer(call)
        .map(
            answer ->
                call.resource() instanceof TaskResource.Activity
                    ? answer.withOutcome(outcome(call, answer.outcome()))
                    : answer);
  }

  private TaskAnswer.Outcome outcome(TaskCall call, TaskAnswer.Outcome outcome) {
    if (outcome instanceof TaskAnswer.Result result
        && invocations.contains(call.state())
        && result.value() instanceof JsonObject response
        && response.has("Payload")) {
      return new TaskAnswer.Result(response.get("Payload").orElse(JsonObject.EMPTY));
    }
    return outcome instanceof TaskAnswer.Failure failure
        ? new TaskAnswer.Failure(reported(failure.error()))
        : outcome;
  }

  private static ErrorOutput reported(ErrorOutput error) {
    Optional<String> message =
        Optional.ofNullable(error.cause())
            .flatMap(WorkerAnswers::object)
            .flatMap(cause -> cause.string("errorMessage"));
    return message.isPresent() ? new ErrorOutput(error.error(), message.get()) : error;
  }

  private static Optional<JsonObject> object(String text) {
    try {
      Json value = JsonReader.read(text);
      return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
