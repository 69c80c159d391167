package dev.cumulusc.report.deploy;

import dev.cumulusc.deploy.plan.Plan;
import dev.cumulusc.deploy.plan.PlanFile;
import dev.cumulusc.deploy.service.StackEvent;
import dev.cumulusc.deploy.watch.ConsoleLinks;
import dev.cumulusc.deploy.watch.Progress;
import dev.cumulusc.deploy.watch.ResourceTimes;
import dev.cumulusc.deploy.watch.WatchResult;
import dev.cumulusc.deploy.watch.WatchedEvent;
import dev.cumulusc.source.Origin;
import java.io.PrintWriter;

/**
 * JSON objects for programs, one in a line.
 *
 * <p>{@code {kind: "plan", plan}} before anything happens, {@code {kind: "event", time, stack,
 * rootStack, path, logicalId, physicalId, type, status, reason, file, line, column}}, {@code {kind:
 * "notice", stack, message}} and at the end {@code {kind: "end", stack, outcome, status, seconds,
 * cause: {message, code, path, type, file, line, column}, outputs, console, resources: [{path,
 * type, seconds}]}}; what is not known is null.
 */
final class JsonLinesProgress implements ProgressReport {
  private final PrintWriter out;
  private final String stackName;
  private final JsonLine lines;

  JsonLinesProgress(PrintWriter out, String stackName) {
    this.out = out;
    this.stackName = stackName;
    this.lines = new JsonLine(out);
  }

  static void plan(PrintWriter out, Plan plan) {
    out.println("{\"kind\":\"plan\",\"plan\":" + PlanFile.line(plan) + "}");
    out.flush();
  }

  @Override
  public void event(WatchedEvent seen) {
    StackEvent event = seen.event();
    lines.write(
        "event",
        object -> {
          object.writeStringProperty("time", event.time().toString());
          object.writeStringProperty("stack", event.stackName());
          object.writeStringProperty("rootStack", stackName);
          object.writeStringProperty("path", seen.path());
          object.writeStringProperty("logicalId", event.logicalId());
          object.writeStringProperty("physicalId", event.physicalId().orElse(null));
          object.writeStringProperty("type", event.type());
          object.writeStringProperty("status", event.status().name());
          object.writeStringProperty("reason", event.reason().orElse(null));
          EndCause.place(seen.origin().map(Origin::primary).map(EndCause.Place::of), object);
        });
  }

  @Override
  public void notice(String sentence) {
    lines.write(
        "notice",
        object -> {
          object.writeStringProperty("stack", stackName);
          object.writeStringProperty("message", sentence);
        });
  }

  @Override
  public void ended(WatchResult watched) {
    lines.write(
        "end",
        object -> {
          object.writeStringProperty("stack", watched.operation().stackName());
          object.writeStringProperty("outcome", OutcomeText.name(watched.outcome()));
          object.writeStringProperty("status", watched.outcome().status().name());
          object.writeNumberProperty("seconds", watched.elapsed().toSeconds());
          EndCause.write(EndCause.of(watched), object);
          EndCause.outputs(watched.stack(), object);
          object.writeStringProperty(
              "console", ConsoleLinks.events(watched.operation().stackId()).orElse(null));
          object.writeArrayPropertyStart("resources");
          for (ResourceTimes each : ResourceTimes.of(watched.events())) {
            object.writeStartObject();
            object.writeStringProperty("path", each.path());
            object.writeStringProperty("type", each.type());
            object.writeNumberProperty("seconds", each.time().toSeconds());
            object.writeEndObject();
          }
          object.writeEndArray();
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
}
