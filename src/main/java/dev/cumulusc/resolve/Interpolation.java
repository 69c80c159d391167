package dev.cumulusc.resolve;

import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.MappingNode.Entry;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts variables into all texts of a configuration, keys included. It is done twice, as in kes, so
 * that a variable's value can name variables that name none themselves.
 *
 * <p>A string stays one text, whatever is put into it: a value can't change the structure.
 */
final class Interpolation {
  private final Diagnostics diagnostics;
  private final TextInterpolator texts;
  private final PostponedFaults faults;

  Interpolation(TextInterpolator texts, PostponedFaults faults, Diagnostics diagnostics) {
    this.texts = texts;
    this.faults = faults;
    this.diagnostics = diagnostics;
  }

  /** Returns a configuration with its variables put in. */
  MappingNode apply(MappingNode configuration, Variables variables) {
    MappingNode once = mapping(configuration, variables.over(configuration));
    if (diagnostics.hasErrors()) {
      return once;
    }
    faults.nextRound();
    MappingNode twice = mapping(once, variables.over(once));
    reportLeftovers(twice);
    return twice;
  }

  private Node node(Node node, Variables variables) {
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, variables);
    }
    if (node instanceof SequenceNode list) {
      return list.withItems(list.items().stream().map(item -> node(item, variables)).toList());
    }
    return texts.interpolate((ScalarNode) node, variables);
  }

  private MappingNode mapping(MappingNode mapping, Variables variables) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : mapping.entries()) {
      ScalarNode key = texts.interpolate(entry.key(), variables);
      Entry first = entries.putIfAbsent(key.text(), new Entry(key, node(entry.value(), variables)));
      if (first != null) {
        diagnostics.report(
            Diagnostic.of(
                    ResolveRules.SAME_KEY,
                    key.origin(),
                    "With its variables put in, this key is the same as another of the mapping.")
                .withNote("the other stands", first.key().span()));
      }
    }
    return mapping.withEntries(List.copyOf(entries.values()));
  }

  private void reportLeftovers(Node node) {
    if (node instanceof MappingNode mapping) {
      for (Entry entry : mapping.entries()) {
        reportLeftovers(entry.key());
        reportLeftovers(entry.value());
      }
    } else if (node instanceof SequenceNode list) {
      list.items().forEach(this::reportLeftovers);
    } else if (node instanceof ScalarNode scalar
        && scalar.isString()
        && MustacheText.mayHaveTags(scalar.text())
        && !faults.has(scalar.span())) {
      reportLeftover(scalar);
    }
  }

  private void reportLeftover(ScalarNode scalar) {
    List<MustacheTag> tags = MustacheText.parse(scalar.text()).tags();
    boolean shown = !tags.isEmpty() && !scalar.origin().isSecret();
    faults.add(
        scalar.span(),
        Diagnostic.of(
                ResolveRules.VARIABLE_CHAIN,
                scalar.origin(),
                "Variables are put in twice, and this string still has "
                    + (shown ? "`{{" + tags.get(0).name() + "}}`" : "`{{`")
                    + " in it.")
            .withHelp(
                "the variables form a cycle, or through more than two others: set one more"
                    + " directly."));
  }
}
