package dev.cumulusc.rehearse.machine;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What comes of a Map run: the outputs of its executions, or the place where they were written. */
final class MapResults {
  private final Visit visit;
  private final String mapRunArn;
  private final List<MapChild> children;

  MapResults(Visit visit, String mapRunArn, List<MapChild> children) {
    this.visit = visit;
    this.mapRunArn = mapRunArn;
    this.children = children;
  }

  /** Computes the parameters of a part of the state. */
  @FunctionalInterface
  interface Parameters {
    JsonObject of(JsonObject part, String name) throws StateException;
  }

  Json result(Parameters parameters) throws StateException {
    Optional<JsonObject> writer = visit.state.body().object("ResultWriter");
    JsonObject config =
        writer.flatMap(each -> each.object("WriterConfig")).orElse(JsonObject.EMPTY);
    String format = config.string("Transformation").orElse("NONE");
    if (writer.isEmpty()) {
      return new JsonArray(outputs());
    }
    if (!writer.get().has("Resource")) {
      return new JsonArray(transformed(format));
    }
    try {
      return written(parameters.of(writer.get(), "ResultWriter"), config, format);
    } catch (IOException e) {
      throw StateException.catchable(
          ServiceTexts.RESULT_WRITER_FAILED,
          "The results can't be written: " + FileFailure.reason(e));
    }
  }

  private List<Json> outputs() {
    List<Json> outputs = new ArrayList<>();
    for (MapChild child : children) {
      if (child.execution().outcome() instanceof Outcome.Succeeded succeeded) {
        outputs.add(succeeded.output().value());
      }
    }
    return outputs;
  }

  private List<Json> transformed(String format) {
    return switch (format) {
      case "COMPACT" -> outputs();
      case "FLATTEN" -> {
        List<Json> flat = new ArrayList<>();
        for (Json output : outputs()) {
          if (output instanceof JsonArray array) {
            flat.addAll(array.items());
          } else {
            flat.add(output);
          }
        }
        yield flat;
      }
      default -> described(true);
    };
  }

  private List<Json> described(boolean succeeded) {
    List<Json> all = new ArrayList<>();
    for (MapChild child : children) {
      if (child.hasFailed() != succeeded) {
        all.add(described(child));
      }
    }
    return all;
  }

  private static Json described(MapChild child) {
    JsonObject included = new JsonObject.Builder().put("Included", new JsonBoolean(true)).build();
    Identity identity = child.execution().identity;
    JsonObject.Builder text =
        new JsonObject.Builder()
            .put("ExecutionArn", identity.executionArn())
            .put("Input", child.input().text())
            .put("InputDetails", included)
            .put("Name", identity.execution());
    if (child.execution().outcome() instanceof Outcome.Succeeded succeeded) {
      text.put("Output", succeeded.output().text()).put("OutputDetails", included);
    } else if (child.execution().outcome() instanceof Outcome.Failed failed) {
      ErrorOutput error = failed.error();
      text.put("Error", Json.ofNullable(error.error()));
      text.put("Cause", Json.ofNullable(error.cause()));
    }
    return text.put("RedriveCount", child.execution().redrives())
        .put("StateMachineArn", identity.machineArn())
        .put("Status", child.hasFailed() ? "FAILED" : "SUCCEEDED")
        .build();
  }

  private Json written(JsonObject parameters, JsonObject config, String format) throws IOException {
    String bucket = parameters.string("Bucket").orElse("");
    String prefix = parameters.string("Prefix").map(each -> each + "/").orElse("");
    String folder = prefix + mapRunArn.substring(mapRunArn.lastIndexOf(':') + 1) + "/";
    boolean asLines = config.string("OutputType").filter("JSONL"::equals).isPresent();
    Map<String, Json> files = new LinkedHashMap<>();
    files.put("FAILED", file(bucket, folder + "FAILED_0", described(false), asLines));
    files.put("PENDING", JsonArray.EMPTY);
    files.put("SUCCEEDED", file(bucket, folder + "SUCCEEDED_0", transformed(format), asLines));
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
