package dev.cumulusc.template;

import dev.cumulusc.source.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds a {@link CfnValue.Mapping}: what an emitter calls for each property of a resource. */
public final class MappingBuilder {
  private final Origin origin;
  private final Map<String, CfnValue.Member> members = new LinkedHashMap<>();

  MappingBuilder(Origin origin) {
    this.origin = origin;
  }

  /** Adds a value; the origin of its name is the value's own. */
  public MappingBuilder put(String name, CfnValue value) {
    members.put(name, new CfnValue.Member(value, value.origin()));
    return this;
  }

  /** Adds a value whose name comes from somewhere else. */
  public MappingBuilder put(String name, CfnValue value, Origin key) {
    members.put(name, new CfnValue.Member(value, key));
    return this;
  }

  public MappingBuilder put(String name, String value) {
    return put(name, CfnValue.text(value, origin));
  }

  public MappingBuilder put(String name, long value) {
    return put(name, CfnValue.number(value, origin));
  }

  public MappingBuilder put(String name, boolean value) {
    return put(name, CfnValue.bool(value, origin));
  }

  public MappingBuilder put(String name, List<? extends CfnValue> items) {
    return put(name, CfnValue.list(items, origin));
  }

  public MappingBuilder put(String name, MappingBuilder value) {
    return put(name, value.build());
  }

  /** Adds a value if there is one. */
  public MappingBuilder putIfPresent(String name, Optional<? extends CfnValue> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  public boolean isEmpty() {
    return members.isEmpty();
  }

  public CfnValue.Mapping build() {
    return new CfnValue.Mapping(members, origin);
  }
}
