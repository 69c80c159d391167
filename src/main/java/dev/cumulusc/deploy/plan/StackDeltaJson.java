package dev.cumulusc.deploy.plan;

import dev.cumulusc.compare.AccessChange;
import dev.cumulusc.compare.ResourceDelta;
import dev.cumulusc.compare.Risk;
import dev.cumulusc.compare.StackDelta;
import dev.cumulusc.compare.ValueChange;
import dev.cumulusc.emit.PrettyJson;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * What becomes of stacks as JSON; what is not there is left out.
 *
 * <p>{@code {settings, resources, access}}: a setting, property or attribute is {@code {path,
 * before, after, certain, replacing, through}}, a resource {@code {logicalId, type, kind, certain,
 * physicalId, at, retention, drift, risk, properties, attributes, nested}}, and what a role allows
 * {@code {role, widened, narrowed}}.
 */
public final class StackDeltaJson {
  private final JsonGenerator out;

  private StackDeltaJson(JsonGenerator out) {
    this.out = out;
  }

  /** Writes what becomes of a stack as an object. */
  public static void write(StackDelta delta, JsonGenerator out) {
    new StackDeltaJson(out).delta(delta);
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
      PrettyJson.texts(out, "names", access.names());
      if (!access.resources().isEmpty()) {
        PrettyJson.texts(out, "resources", access.resources());
      }
      PrettyJson.optional(
          out, "condition", Optional.of(access.condition()).filter(text -> !text.isEmpty()));
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
    PrettyJson.optional(out, "physicalId", resource.physicalId());
    PrettyJson.optional(out, "at", resource.at());
    out.writeStringProperty("retention", resource.retention().name());
    PrettyJson.optional(out, "drift", resource.drift());
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
    PrettyJson.optional(out, "allowed", risk.allowed());
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
      PrettyJson.optional(out, "before", change.before());
      PrettyJson.optional(out, "after", change.after());
      out.writeBooleanProperty("certain", change.certain());
      out.writeStringProperty("replacing", change.replacing().name());
      PrettyJson.optional(out, "through", change.through());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
