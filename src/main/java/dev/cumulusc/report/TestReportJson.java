package dev.cumulusc.report;

import dev.cumulusc.app.rehearse.TestRun;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonBoolean;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.JsonWriter;
import dev.cumulusc.rehearse.machine.Outcome;
import dev.cumulusc.rehearse.test.CaseResult;
import dev.cumulusc.rehearse.test.Coverage;
import dev.cumulusc.rehearse.test.Difference;
import dev.cumulusc.source.SourceSpan;
import java.util.List;
import java.util.Locale;

/** The results of tests as JSON. */
public final class TestReportJson {
  private TestReportJson() {}

  public static String print(TestRun run) {
    return JsonWriter.pretty(
        new JsonObject.Builder()
            .put("passed", new JsonBoolean(run.passed()))
            .put("cases", array(run.results().stream().map(TestReportJson::json).toList()))
            .put("coverage", array(run.coverage().stream().map(TestReportJson::json).toList()))
            .build());
  }

  private static JsonArray array(List<? extends Json> items) {
    return new JsonArray(List.copyOf(items));
  }

  private static JsonObject json(CaseResult result) {
    JsonObject.Builder json =
        new JsonObject.Builder()
            .put("file", result.file())
            .put("name", result.name())
            .put("workflow", result.workflow())
            .put("passed", new JsonBoolean(result.passed()))
            .put("milliseconds", JsonNumber.of(result.duration().toMillis()))
            .put("way", array(result.way().stream().map(JsonString::new).toList()));
    result.outcome().ifPresent(outcome -> add(json, outcome));
    return json.put(
            "differences", array(result.differences().stream().map(TestReportJson::json).toList()))
        .build();
  }

  private static void add(JsonObject.Builder json, Outcome outcome) {
    if (outcome instanceof Outcome.Succeeded succeeded) {
      json.put("output", succeeded.output().value());
    } else {
      json.put("reason", RehearsalOutcome.sentence(outcome));
    }
  }

  private static JsonObject json(Difference difference) {
    return place(difference.at()).put("message", difference.message()).build();
  }

  private static JsonObject json(Coverage coverage) {
    JsonObject.Builder counts = new JsonObject.Builder();
    coverage
        .counts()
        .forEach(
            (kind, count) ->
                counts.put(
                    kind.name().toLowerCase(Locale.ROOT),
                    new JsonObject.Builder()
                        .put("reached", count.reached())
                        .put("all", count.all())
                        .build()));
    return new JsonObject.Builder()
        .put("workflow", coverage.machine())
        .put("counts", counts.build())
        .put(
            "missed",
            array(
                coverage.missed().stream()
                    .map(
                        item ->
                            place(item.at())
                                .put("kind", item.kind().name().toLowerCase(Locale.ROOT))
                                .put("message", "No case reaches " + item.description() + ".")
                                .build())
                    .toList()))
        .build();
  }

  private static JsonObject.Builder place(SourceSpan at) {
    return new JsonObject.Builder()
        .put("file", at.file().name())
        .put("line", at.line())
        .put("column", at.column());
  }
}
