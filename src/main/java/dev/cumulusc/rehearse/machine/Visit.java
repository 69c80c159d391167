package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.Timestamps;
import dev.cumulusc.rehearse.query.Bindings;
import dev.cumulusc.rehearse.query.Jsonata;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stay in a state, from the event that it was entered to the one that it was left. */
final class Visit {
  final Frame frame;
  final StateDefinition state;
  final Payload input;
  private final Instant enteredTime;
  private final Map<String, Json> variables;
  private final Handlers handlers;
  private final FieldValues fields;

  private long enteredId;
  private int retries;
  private String token = "";
  private @Nullable StateRunner runner;

  Visit(Frame frame, StateDefinition state, Payload input) {
    this.frame = frame;
    this.state = state;
    this.input = input;
    this.enteredTime = frame.execution.rehearsal.now();
    this.variables = frame.variables();
    this.handlers = new Handlers(state, frame.execution.rehearsal.random());
    this.fields = new FieldValues(state, observer());
  }

  /** Something that can fail as states do. */
  @FunctionalInterface
  interface Step {
    void run() throws StateException;
  }

  void begin() {
    enteredId =
        frame.chain.add(
            state.type().label() + "StateEntered",
            "stateEnteredEventDetails",
            Events.input(new JsonObject.Builder().put("name", state.name()), input.text()).build());
    observer().entered(state, input);
    attempt();
  }

  /** Tries the state again after the execution was redriven; it is not entered once more. */
  void resume(Visit left) {
    enteredId = left.enteredId;
    frame.execution.history().listener().resumed(enteredId);
    StateRunner next = StateRunner.of(this);
    StateRunner before = left.runner;
    runner = next;
    guard(() -> next.resume(Optional.ofNullable(before)));
  }

  private Observer observer() {
    return frame.execution.rehearsal.observer();
  }

  /** Computes the value of a field. */
  <T extends Json> T computed(String field, FieldValues.Computation<T> computation)
      throws StateException {
    return fields.computed(field, computation);
  }

  /** Returns the innermost state that waits: this one, or one inside it. */
  Optional<Outcome.Waiting> waiting() {
    return Optional.ofNullable(runner)
        .flatMap(StateRunner::waitingInside)
        .or(
            () ->
                Optional.of(
                    new Outcome.Waiting(
                        state,
                        retries,
                        frame.execution.rehearsal.calls(state.name()),
                        Optional.ofNullable(runner).flatMap(StateRunner::reason))));
  }

  private void attempt() {
    StateRunner next = StateRunner.of(this);
    runner = next;
    guard(next::run);
  }

  /** Does a step; if it fails, so does the state. */
  void guard(Step step) {
    try {
      step.run();
    } catch (StateException e) {
      failed(e);
    }
  }

  /** Plans a step of this visit. */
  void later(Duration duration, Step step) {
    frame.later(duration, () -> guard(step));
  }

  void setToken(String newToken) {
    token = newToken;
  }

  /** Returns what expressions see that look at the state's input as it is. */
  Bindings bindings() {
    return new Bindings(
        input.value(),
        input::text,
        this::context,
        variables,
        frame.execution.rehearsal,
        fields::evaluated);
  }

  /** Returns the same for the part of the input that {@code InputPath} selects. */
  Bindings selected() throws StateException {
    Bindings whole = bindings();
    Optional<Json> path = state.field("InputPath");
    return path.isEmpty()
        ? whole
        : whole.reading(computed("InputPath", () -> Paths.select(path.get(), whole)));
  }

  Jsonata jsonata() {
    return new Jsonata(bindings());
  }

  private JsonObject context() {
    return context(frame.innermostItem());
  }

