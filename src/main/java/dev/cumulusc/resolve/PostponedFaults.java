package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Faults of single values, which are errors only where something reads the value: kes does not mind
 * what is wrong in another deployment's block or under a key of no meaning. They come in rounds, of
 * which a later one is a consequence of an earlier one.
 */
final class PostponedFaults {
  /**
   * A fault of a key or a single value.
   *
   * @param value the place of the whole key or value
   */
  private record Fault(SourceSpan value, Diagnostic diagnostic, int round) {}

  private final List<Fault> faults = new ArrayList<>();
  private final Set<Diagnostic> known = new HashSet<>();
  private final Set<SourceSpan> places = new HashSet<>();
  private int round;

  /** Adds a fault of a key or a single value at a place. */
  void add(SourceSpan value, Diagnostic diagnostic) {
    places.add(value);
    if (known.add(diagnostic)) {
      faults.add(new Fault(value, diagnostic, round));
    }
  }

  /** Begins a round: faults from now on are consequences of those before. */
  void nextRound() {
    round++;
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /** Returns whether there is a fault of the key or the single value at a place. */
  boolean has(SourceSpan value) {
    return places.contains(value);
  }

  /** Reports all faults as warnings but those that are in a configuration, which stay. */
  void settleOutside(MappingNode configuration, Diagnostics diagnostics) {
    if (!faults.isEmpty()) {
      Set<SourceSpan> inside = new HashSet<>();
      collect(configuration, Set.of(), inside);
      faults.removeIf(
          fault -> {
            boolean outside = !inside.contains(fault.value());
            if (outside) {
              diagnostics.report(fault.diagnostic().withSeverity(Severity.WARNING));
            }
            return outside;
          });
    }
  }

  /**
   * Reports faults: errors for values that something reads, up to the first round with any;
   * warnings for others.
   *
   * @param unread the places of the keys whose values nothing reads
   * @return the places with faults that something reads, of all rounds
   */
  Set<SourceSpan> settle(
      MappingNode configuration, Set<SourceSpan> unread, Diagnostics diagnostics) {
    Set<SourceSpan> read = new HashSet<>();
    collect(configuration, unread, read);
    boolean stop = false;
    for (int each = 0; each <= round && !stop; each++) {
      for (Fault fault : faults) {
        if (fault.round() == each) {
          boolean isRead = read.contains(fault.value());
          stop |= isRead;
          diagnostics.report(
              isRead ? fault.diagnostic() : fault.diagnostic().withSeverity(Severity.WARNING));
        }
      }
    }
    Set<SourceSpan> settled = new HashSet<>();
    faults.stream().map(Fault::value).filter(read::contains).forEach(settled::add);
    faults.clear();
    return settled;
  }

  private static void collect(Node node, Set<SourceSpan> without, Set<SourceSpan> found) {
    if (node instanceof MappingNode mapping) {
      for (Entry entry : mapping.entries()) {
        if (!without.contains(entry.key().span())) {
          found.add(entry.key().span());
          collect(entry.value(), without, found);
        }
      }
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(item -> collect(item, without, found));
    } else if (node instanceof ScalarNode scalar) {
      found.add(scalar.span());
    }
  }
}
