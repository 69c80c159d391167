package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.query.Bindings;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import dev.cumulusc.rehearse.query.Values;
import dev.cumulusc.rehearse.task.TaskAnswer;
import dev.cumulusc.rehearse.task.TaskCall;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Calls a function, a service or an activity, and waits for the answer in virtual time. */
final class TaskRunner extends StateRunner {
  private final String arn;
  private final TaskResource resource;
  private final TaskEvents events;
  private Optional<String> reason = Optional.empty();
  private Optional<Duration> timeout = Optional.empty();
  private Optional<Duration> heartbeat = Optional.empty();

  TaskRunner(Visit visit) {
    super(visit);
    this.arn = state.body().string("Resource").orElse("");
    this.resource =
        state
            .source()
            .body()
            .get("Resource")
            .flatMap(ComposedString::of)
            .map(TaskResource::of)
            .orElseGet(TaskResource.NoArn::new);
    this.events = TaskEvents.of(resource, arn, visit.frame.execution.identity.region());
  }

  @Override
  void run() throws StateException {
    String token = "";
    if (resource.waitsForAnswer()) {
      token = visit.frame.execution.rehearsal.uuid();
      visit.setToken(token);
    }
    Json input = input();
    TaskLimits limits = new TaskLimits(visit);
    timeout = limits.timeout();
    heartbeat = limits.heartbeat();
    Optional<String> refusal = TaskParameters.refusal(resource, input);
    if (refusal.isPresent()) {
      throw StateException.runtime(refusal.get());
    }
    TaskCall call =
        new TaskCall(
            state.name(),
            new TaskCall.Target(arn, resource),
            input,
            visit.frame.execution.rehearsal.addCall(state.name(), input),
            token,
            visit.frame.execution.rehearsal.now());
    Optional<TaskAnswer> known = visit.frame.execution.rehearsal.answer(call);
    if (resource instanceof TaskResource.Activity
        && known.map(TaskAnswer::outcome).orElse(null) instanceof TaskAnswer.Failure failure
        && ServiceTexts.RUNTIME.equals(failure.error().error())) {
      // No worker fails so, but the service does where the activity was deleted.
      throw StateException.runtime(Objects.requireNonNullElse(failure.error().cause(), ""));
    }
    TaskAnswer answer = known.orElseGet(() -> TaskAnswer.of(new TaskAnswer.Silence()));
    reason = answer.reason();
    events.scheduled(visit.frame.chain, input, timeout, heartbeat, credentials());
    if (known.isEmpty() && resource instanceof TaskResource.Activity) {
      // No worker ever takes the task, so that the time of the state does not begin.
      return;
    }
    Duration waits = resource instanceof TaskResource.Activity ? answer.waits() : Duration.ZERO;
    visit.later(waits, () -> start(answer));
  }

  @Override
  Optional<String> reason() {
    return reason;
  }

  private Json input() throws StateException {
    if (state.isJsonata()) {
      Optional<Json> arguments = state.field("Arguments");
      return arguments.isEmpty()
          ? visit.input.value()
          : input(
              visit.computed(
                  "Arguments", () -> visit.jsonata().fill(arguments.get(), "Arguments")));
    }
    Bindings selected = visit.selected();
    Optional<Json> parameters = state.field("Parameters");
    return parameters.isEmpty()
        ? selected.input()
        : input(
            visit.computed(
                "Parameters",
                () -> PayloadTemplate.fill(parameters.get(), "Parameters", selected)));
  }

  private Json input(Json value) throws StateException {
    return Payload.input(value, "the task of the state '" + state.name() + "'").value();
  }

  private Optional<Json> credentials() throws StateException {
    Optional<Json> credentials = state.field("Credentials");
    if (credentials.isEmpty()) {
      return credentials;
    }
    return Optional.of(
        state.isJsonata()
            ? visit.jsonata().fill(credentials.get(), "Credentials")
            : PayloadTemplate.fill(credentials.get(), "Credentials", visit.selected()));
  }

  /**
   * The clock of the state's timeout starts when the task does: for an activity, when a worker
   * takes it. How long one waits for a worker is bounded by the execution's own timeout only.
   */
  private void start(TaskAnswer answer) {
    events.started(visit.frame.chain);
    if (resource.pattern() != Pattern.REQUEST) {
      visit.later(Duration.ZERO, () -> submit(answer));
    } else {
      await(answer);
    }
  }

  private void submit(TaskAnswer answer) {
    events.submitted(visit.frame.chain, answer.submission());
    await(answer);
  }

  private void await(TaskAnswer answer) {
    boolean isSilent = answer.outcome() instanceof TaskAnswer.Silence;
    Optional<Duration> limit = timeout;
    boolean byHeartbeat = false;
    if (heartbeat.isPresent() && resource.waitsForAnswer()) {
      Duration allowed = heartbeat.get();
      boolean beats = !answer.heartbeat().isZero() && answer.heartbeat().compareTo(allowed) <= 0;
      if (!beats && (limit.isEmpty() || allowed.compareTo(limit.get()) < 0)) {
        limit = heartbeat;
        byHeartbeat = true;
      }
    }
    if (limit.isPresent() && (isSilent || answer.after().compareTo(limit.get()) > 0)) {
      boolean isHeartbeat = byHeartbeat;
      visit.later(
          limit.get(), () -> timedOut(new ErrorOutput(ServiceTexts.TIMEOUT, null), isHeartbeat));
    } else if (!isSilent) {
      visit.later(answer.after(), () -> settle(answer));
    }
  }

  private void settle(TaskAnswer answer) throws StateException {
    if (answer.outcome() instanceof TaskAnswer.Failure failure) {
      failed(failure.error());
      return;
    }
    Json value = ((TaskAnswer.Result) answer.outcome()).value();
    Payload result = Payload.of(value);
    if (result.isTooLarge()) {
      failed(
          new ErrorOutput(
              ServiceTexts.DATA_LIMIT_EXCEEDED,
              ServiceTexts.resultTooLarge(events.nameInErrors())));
      return;
    }
    events.succeeded(visit.frame.chain, result.text());
    visit.succeed(visit.computed("result", () -> value));
  }

  private void failed(ErrorOutput error) {
    boolean isHeartbeat = ServiceTexts.HEARTBEAT_TIMEOUT.equals(error.error());
    if (isHeartbeat || ServiceTexts.TIMEOUT.equals(error.error())) {
      String cause = Values.emptyToNull(error.cause());
      timedOut(new ErrorOutput(ServiceTexts.TIMEOUT, cause), isHeartbeat);
      return;
    }
    events.failed(visit.frame.chain, error);
    visit.later(Duration.ZERO, () -> visit.handle(error));
  }

  private void timedOut(ErrorOutput error, boolean isHeartbeat) {
    events.timedOut(visit.frame.chain, error);
    String alsoKnownAs = isHeartbeat ? ServiceTexts.HEARTBEAT_TIMEOUT : ServiceTexts.TIMEOUT;
    visit.later(Duration.ZERO, () -> visit.handle(error, alsoKnownAs));
  }
}