  /**
   * Returns the context object.
   *
   * @param item what it says of the item that a Map works on
   */
  JsonObject context(@Nullable JsonObject item) {
    JsonObject.Builder own =
        new JsonObject.Builder()
            .put("Name", state.name())
            .put("EnteredTime", Timestamps.shortest(enteredTime));
    if (state.type().canFail()) {
      own.put("RetryCount", retries);
    }
    JsonObject.Builder context =
        new JsonObject.Builder()
            .put("Execution", frame.execution.context())
            .put("StateMachine", frame.execution.identity.contextOfMachine())
            .put("State", own.build());
    if (!token.isEmpty()) {
      context.put("Task", new JsonObject.Builder().put("Token", token).build());
    }
    return item == null ? context.build() : context.put("Map", item).build();
  }

  /** Leaves the state with the result of what it did. */
  void succeed(Json result) throws StateException {
    if (state.isJsonata()) {
      Jsonata jsonata = jsonata().with("result", result);
      JsonObject assigned = fields.assigned(jsonata, state.body(), "Assign");
      Json output = fields.output(jsonata, state.body(), "Output", result);
      leave(Payload.of(output), state.next(), assigned, "Next");
      return;
    }
    Bindings bindings = bindings();
    JsonObject assigned = fields.assigned(bindings.reading(result), state.body(), "Assign");
    Optional<Json> selector = state.field("ResultSelector");
    Json selected =
        selector.isEmpty()
            ? result
            : computed(
                "ResultSelector",
                () ->
                    PayloadTemplate.fill(
                        selector.get(), "ResultSelector", bindings.reading(result)));
    Optional<Json> resultPath = state.field("ResultPath");
    Json combined =
        resultPath.isEmpty()
            ? selected
            : computed(
                "ResultPath", () -> Paths.putResult(resultPath.get(), input.value(), selected));
    leave(Payload.of(filtered(combined)), state.next(), assigned, "Next");
  }

  /** Leaves a state that passes its input on. */
  void pass(Optional<String> next, String decider) throws StateException {
    pass(next, decider, state.body(), "");
  }

  /**
   * Leaves a state that passes its input on.
   *
   * @param decider the field that says where to go
   * @param decided where {@code Output} and {@code Assign} stand
   * @param prefix where that is in the state, with a slash at its end
   */
  void pass(Optional<String> next, String decider, JsonObject decided, String prefix)
      throws StateException {
    if (state.isJsonata()) {
      Jsonata jsonata = jsonata();
      JsonObject assigned = fields.assigned(jsonata, decided, prefix + "Assign");
      Json output = fields.output(jsonata, decided, prefix + "Output", input.value());
      leave(Payload.of(output), next, assigned, decider);
      return;
    }
    Bindings selected = selected();
    JsonObject assigned = fields.assigned(selected, decided, prefix + "Assign");
    Json value = selected.input();
    boolean isUntouched = value == input.value() && state.field("OutputPath").isEmpty();
    if (isUntouched) {
      leave(input, next, assigned, decider);
    } else {
      leave(Payload.of(filtered(value)), next, assigned, decider);
    }
  }

  private Json filtered(Json value) throws StateException {
    Optional<Json> path = state.field("OutputPath");
    return path.isEmpty()
        ? value
        : computed("OutputPath", () -> Paths.select(path.get(), bindings().reading(value)));
  }

  private void leave(Payload output, Optional<String> next, JsonObject assigned, String decider)
      throws StateException {
    if (output.isTooLarge()) {
      throw StateException.catchable(
          ServiceTexts.DATA_LIMIT_EXCEEDED, ServiceTexts.resultTooLarge(state.name()));
    }
    JsonObject.Builder details =
        Events.output(new JsonObject.Builder().put("name", state.name()), output.text());
    if (!assigned.members().isEmpty()) {
      Events.assigned(details, assigned);
      frame.assign(assigned);
    }
    frame.chain.add(
        state.type().label() + "StateExited", "stateExitedEventDetails", details.build());
    observer().decided(state, next.isPresent() ? decider : "End");
    observer().left(state, output);
    frame.leave(next, output);
  }

