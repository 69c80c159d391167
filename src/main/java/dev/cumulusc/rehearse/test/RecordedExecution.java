package dev.cumulusc.rehearse.test;

import dev.cumulusc.asl.knowledge.Timestamps;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
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

  /** The calls by state, in a map for the first run and one for each redrive. */
  private final List<Map<String, List<RecordedCall>>> runs =
      new ArrayList<>(List.of(new LinkedHashMap<>()));

  /** The calls that have not ended, by the ids of their latest events. */
  private final Map<Long, RecordedCall> open = new HashMap<>();

  /** A history is not one, or not the whole of one; the message says why. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  private RecordedExecution(JsonArray history) throws UnusableException {
    for (Json event : history.items()) {
      if (!(event instanceof JsonObject object)
          || !(object.get("id").orElse(null) instanceof JsonNumber id)) {
        throw new UnusableException("An event has no `id`");
      }
      long number = id.value().longValue();
      if (previous(object) >= number) {
        throw new UnusableException(
            "The `previousEventId` of the event " + number + " is not that of an event before it");
      }
      events.put(number, object);
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
    JsonObject expectation = expectation();
    for (Map.Entry<Long, JsonObject> event : events.entrySet()) {
      read(event.getKey(), event.getValue());
    }
    JsonObject.Builder testCase = new JsonObject.Builder().put("input", data(first.get(), "input"));
    time(first.get()).ifPresent(time -> testCase.put("time", time.toString()));
    if (!runs.get(0).isEmpty()) {
      testCase.put("mocks", mocks(runs.get(0)));
    }
    if (runs.size() > 1) {
      testCase.put(
          "redrives", new JsonArray(runs.stream().skip(1).<Json>map(this::mocks).toList()));
    }
    return testCase.put("expect", expectation).build();
  }

  private JsonObject mocks(Map<String, List<RecordedCall>> calls) {
    JsonObject.Builder mocks = new JsonObject.Builder();
    calls.forEach((state, all) -> mocks.put(state, RecordedAnswers.of(all, time(last()))));
    return mocks.build();
  }

  private JsonObject last() {
    return List.copyOf(events.values()).get(events.size() - 1);
  }

  private void read(long id, JsonObject event) throws UnusableException {
    String type = type(event);
    RecordedCall call = open.remove(previous(event));
    if (type.equals("ExecutionRedriven")) {
      runs.add(new LinkedHashMap<>());
    } else if (type.endsWith("Scheduled")) {
      JsonObject details = details(event);
      call =
          new RecordedCall(
              data(event, details.has("parameters") ? "parameters" : "input"),
              type.startsWith("Activity"),
              details,
              time(event));
      runs.get(runs.size() - 1).computeIfAbsent(state(event), name -> new ArrayList<>()).add(call);
      open.put(id, call);
    } else if (call != null) {
      read(id, event, type, call);
    }
  }

  private void read(long id, JsonObject event, String type, RecordedCall call)
      throws UnusableException {
    if (type.endsWith("Started")) {
      call.start(time(event));
      open.put(id, call);
    } else if (type.endsWith("Submitted")) {
      call.submit(data(event, "output"));
      open.put(id, call);
    } else if (type.endsWith("Succeeded")) {
      call.succeed(data(event, "output"), time(event));
    } else if (type.endsWith("TimedOut")) {
      call.timeOut(time(event));
    } else if (type.endsWith("Failed")) {
      JsonObject.Builder failure = new JsonObject.Builder();
      JsonObject details = details(event);
      details.string("error").ifPresent(error -> failure.put("error", error));
      details.string("cause").ifPresent(cause -> failure.put("cause", cause));
      call.fail(failure.build(), time(event));
    }
  }

  private JsonObject expectation() throws UnusableException {
    JsonObject details = details(last());
    JsonObject.Builder expect = new JsonObject.Builder();
    switch (type(last())) {
      case "ExecutionSucceeded" -> expect.put("output", data(last(), "output"));
      case "ExecutionFailed" ->
          details.string("error").ifPresent(error -> expect.put("error", error));
      case "ExecutionTimedOut" -> expect.put("error", "States.Timeout");
      default ->
          throw new UnusableException(
              "It ends with `"
                  + type(last())
                  + "`, so it is not the whole history of an execution that ended by itself");
    }
    Optional<List<Json>> way = way();
    way.ifPresent(states -> expect.put("way", new JsonArray(states)));
    return expect.build();
  }

  /**
   * Returns the states in the order in which they were entered; nothing if branches, iterations or
   * child executions ran side by side, whose order in a recording is one of many.
   */
  private Optional<List<Json>> way() {
    List<Json> way = new ArrayList<>();
    Set<Long> branches = new HashSet<>();
    Map<String, Integer> iterations = new HashMap<>();
    for (JsonObject event : events.values()) {
      String type = type(event);
      if (type.endsWith(ENTERED)) {
        way.add(new JsonString(details(event).string("name").orElse("")));
        boolean isBranch =
            type(events.getOrDefault(previous(event), JsonObject.EMPTY))
                .equals("ParallelStateStarted");
        if (isBranch && !branches.add(previous(event))) {
          return Optional.empty();
        }
      } else if (type.equals("MapRunStarted")) {
        return Optional.empty();
      } else if (type.startsWith("MapIteration")) {
        String name = details(event).string("name").orElse("");
        if (iterations.merge(name, type.endsWith("Started") ? 1 : -1, Integer::sum) > 1) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(way);
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

  /** Returns the data of an event that cannot do without. */
  private static Json data(JsonObject event, String member) throws UnusableException {
    JsonObject details = details(event);
    Optional<String> text = details.string(member);
    boolean isTruncated =
        details
            .object((member.equals("output") ? "output" : "input") + "Details")
            .flatMap(each -> each.get("truncated"))
            .filter(new JsonBoolean(true)::equals)
            .isPresent();
    if (text.isEmpty() || isTruncated) {
      throw new UnusableException(
          "The event `"
              + type(event)
              + "` has "
              + (text.isEmpty() ? "no `" : "only a part of its `")
              + member
              + "`: it was recorded without execution data, or for a log");
    }
    try {
      return JsonReader.read(text.get());
    } catch (JsonSyntaxException e) {
      return new JsonString(text.get());
    }
  }
}
