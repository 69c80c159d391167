package dev.cumulusc.tree;

import dev.cumulusc.source.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values under keys, in their order. A key stands once: duplicates are reported when loading. */
public final class MappingNode implements Node {

  /** A key and its value. */
  public record Entry(ScalarNode key, Node value) {

    /** Returns the key's text. */
    public String name() {
      return key.text();
    }
  }

  private final List<Entry> entries;
  private final @Nullable String tag;
  private final Origin origin;
  private final Map<String, Entry> index;

  public MappingNode(List<Entry> entries, @Nullable String tag, Origin origin) {
    this.entries = List.copyOf(entries);
    this.tag = tag;
    this.origin = origin;
    this.index = new HashMap<>();
    for (Entry entry : this.entries) {
      index.put(entry.name(), entry);
    }
  }

  /** Makes an empty mapping. */
  public static MappingNode empty(Origin origin) {
    return new MappingNode(List.of(), null, origin);
  }

  public List<Entry> entries() {
    return entries;
  }

  /** Returns the keys' texts in their order. */
  public List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Returns the value under a key; a key whose value is empty (null) has one. */
  public Optional<Node> get(String name) {
    return entry(name).map(Entry::value);
  }

  public Optional<Entry> entry(String name) {
    return Optional.ofNullable(index.get(name));
  }

  public boolean has(String name) {
    return index.containsKey(name);
  }

  /** Returns the mapping under a key, if there is one. */
  public Optional<MappingNode> mapping(String name) {
    return get(name).filter(MappingNode.class::isInstance).map(MappingNode.class::cast);
  }

  /** Returns the list under a key, if there is one. */
  public Optional<SequenceNode> sequence(String name) {
    return get(name).filter(SequenceNode.class::isInstance).map(SequenceNode.class::cast);
  }

  /** Returns the single value under a key, if there is one and it is not empty (null). */
  public Optional<ScalarNode> scalar(String name) {
    return get(name)
        .filter(value -> value instanceof ScalarNode && !value.isNull())
        .map(ScalarNode.class::cast);
  }

  /** Returns this mapping with an entry added at the end, or replaced where its key stands. */
  public MappingNode with(ScalarNode key, Node value) {
    List<Entry> changed = new ArrayList<>(entries);
    Entry entry = new Entry(key, value);
    for (int i = 0; i < changed.size(); i++) {
      if (changed.get(i).name().equals(key.text())) {
        changed.set(i, new Entry(changed.get(i).key(), value));
        return withEntries(changed);
      }
    }
    changed.add(entry);
    return withEntries(changed);
  }

  /** Returns this mapping without a key. */
  public MappingNode without(String name) {
    return withEntries(entries.stream().filter(entry -> !entry.name().equals(name)).toList());
  }

  public MappingNode withEntries(List<Entry> newEntries) {
    return new MappingNode(newEntries, tag, origin);
  }

  @Override
  public @Nullable String tag() {
    return tag;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public MappingNode withOrigin(Origin newOrigin) {
    return new MappingNode(entries, tag, newOrigin);
  }

  @Override
  public String describe() {
    return IntrinsicFunctions.of(this)
        .map(function -> "the intrinsic function `" + function + "`")
        .orElse("a mapping");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MappingNode that
        && entries.equals(that.entries)
        && origin.equals(that.origin);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
