package dev.cumulusc.report.deploy;

import dev.cumulusc.app.StackReport;
import dev.cumulusc.deploy.inflight.FunctionRef;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.deploy.inflight.MachineUse;
import dev.cumulusc.deploy.service.PendingChangeSet;
import dev.cumulusc.deploy.service.ResourceDrift;
import dev.cumulusc.deploy.service.Stack;
import dev.cumulusc.deploy.service.StackResource;
import dev.cumulusc.emit.PrettyJson;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** How stacks are, for programs. What is not there is null, or an empty list. */
public final class StatusJson {
  private StatusJson() {}

  /** Returns {@code {"stacks": [...]}}. */
  public static String print(List<StackReport> reports) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("stacks");
      reports.forEach(report -> write(report, out));
      out.writeEndArray();
      out.writeEndObject();
    }
    return text + "\n";
  }

  /** Returns the outputs of stacks by the stacks' names: {@code {"my-app": {"Api": "..."}}}. */
  public static String outputs(Map<String, Map<String, String>> byStack) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      out.writeStartObject();
      byStack.forEach(
          (stack, outputs) -> {
            out.writeObjectPropertyStart(stack);
            outputs.forEach(out::writeStringProperty);
            out.writeEndObject();
          });
      out.writeEndObject();
    }
    return text + "\n";
  }

  private static void write(StackReport report, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("name", report.name());
    out.writeStringProperty("id", report.stack().map(Stack::id).orElse(null));
    out.writeStringProperty(
        "status", report.stack().map(stack -> stack.status().name()).orElse(null));
    out.writeStringProperty(
        "reason", report.stack().flatMap(stack -> stack.state().reason()).orElse(null));
    out.writeStringProperty(
        "touched", report.stack().map(stack -> stack.touched().toString()).orElse(null));
    out.writeStringProperty(
        "drift", report.stack().flatMap(stack -> stack.state().drift()).orElse(null));
    out.writeObjectPropertyStart("outputs");
    report.outputs().forEach(out::writeStringProperty);
    out.writeEndObject();
    array("failed", report.failed(), out, StatusJson::write);
    array("drifts", report.drifts(), out, StatusJson::write);
    array("stateMachines", report.machines(), out, StatusJson::write);
    array("kept", report.kept(), out, StatusJson::write);
    array("changeSets", report.changeSets(), out, StatusJson::write);
    out.writeArrayPropertyStart("unknown");
    report.unknown().forEach(out::writeString);
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(StackResource resource, JsonGenerator out) {
    out.writeStringProperty("logicalId", resource.logicalId());
    out.writeStringProperty("status", resource.status().name());
    out.writeStringProperty("reason", resource.reason().orElse(null));
  }

  private static void write(ResourceDrift drift, JsonGenerator out) {
    out.writeStringProperty("logicalId", drift.logicalId());
    out.writeStringProperty("status", drift.status());
    array(
        "differences",
        drift.differences(),
        out,
        (difference, to) -> {
          to.writeStringProperty("path", difference.path());
          to.writeStringProperty("expected", difference.expected());
          to.writeStringProperty("actual", difference.actual());
        });
  }

  private static void write(MachineUse machine, JsonGenerator out) {
    out.writeStringProperty("logicalId", machine.logicalId());
    out.writeStringProperty("arn", machine.arn());
    out.writeNumberProperty("running", machine.running());
    // All are counted; there once was a maximum.
    out.writeBooleanProperty("more", false);
    out.writeArrayPropertyStart("holds");
    machine.holds().stream().map(FunctionRef::toString).sorted().forEach(out::writeString);
    out.writeEndArray();
    out.writeStringProperty(
        "problem", machine.problem().orElse(machine.express() ? StatusText.EXPRESS : null));
  }

  private static void write(KeptForExecutions.Item item, JsonGenerator out) {
    out.writeStringProperty("logicalId", item.logicalId());
    out.writeStringProperty("type", item.type());
    out.writeStringProperty("statement", item.statement().orElse(null));
    array(
        "users",
        item.users(),
        out,
        (user, to) -> {
          to.writeStringProperty("machine", user.machine());
          to.writeStringProperty("why", user.why().name());
          to.writeArrayPropertyStart("executions");
          user.executions().forEach(to::writeString);
          to.writeEndArray();
          to.writeStringProperty("alias", user.alias().orElse(null));
        });
  }

  private static void write(PendingChangeSet changeSet, JsonGenerator out) {
    out.writeStringProperty("name", changeSet.name());
    out.writeStringProperty("status", changeSet.status().name());
    out.writeStringProperty("reason", changeSet.reason().orElse(null));
    out.writeStringProperty("made", changeSet.made().map(Object::toString).orElse(null));
  }

  /** Writes the members of one object. */
  @FunctionalInterface
  private interface Members<T> {
    void write(T value, JsonGenerator out);
  }

  private static <T> void array(
      String name, List<T> values, JsonGenerator out, Members<T> members) {
    out.writeArrayPropertyStart(name);
    for (T value : values) {
      out.writeStartObject();
      members.write(value, out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
