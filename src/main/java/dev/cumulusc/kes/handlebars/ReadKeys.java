package dev.cumulusc.kes.handlebars;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of a configuration that programs and templates read. */
public final class ReadKeys {
  private final Set<SourceSpan> read = new HashSet<>();

  /** Adds a key that is read; one that is written nowhere is no key of a configuration. */
  void add(@Nullable Origin key) {
    if (key != null) {
      read.add(key.primary());
    }
  }

  /**
   * Returns the places of the keys of a configuration that are not read. A mapping that is read,
   * but none of its keys, is read as a whole: printed, say, as {@code [object Object]}.
   */
  public Set<SourceSpan> unread(MappingNode configuration) {
    Set<SourceSpan> unread = new HashSet<>();
    configuration.entries().forEach(entry -> addUnread(entry, unread));
    return unread;
  }

  private void addUnread(Entry entry, Set<SourceSpan> unread) {
    if (!read.contains(entry.key().span())) {
      unread.add(entry.key().span());
    } else {
      addUnread(entry.value(), unread);
    }
  }

  private void addUnread(Node node, Set<SourceSpan> unread) {
    if (node instanceof SequenceNode list) {
      list.items().forEach(item -> addUnread(item, unread));
    } else if (node instanceof MappingNode mapping
        && mapping.entries().stream().anyMatch(entry -> read.contains(entry.key().span()))) {
      mapping.entries().forEach(entry -> addUnread(entry, unread));
    }
  }
}