  private void failed(StateException e) {
    String cause = ServiceTexts.inState(state.name(), enteredId, e.cause());
    ErrorOutput error = new ErrorOutput(e.error(), cause);
    frame.execution.note(
        new Failure(error, state, input, e.location(), Optional.empty(), Optional.empty()));
    switch (e.kind()) {
      case FATAL -> frame.execution.end(error, frame.chain.tail());
      case EVALUATION -> {
        frame.chain.add(
            "EvaluationFailed",
            "evaluationFailedEventDetails",
            Events.error(error)
                .with("location", new JsonString(e.location()))
                .with("state", new JsonString(state.name())));
        handle(error);
      }
      case CATCHABLE -> {
        frame.execution.history().failed(enteredId, error);
        handle(error);
      }
    }
  }

  /** Asks the handlers of the state what is to become of an error. */
  void handle(ErrorOutput error) {
    handle(error, error.error() == null ? "" : error.error());
  }

  /**
   * Asks the handlers of the state what is to become of an error.
   *
   * @param alsoKnownAs another name that handlers can have for it
   */
  void handle(ErrorOutput error, String alsoKnownAs) {
    Optional<Handlers.Attempt> next = handlers.retry(error, alsoKnownAs);
    if (next.isPresent()) {
      runner = null;
      observer().decided(state, "Retry[" + next.get().retrier() + "]");
      frame.later(
          next.get().delay(),
          () -> {
            retries++;
            attempt();
          });
      return;
    }
    if (runner != null) {
      runner.givesUp();
    }
    Optional<Integer> catcher = handlers.catcher(error, alsoKnownAs);
    if (catcher.isPresent()) {
      try {
        caught(error, catcher.get());
      } catch (StateException e) {
        failedInCatcher(e);
      }
    } else {
      fail(error);
    }
  }

  /** Fails as a Fail state does. */
  void failBy(ErrorOutput error) {
    frame.execution.history().failed(enteredId, error);
    fail(error);
  }

  /** Fails the machine or branch with an error that no handler of this state takes. */
  void fail(ErrorOutput error) {
    Optional<StateRunner> run = Optional.ofNullable(runner);
    frame.execution.note(
        new Failure(
            error,
            state,
            input,
            "",
            run.flatMap(StateRunner::failureInside),
            run.flatMap(StateRunner::reason)));
    frame.fail(error);
  }

  private void failedInCatcher(StateException e) {
    ErrorOutput error =
        new ErrorOutput(e.error(), ServiceTexts.inState(state.name(), enteredId, e.cause()));
    frame.execution.note(
        new Failure(error, state, input, e.location(), Optional.empty(), Optional.empty()));
    if (e.kind() == StateException.Kind.FATAL) {
      frame.execution.end(error, frame.chain.tail());
    } else {
      frame.fail(error);
    }
  }

  private void caught(ErrorOutput error, int index) throws StateException {
    frame.execution.history().listener().caught(enteredId);
    JsonObject catcher = handlers.catchers().get(index);
    JsonObject caught = error.caught();
    Optional<String> next = catcher.string("Next");
    String decider = "Catch[" + index + "]";
    String prefix = decider + "/";
    if (state.isJsonata()) {
      Jsonata jsonata = jsonata().with("errorOutput", caught);
      JsonObject assigned = fields.assigned(jsonata, catcher, prefix + "Assign");
      Json output = fields.output(jsonata, catcher, prefix + "Output", caught);
      leave(Payload.of(output), next, assigned, decider);
      return;
    }
    JsonObject assigned = fields.assigned(bindings().reading(caught), catcher, prefix + "Assign");
    Json path = catcher.get("ResultPath").orElse(new JsonString("$"));
    Json output =
        computed(prefix + "ResultPath", () -> Paths.putResult(path, input.value(), caught));
    leave(Payload.of(output), next, assigned, decider);
  }

  /** Adds the event which says that a failure elsewhere cut the state off. */
  void abort(Chain chain) {
    if (state.type() == StateType.WAIT || state.type().canFail()) {
      chain.addBeside(state.type().label() + "StateAborted", "", JsonObject.EMPTY);
    }
    if (runner != null) {
      runner.cut(chain);
    }
  }
}
