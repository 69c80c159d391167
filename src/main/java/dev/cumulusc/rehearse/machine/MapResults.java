package dev.cumulusc.rehearse.machine;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.Timestamps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes of a Map run: the outputs of its executions, or the place where they were written. */
final class MapResults {
  private static final String WRITER = "ResultWriter";
  private static final String PENDING = "PENDING";
  private static final String SUCCEEDED = "SUCCEEDED";

  private final Visit visit;
  private final MapParts parts;
  private final String mapRunArn;
  private final List<MapChild> children;
  private final List<MapInputs.Input> inputs;

  MapResults(
      Visit visit,
      MapParts parts,
      String mapRunArn,
      List<MapChild> children,
      List<MapInputs.Input> inputs) {
    this.visit = visit;
    this.parts = parts;
    this.mapRunArn = mapRunArn;
    this.children = children;
    this.inputs = inputs;
  }

  /** Returns the result of a Map run that succeeded. */
  Json result() throws StateException {
    Optional<JsonObject> writer = visit.state.body().object(WRITER);
    if (writer.isEmpty()) {
      return new JsonArray(outputs());
    }
    return writer.get().has("Resource")
        ? written(writer.get())
        : new JsonArray(transformed(children, format(writer.get())));
  }

  /** Writes what there is of a Map run that failed, if the state has a place for it. */
  void export() throws StateException {
    Optional<JsonObject> writer = visit.state.body().object(WRITER);
    if (writer.filter(each -> each.has("Resource")).isPresent()) {
      written(writer.get());
    }
  }

  private static JsonObject config(JsonObject writer) {
    return writer.object("WriterConfig").orElse(JsonObject.EMPTY);
  }

  private static String format(JsonObject writer) {
    return config(writer).string("Transformation").orElse("NONE");
  }

  /** The output of each execution; one that failed leaves its error in its place. */
  private List<Json> outputs() {
    List<Json> outputs = new ArrayList<>();
    for (MapChild child : children) {
      if (child.execution().outcome() instanceof Outcome.Succeeded succeeded) {
        outputs.add(succeeded.output().value());
      } else {
        JsonObject.Builder failed = new JsonObject.Builder().put("Status", child.status());
        putError(failed, child);
        outputs.add(failed.build());
      }
    }
    return outputs;
  }

  private static List<Json> transformed(List<MapChild> children, String format) {
    List<Json> results = new ArrayList<>();
    for (MapChild child : children) {
      if (!format.equals("NONE")
          && child.execution().outcome() instanceof Outcome.Succeeded succeeded) {
        Json output = succeeded.output().value();
        results.addAll(
            format.equals("FLATTEN") && output instanceof JsonArray array
                ? array.items()
                : List.of(output));
      } else {
        results.add(described(child));
      }
    }
    return results;
  }

  private static JsonObject included() {
    return new JsonObject.Builder().put("Included", new JsonBoolean(true)).build();
  }

  private static void putError(JsonObject.Builder text, MapChild child) {
    if (child.execution().outcome() instanceof Outcome.Failed failed) {
      Events.error(text, failed.error(), "Error", "Cause");
    } else if (child.execution().outcome() instanceof Outcome.TimedOut) {
      text.put("Error", ServiceTexts.TIMEOUT);
    }
  }

  private static Json described(MapChild child) {
    Execution execution = child.execution();
    Identity identity = execution.identity;
    JsonObject.Builder text =
        new JsonObject.Builder()
            .put("ExecutionArn", identity.executionArn())
            .put("Input", child.input().payload().text())
            .put("InputDetails", included())
            .put("Name", identity.execution());
    if (execution.outcome() instanceof Outcome.Succeeded succeeded) {
      text.put("Output", succeeded.output().text()).put("OutputDetails", included());
    }
    putError(text, child);
    text.put("RedriveCount", execution.redrives());
    if (child.hasSucceeded()) {
      text.put("RedriveStatus", "NOT_REDRIVABLE")
          .put("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    }
    return text.put("StartDate", Timestamps.text(execution.startTime()))
        .put("StateMachineArn", identity.machineArn())
        .put("Status", child.status())
        .put("StopDate", Timestamps.text(execution.stopTime()))
        .build();
  }

  private Json written(JsonObject writer) throws StateException {
    try {
      return written(parts.parameters(writer, WRITER), config(writer), format(writer));
    } catch (IOException e) {
      throw StateException.catchable(
          ServiceTexts.RESULT_WRITER_FAILED,
          "The results can't be written: " + FileFailure.reason(e));
    }
  }

  private Json written(JsonObject parameters, JsonObject config, String format) throws IOException {
    String bucket = parameters.string("Bucket").orElse("");
    String prefix = parameters.string("Prefix").map(each -> each + "/").orElse("");
    String folder = prefix + mapRunArn.substring(mapRunArn.lastIndexOf(':') + 1) + "/";
    boolean asLines = config.string("OutputType").filter("JSONL"::equals).isPresent();
    List<MapChild> succeeded = children.stream().filter(MapChild::hasSucceeded).toList();
    List<MapChild> failed = children.stream().filter(each -> !each.hasSucceeded()).toList();
    Map<String, Json> files = new LinkedHashMap<>();
    files.put("FAILED", file(bucket, folder + "FAILED_0", transformed(failed, "NONE"), asLines));
    files.put(PENDING, file(bucket, folder + PENDING + "_0", pending(), asLines));
    files.put(
        SUCCEEDED,
        file(bucket, folder + SUCCEEDED + "_0", transformed(succeeded, format), asLines));
    JsonObject manifest =
        new JsonObject.Builder()
            .put("DestinationBucket", bucket)
            .put("MapRunArn", mapRunArn)
            .put("ResultFiles", new JsonObject(files))
            .build();
    String key = folder + "manifest.json";
    visit.frame.execution.rehearsal.buckets().write(bucket, key, manifest.text());
    return new JsonObject.Builder()
        .put("MapRunArn", mapRunArn)
        .put(
            "ResultWriterDetails",
            new JsonObject.Builder().put("Bucket", bucket).put("Key", key).build())
        .build();
  }

  /** Returns what is known of executions that never started. */
  private List<Json> pending() {
    List<Json> pending = new ArrayList<>();
    for (MapInputs.Input input : inputs.subList(children.size(), inputs.size())) {
      pending.add(
          new JsonObject.Builder()
              .put("Input", input.payload().text())
              .put("InputDetails", included())
              .put("Status", PENDING)
              .build());
    }
    return pending;
  }

  private Json file(String bucket, String name, List<Json> values, boolean asLines)
      throws IOException {
    if (values.isEmpty()) {
      return JsonArray.EMPTY;
    }
    String key = name + (asLines ? ".jsonl" : ".json");
    String text =
        asLines
            ? String.join("\n", values.stream().map(Json::text).toList()) + "\n"
            : new JsonArray(values).text();
    visit.frame.execution.rehearsal.buckets().write(bucket, key, text);
    return new JsonArray(
        List.of(
            new JsonObject.Builder()
                .put("Key", new JsonString(key))
                .put("Size", JsonNumber.of(Payload.size(text)))
                .build()));
  }
}
