package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.json.Timestamps;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A recorded execution, as GetExecutionHistory returns it, made into a test case: its input, the
 * answers of its tasks with the time that each took, its way and how it ended.
 */
public final class RecordedExecution {
  private static final String DETAILS = "EventDetails";
  private static final String ENTERED = "StateEntered";

  private final Map<Long, JsonObject> events = new LinkedHashMap<>();
  private final Map<String, List<Call>> calls = new LinkedHashMap<>();

  /** The calls that have not ended, by the ids of their latest events. */
  private final Map<Long, Call> open = new HashMap<>();

  /** A history is not one, or not the whole of one; the message says why. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  private static final class Call {
    private final Json input;
    private Optional<Instant> started;
    private JsonObject answer = new JsonObject.Builder().put("silent", yes()).build();
    private Optional<Json> submitted = Optional.empty();

    Call(Json input, Optional<Instant> started) {
      this.input = input;
      this.started = started;
    }

    private static Json yes() {
      return new JsonBoolean(true);
    }
  }

  private RecordedExecution(JsonArray history) throws UnusableException {
    for (Json event : history.items()) {
      if (!(event instanceof JsonObject object)
          || !(object.get("id").orElse(null) instanceof JsonNumber id)) {
        throw new UnusableException("An event has no `id`");
      }
      events.put(id.value().longValue(), object);
    }
  }

  /**
   * Turns a history into a case.
   *
   * @param history {@code {"events": [...]}}, from the first event to the last
   */
  public static JsonObject testCase(Json history) throws UnusableException {
    Optional<JsonArray> events =
        history instanceof JsonObject object ? object.array("events") : Optional.empty();
    if (events.isEmpty()) {
      throw new UnusableException("It has no list `events`");
    }
    return new RecordedExecution(events.get()).testCase();
  }

  private JsonObject testCase() throws UnusableException {
    Optional<JsonObject> first = Optional.ofNullable(events.get(1L));
    if (first.isEmpty() || !type(first.get()).equals("ExecutionStarted")) {
      throw new UnusableException("It does not begin with the event `ExecutionStarted`");
    }
    events.forEach(this::read);
    JsonObject.Builder testCase =
        new JsonObject.Builder().put("input", json(details(first.get()).string("input")));
    time(first.get()).ifPresent(time -> testCase.put("time", time.toString()));
    JsonObject.Builder mocks = new JsonObject.Builder();
    calls.forEach((state, all) -> mocks.put(state, answers(all)));
    if (!calls.isEmpty()) {
      testCase.put("mocks", mocks.build());
    }
    return testCase.put("expect", expectation()).build();
  }

  private void read(long id, JsonObject event) {
    String type = type(event);
    JsonObject details = details(event);
    Call call = open.remove(previous(event));
    if (type.endsWith("Scheduled")) {
      Json input = json(details.string("parameters").or(() -> details.string("input")));
      call = new Call(input, time(event));
      calls.computeIfAbsent(state(event), name -> new ArrayList<>()).add(call);
      open.put(id, call);
    } else if (call != null) {
      read(id, event, type, details, call);
    }
  }

  private void read(long id, JsonObject event, String type, JsonObject details, Call call) {
    if (type.endsWith("Started")) {
      call.started = time(event);
      open.put(id, call);
    } else if (type.endsWith("Submitted")) {
      call.submitted = Optional.of(json(details.string("output")));
      open.put(id, call);
    } else if (type.endsWith("Succeeded")) {
      call.answer = new JsonObject.Builder().put("result", json(details.string("output"))).build();
      addTime(event, call);
    } else if (type.endsWith("Failed") || type.endsWith("TimedOut")) {
      JsonObject.Builder failure = new JsonObject.Builder();
      details.string("error").ifPresent(error -> failure.put("error", error));
      details.string("cause").ifPresent(cause -> failure.put("cause", cause));
      call.answer = failure.build();
      addTime(event, call);
    }
  }

