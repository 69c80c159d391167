package dev.cumulusc.deploy.plan;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.deploy.inflight.KeptForExecutions;
import dev.cumulusc.emit.PrettyJson;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes plans as JSON; what is not there is left out. */
final class PlanWriter {
  private final JsonGenerator out;

  private PlanWriter(JsonGenerator out) {
    this.out = out;
  }

  static String write(Plan plan) {
    return write(plan, Optional.of(digest(plan)));
  }

  /** Writes a plan into one line. */
  static String line(Plan plan) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      new PlanWriter(out).plan(plan, Optional.of(digest(plan)));
    }
    return text.toString();
  }

  /** Returns what shows whether somebody changed the plan after it was made. */
  static String digest(Plan plan) {
    return ContentHash.ofText(write(plan, Optional.empty()));
  }

  private static String write(Plan plan, Optional<String> digest) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = PrettyJson.generator(text)) {
      new PlanWriter(out).plan(plan, digest);
    }
    return text + "\n";
  }

  private void plan(Plan plan, Optional<String> digest) {
    out.writeStartObject();
    out.writeNumberProperty(PlanFile.MARK, PlanFile.VERSION);
    out.writeStringProperty("application", plan.application());
    out.writeStringProperty("deployment", plan.deployment());
    PrettyJson.optional(out, "region", plan.region());
    out.writeStringProperty("made", plan.made().toString());
    out.writeArrayPropertyStart("stacks");
    plan.stacks().forEach(this::stack);
    out.writeEndArray();
    PrettyJson.texts(out, "steps", plan.steps());
    PrettyJson.optional(out, PlanFile.DIGEST, digest);
    out.writeEndObject();
  }

  private void stack(StackPlan stack) {
    out.writeStartObject();
    out.writeStringProperty("name", stack.stackName());
    out.writeStringProperty("operation", stack.operation().name());
    PrettyJson.optional(out, "stackId", stack.stackId());
    PrettyJson.optional(out, "changeSetId", stack.changeSetId());
    stack
        .basis()
        .state()
        .ifPresent(
            from -> {
              out.writeObjectPropertyStart("from");
              out.writeStringProperty("status", from.status());
              out.writeStringProperty("touched", from.touched().toString());
              out.writeEndObject();
            });
    PrettyJson.texts(out, "capabilities", stack.capabilities());
    PrettyJson.texts(out, "parameters", stack.parameters());
    out.writeStringProperty("templateHash", stack.basis().templateHash());
    out.writeArrayPropertyStart("uploads");
    for (StackPlan.PlannedUpload upload : stack.uploads()) {
      out.writeStartObject();
      out.writeStringProperty("what", upload.what());
      out.writeStringProperty("bucket", upload.bucket());
      out.writeStringProperty("key", upload.key());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeName("changes");
    StackDeltaJson.write(stack.changes(), out);
    if (!stack.kept().equals(KeptForExecutions.NONE)) {
      out.writeName("executions");
      kept(stack.kept());
    }
    out.writeEndObject();
  }

  private void kept(KeptForExecutions kept) {
    out.writeStartObject();
    out.writeArrayPropertyStart("inUse");
    for (KeptForExecutions.Definition each : kept.inUse()) {
      out.writeStartObject();
      out.writeStringProperty("machine", each.machine());
      out.writeStringProperty("arn", each.arn());
      out.writeStringProperty("digest", each.digest());
      out.writeEndObject();
    }
    out.writeEndArray();
    items("kept", kept.kept());
    items("released", kept.released());
    items("lost", kept.lost());
    PrettyJson.texts(out, "remarks", kept.remarks());
    PrettyJson.optional(out, "notBefore", kept.notBefore().map(Object::toString));
    out.writeEndObject();
  }

  private void items(String name, List<KeptForExecutions.Item> items) {
    out.writeArrayPropertyStart(name);
    for (KeptForExecutions.Item item : items) {
      out.writeStartObject();
      out.writeStringProperty("logicalId", item.logicalId());
      out.writeStringProperty("type", item.type());
      PrettyJson.optional(out, "statement", item.statement());
      out.writeStringProperty("detail", item.detail());
      out.writeArrayPropertyStart("users");
      for (KeptForExecutions.User user : item.users()) {
        out.writeStartObject();
        out.writeStringProperty("machine", user.machine());
        out.writeStringProperty("why", user.why().name());
        PrettyJson.texts(out, "executions", user.executions());
        PrettyJson.optional(out, "alias", user.alias());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
