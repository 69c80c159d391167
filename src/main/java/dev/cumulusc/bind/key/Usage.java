package dev.cumulusc.bind.key;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.SequenceNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the texts of a configuration read of the configuration itself, by naming it in braces. A key
 * that only a string reads is not dead.
 */
public final class Usage {
  private final MappingNode configuration;
  private final boolean hasOtherReaders;
  private final Set<SourceSpan> named;
  private @Nullable Set<SourceSpan> inputs;

  /**
   * Makes the usage of a resolved configuration; it is looked at only when it is asked.
   *
   * @param hasOtherReaders whether other configurations, which are not looked at, name its keys too
   * @param named the places of values that texts of other deployments name
   */
  public Usage(MappingNode configuration, boolean hasOtherReaders, Set<SourceSpan> named) {
    this.configuration = configuration;
    this.hasOtherReaders = hasOtherReaders;
    this.named = named;
  }

  /** Returns whether a key that is there to be named in braces is named, or may be. */
  boolean readsVariable(Node value) {
    return hasOtherReaders || reads(value);
  }

  /**
   * Returns whether a string of the configuration was made from this value, or from a part of it.
   */
  boolean reads(Node value) {
    Set<SourceSpan> known = inputs;
    if (known == null) {
      known = new HashSet<>(named);
      collect(configuration, known);
      inputs = known;
    }
    return isRead(value, known);
  }

  /** Returns the entries of a mapping whose values, or parts of them, stand under several keys. */
  static Set<MappingNode.Entry> aliased(MappingNode mapping) {
    Map<SourceSpan, MappingNode.Entry> first = new HashMap<>();
    Set<MappingNode.Entry> aliased = Collections.newSetFromMap(new IdentityHashMap<>());
    for (MappingNode.Entry entry : mapping.entries()) {
      Set<SourceSpan> spans = new HashSet<>();
      collectSpans(entry.value(), spans);
      spans.removeIf(span -> !isOfFile(span, entry));
      for (SourceSpan span : spans) {
        MappingNode.Entry other = first.putIfAbsent(span, entry);
        if (other != null) {
          aliased.add(other);
          aliased.add(entry);
        }
      }
    }
    return aliased;
  }

  /** Aliases end with their file: what two keys include is not one value under an alias. */
  private static boolean isOfFile(SourceSpan value, MappingNode.Entry entry) {
    return value.file().equals(entry.key().span().file());
  }

  private static void collectSpans(Node node, Set<SourceSpan> spans) {
    spans.add(node.span());
    if (node instanceof MappingNode mapping) {
      mapping.entries().forEach(entry -> collectSpans(entry.value(), spans));
    } else if (node instanceof SequenceNode sequence) {
      sequence.items().forEach(item -> collectSpans(item, spans));
    }
  }

  private static boolean isRead(Node value, Set<SourceSpan> known) {
    if (known.contains(value.span())) {
      return true;
    }
    if (value instanceof MappingNode mapping) {
      return mapping.entries().stream().anyMatch(entry -> isRead(entry.value(), known));
    }
    return value instanceof SequenceNode sequence
        && sequence.items().stream().anyMatch(item -> isRead(item, known));
  }

  private static void collect(Node node, Set<SourceSpan> known) {
    collect(node.origin(), known);
    if (node instanceof MappingNode mapping) {
      for (MappingNode.Entry entry : mapping.entries()) {
        collect(entry.key().origin(), known);
        collect(entry.value(), known);
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.items().forEach(item -> collect(item, known));
    }
  }

  private static void collect(Origin origin, Set<SourceSpan> known) {
    if (origin instanceof Origin.Merged merged) {
      collect(merged.value(), known);
    } else if (origin instanceof Origin.Included included) {
      collect(included.value(), known);
    } else if (origin instanceof Origin.Over over) {
      collect(over.value(), known);
    } else if (origin instanceof Origin.Derived derived) {
      collect(derived.because(), known);
    } else if (origin instanceof Origin.Interpolated interpolated) {
      collect(interpolated.template(), known);
      for (Origin.Input input : interpolated.inputs()) {
        input
            .value()
            .ifPresent(
                value -> {
                  known.add(value.primary());
                  collect(value, known);
                });
      }
    }
  }
}
