package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.machine.Execution;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.tree.Node;
import java.util.List;

/** What a snapshot keeps of an execution: how it ends, its way, its time, and what tasks got. */
public final class Snapshot {
  private Snapshot() {}

  /** Returns the snapshot of an execution. */
  public static JsonObject of(Execution execution, Recording recording) {
    JsonObject.Builder snapshot = new JsonObject.Builder();
    if (execution.outcome() instanceof Outcome.Succeeded succeeded) {
      snapshot.put("output", succeeded.output().value());
    }
    Checks.error(execution.outcome()).ifPresent(error -> add(snapshot, error));
    snapshot.put(
        "way", new JsonArray(recording.way().stream().<Json>map(JsonString::new).toList()));
    snapshot.put("milliseconds", JsonNumber.of(execution.duration().toMillis()));
    JsonObject.Builder received = new JsonObject.Builder();
    recording.received().forEach((state, inputs) -> received.put(state, new JsonArray(inputs)));
    return snapshot.put("received", received.build()).build();
  }

  private static void add(JsonObject.Builder snapshot, ErrorOutput error) {
    snapshot.put("error", Json.ofNullable(error.error()));
    snapshot.put("cause", Json.ofNullable(error.cause()));
  }

  /** Compares an execution with an earlier snapshot. */
  public static List<Difference> compare(Node earlier, JsonObject now) {
    return Difference.between(earlier, now, "$", false);
  }
}
