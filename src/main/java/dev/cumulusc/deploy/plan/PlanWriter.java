package dev.cumulusc.deploy.plan;

import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.compare.AccessChange;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.ValueChange;
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
    optional("region", plan.region());
    out.writeStringProperty("made", plan.made().toString());
    out.writeArrayPropertyStart("stacks");
    plan.stacks().forEach(this::stack);
    out.writeEndArray();
    texts("steps", plan.steps());
    optional(PlanFile.DIGEST, digest);
    out.writeEndObject();
  }

  private void stack(StackPlan stack) {
    out.writeStartObject();
    out.writeStringProperty("name", stack.stackName());
    out.writeStringProperty("operation", stack.operation().name());
    optional("stackId", stack.stackId());
    optional("changeSetId", stack.changeSetId());
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
    texts("capabilities", stack.capabilities());
    texts("parameters", stack.parameters());
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
    delta(stack.changes());
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
    texts("remarks", kept.remarks());
    optional("notBefore", kept.notBefore().map(Object::toString));
    out.writeEndObject();
  }

  private void items(String name, List<KeptForExecutions.Item> items) {
    out.writeArrayPropertyStart(name);
    for (KeptForExecutions.Item item : items) {
      out.writeStartObject();
      out.writeStringProperty("logicalId", item.logicalId());
      out.writeStringProperty("type", item.type());
      optional("statement", item.statement());
      out.writeStringProperty("detail", item.detail());
      out.writeArrayPropertyStart("users");
      for (KeptForExecutions.User user : item.users()) {
        out.writeStartObject();
        out.writeStringProperty("machine", user.machine());
        out.writeStringProperty("why", user.why().name());
        texts("executions", user.executions());
        optional("alias", user.alias());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void delta(StackDelta delta) {
    out.writeStartObject();
    values("settings", delta.settings());
    out.writeArrayPropertyStart("resources");
    delta.resources().forEach(this::resource);
    out.writeEndArray();
    if (!delta.access().isEmpty()) {
      out.writeArrayPropertyStart("access");
      delta.access().forEach(this::access);
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private void access(AccessChange change) {
    out.writeStartObject();
    out.writeStringProperty("role", change.role());
    access("widened", change.widened());
    access("narrowed", change.narrowed());
    out.writeEndObject();
  }

  private void access(String name, List<AccessChange.Access> all) {
    if (all.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(name);
    for (AccessChange.Access access : all) {
      out.writeStartObject();
      out.writeStringProperty("kind", access.kind().name());
      texts("names", access.names());
      if (!access.resources().isEmpty()) {
        texts("resources", access.resources());
      }
      optional("condition", Optional.of(access.condition()).filter(text -> !text.isEmpty()));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void resource(ResourceDelta resource) {
    out.writeStartObject();
    out.writeStringProperty("logicalId", resource.logicalId());
    out.writeStringProperty("type", resource.type());
    out.writeStringProperty("kind", resource.kind().name());
    out.writeBooleanProperty("certain", resource.certain());
    optional("physicalId", resource.physicalId());
    optional("at", resource.at());
    out.writeStringProperty("retention", resource.retention().name());
    optional("drift", resource.drift());
    resource.risk().ifPresent(this::risk);
    values("properties", resource.properties());
    values("attributes", resource.attributes());
    resource
        .nested()
        .ifPresent(
            nested -> {
              out.writeName("nested");
              delta(nested);
            });
    out.writeEndObject();
  }

  private void risk(Risk risk) {
    out.writeObjectPropertyStart("risk");
    out.writeStringProperty("kind", risk.kind().name());
    out.writeBooleanProperty("certain", risk.certain());
    out.writeStringProperty("what", risk.what());
    out.writeStringProperty("lost", risk.lost());
    out.writeStringProperty("because", risk.because());
    optional("allowed", risk.allowed());
    out.writeEndObject();
  }

  private void values(String name, List<ValueChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart(name);
    for (ValueChange change : changes) {
      out.writeStartObject();
      out.writeStringProperty("path", change.path());
      optional("before", change.before());
      optional("after", change.after());
      out.writeBooleanProperty("certain", change.certain());
      out.writeStringProperty("replacing", change.replacing().name());
      optional("through", change.through());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void texts(String name, List<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private void optional(String name, Optional<String> value) {
    value.ifPresent(text -> out.writeStringProperty(name, text));
  }
}