  private static void addTime(JsonObject event, Call call) {
    Optional<Duration> taken =
        time(event).flatMap(end -> call.started.map(start -> Duration.between(start, end)));
    if (taken.filter(each -> each.toMillis() > 0).isPresent()) {
      BigDecimal seconds = BigDecimal.valueOf(taken.get().toMillis(), 3).stripTrailingZeros();
      call.answer = call.answer.with("duration", JsonNumber.parse(seconds.toPlainString()));
    }
    call.submitted.ifPresent(each -> call.answer = call.answer.with("submitted", each));
  }

  /** Calls with inputs of their own are distinguished by them, since they may come in any order. */
  private static Json answers(List<Call> all) {
    Set<Json> inputs = new HashSet<>();
    all.forEach(call -> inputs.add(call.input));
    boolean differ = all.size() > 1 && inputs.size() == all.size();
    List<Json> answers = new ArrayList<>();
    for (Call call : all) {
      answers.add(
          differ
              ? call.answer.with("when", new JsonObject.Builder().put("$", call.input).build())
              : call.answer);
    }
    return answers.size() == 1 ? answers.get(0) : new JsonArray(answers);
  }

  private JsonObject expectation() throws UnusableException {
    JsonObject last = List.copyOf(events.values()).get(events.size() - 1);
    JsonObject details = details(last);
    JsonObject.Builder expect = new JsonObject.Builder();
    switch (type(last)) {
      case "ExecutionSucceeded" -> expect.put("output", json(details.string("output")));
      case "ExecutionFailed" ->
          details.string("error").ifPresent(error -> expect.put("error", error));
      case "ExecutionTimedOut" -> expect.put("error", "States.Timeout");
      default ->
          throw new UnusableException(
              "It ends with `"
                  + type(last)
                  + "`, so it is not the whole history of an execution that ended by itself");
    }
    List<Json> way = new ArrayList<>();
    boolean isLinear = true;
    for (JsonObject event : events.values()) {
      isLinear &= !type(event).matches("(?:Parallel|Map)StateStarted");
      if (type(event).endsWith(ENTERED)) {
        way.add(new JsonString(details(event).string("name").orElse("")));
      }
    }
    // Between branches and iterations the order of a recording is one of many.
    return isLinear ? expect.put("way", new JsonArray(way)).build() : expect.build();
  }

  private String state(JsonObject event) {
    JsonObject at = event;
    while (at != null) {
      if (type(at).endsWith(ENTERED)) {
        return details(at).string("name").orElse("");
      }
      at = events.get(previous(at));
    }
    return "";
  }

  private static String type(JsonObject event) {
    return event.string("type").orElse("");
  }

  private static long previous(JsonObject event) {
    return event.get("previousEventId").orElse(null) instanceof JsonNumber number
        ? number.value().longValue()
        : 0;
  }

  private static JsonObject details(JsonObject event) {
    return event.members().entrySet().stream()
        .filter(member -> member.getKey().endsWith(DETAILS))
        .map(Map.Entry::getValue)
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .findFirst()
        .orElse(JsonObject.EMPTY);
  }

  /** The AWS CLI writes times as texts, and the API as seconds. */
  private static Optional<Instant> time(JsonObject event) {
    Json time = event.get("timestamp").orElse(JsonNull.NULL);
    if (time instanceof JsonNumber seconds) {
      return Optional.of(Instant.ofEpochMilli(seconds.decimal().movePointRight(3).longValue()));
    }
    return time instanceof JsonString text ? Timestamps.parse(text.value()) : Optional.empty();
  }

  private static Json json(Optional<String> text) {
    if (text.isEmpty()) {
      return JsonNull.NULL;
    }
    try {
      return JsonReader.read(text.get());
    } catch (JsonSyntaxException e) {
      return new JsonString(text.get());
    }
  }
}
