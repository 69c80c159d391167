package dev.cumulusc.kes;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.resolve.DeepMerge;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.NodePath;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays an override template over another template, and finds out what that changes. */
final class OverrideMerge {
  private static final String RESOURCES = "Resources";

  private final MappingNode base;
  private final Diagnostics diagnostics;
  private final List<String> added = new ArrayList<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();

  private OverrideMerge(MappingNode base, Diagnostics diagnostics) {
    this.base = base;
    this.diagnostics = diagnostics;
  }

  /** A template with an override laid over it, and what that changed. */
  record Result(MappingNode template, Overrides overrides) {}

  /** Lays an override over a template as kes does: lists are merged item by item. */
  static Result merge(
      MappingNode base, MappingNode override, String file, Diagnostics diagnostics) {
    OverrideMerge merge = new OverrideMerge(base, diagnostics);
    for (Entry section : override.entries()) {
      merge.section(section);
    }
    return new Result(
        DeepMerge.quiet().merge(base, merge.known(override)),
        new Overrides(file, merge.added, merge.changed));
  }

  /** Leaves out what is reported already, and would be no resource without a type. */
  private MappingNode known(MappingNode override) {
    Optional<Entry> resources = override.entry(RESOURCES);
    if (unknown.isEmpty() || resources.isEmpty()) {
      return override;
    }
    MappingNode known = (MappingNode) resources.get().value();
    for (String name : unknown) {
      known = known.without(name);
    }
    return override.with(resources.get().key(), known);
  }

  private void section(Entry section) {
    Optional<Node> below = base.get(section.name());
    boolean resources = section.name().equals(RESOURCES);
    if (!(section.value() instanceof MappingNode over)) {
      changes(below, section.value(), NodePath.ROOT.key(section.name()));
      return;
    }
    MappingNode members =
        below
            .filter(MappingNode.class::isInstance)
            .map(MappingNode.class::cast)
            .orElseGet(() -> MappingNode.empty(section.value().origin()));
    for (Entry member : over.entries()) {
      NodePath path = resources ? NodePath.ROOT : NodePath.ROOT.key(section.name());
      if (!members.has(member.name())) {
        added(member, path.key(member.name()), resources, members);
      } else if (!changes(members.get(member.name()), member.value(), path.key(member.name()))) {
        diagnostics.report(
            KesRules.OVERRIDE_WITHOUT_EFFECT,
            member.key().origin(),
            "This changes nothing: `" + member.name() + "` is so without it.");
      }
    }
  }

  private void added(Entry member, NodePath path, boolean resource, MappingNode members) {
    boolean untyped = member.value() instanceof MappingNode body && !body.has("Type");
    if (!resource || !untyped) {
      added.add(path.toString());
      return;
    }
    unknown.add(member.name());
    diagnostics.report(
        KesRules.OVERRIDE_OF_UNKNOWN_RESOURCE,
        member.key().origin(),
        "There is no resource `" + member.name() + "` to change.",
        ReplacedResources.help(member.name())
            .or(() -> Suggestions.didYouMean(member.name(), members.names()))
            .orElse("a new resource needs a `Type`."));
  }

  /** Notes what lies otherwise over a value than it is, and returns whether anything does. */
  private boolean changes(Optional<Node> below, Node over, NodePath path) {
    if (below.isPresent() && over instanceof MappingNode mapping) {
      if (below.get() instanceof MappingNode other) {
        boolean any = false;
        for (Entry entry : mapping.entries()) {
          any |= changes(other.get(entry.name()), entry.value(), path.key(entry.name()));
        }
        return any;
      }
    }
    if (below.isPresent()
        && over instanceof SequenceNode list
        && below.get() instanceof SequenceNode other) {
      boolean any = false;
      for (int i = 0; i < list.items().size(); i++) {
        Optional<Node> item = other.items().stream().skip(i).findFirst();
        any |= changes(item, list.items().get(i), path.index(i));
      }
      return any;
    }
    boolean same =
        over instanceof ScalarNode scalar
            && below.isPresent()
            && below.get() instanceof ScalarNode other
            && scalar.text().equals(other.text())
            && scalar.isNull() == other.isNull();
    if (!same) {
      changed.add(path.toString());
    }
    return !same;
  }
}
