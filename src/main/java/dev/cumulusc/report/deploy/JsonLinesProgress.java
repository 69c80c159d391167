package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.source.SourceSpan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON objects for programs, one in a line.
 *
 * <p>{@code {kind: "plan", plan}} before anything happens, {@code {kind: "event", time, stack,
 * path, logicalId, physicalId, type, status, reason, file, line, column}}, {@code {kind: "notice",
 * message}} and at the end {@code {kind: "end", stack, outcome, status, seconds}}; what is not
 * known is null.
 */
final class JsonLinesProgress implements ProgressReport {
  private final JsonFactory json = new JsonFactory();
  private final PrintWriter out;

  JsonLinesProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void planned(Plan plan) {
    out.println("{\"kind\":\"plan\",\"plan\":" + PlanFile.line(plan) + "}");
    out.flush();
  }

  @Override
  public void event(WatchedEvent seen) {
    StackEvent event = seen.event();
    line(
        "event",
        object -> {
          object.writeStringProperty("time", event.time().toString());
          object.writeStringProperty("stack", event.stackName());
          object.writeStringProperty("path", seen.path());
          object.writeStringProperty("logicalId", event.logicalId());
          object.writeStringProperty("physicalId", event.physicalId().orElse(null));
          object.writeStringProperty("type", event.type());
          object.writeStringProperty("status", event.status().name());
          object.writeStringProperty("reason", event.reason().orElse(null));
          if (seen.origin().isPresent()) {
            SourceSpan at = seen.origin().get().primary();
            object.writeStringProperty("file", at.file().name());
            object.writeNumberProperty("line", at.line());
            object.writeNumberProperty("column", at.column());
          } else {
            object.writeNullProperty("file");
            object.writeNullProperty("line");
            object.writeNullProperty("column");
          }
        });
  }

  @Override
  public void notice(String sentence) {
    line("notice", object -> object.writeStringProperty("message", sentence));
  }

  @Override
  public void ended(WatchResult watched) {
    line(
        "end",
        object -> {
          object.writeStringProperty("stack", watched.operation().stackName());
          object.writeStringProperty("outcome", OutcomeText.name(watched.outcome()));
          object.writeStringProperty("status", watched.outcome().status().name());
          object.writeNumberProperty("seconds", watched.elapsed().toSeconds());
        });
  }

  @Override
  public void progress(Progress progress) {
    // Programs count themselves.
  }

  @Override
  public void pause() {
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }

  private void line(String kind, Consumer<JsonGenerator> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator object = json.createGenerator(ObjectWriteContext.empty(), text)) {
      object.writeStartObject();
      object.writeStringProperty("kind", kind);
      members.accept(object);
      object.writeEndObject();
    }
    out.println(text);
    out.flush();
  }
}
