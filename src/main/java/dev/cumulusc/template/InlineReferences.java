package dev.cumulusc.template;

import dev.cumulusc.source.Origin;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Gives a definition one form of reference: <code>${X}</code> and <code>${X.Arn}</code> inside of
 * its strings, as {@code Fn::Sub} has them, whichever way they were written: as {@code Ref}, {@code
 * Fn::GetAtt}, {@code Fn::Sub}, or <code>$&lt;X.Arn></code>.
 *
 * <p>Other functions, and an {@code Fn::Sub} with variables of its own, stay what they are.
 */
public final class InlineReferences {
  private static final Pattern ANGLES = Pattern.compile("\\$<([A-Za-z][A-Za-z0-9_.:]*)>");

  private InlineReferences() {}

  /** Returns a definition, or a part of one, in that form. */
  public static Node of(Node tree) {
    if (IntrinsicFunctions.of(tree).isPresent()) {
      return function((MappingNode) tree);
    }
    if (tree instanceof MappingNode mapping) {
      return of(mapping);
    }
    return tree instanceof SequenceNode list
        ? list.withItems(list.items().stream().map(InlineReferences::of).toList())
        : withBraces((ScalarNode) tree);
  }

  /** Returns a definition in that form. */
  public static MappingNode of(MappingNode definition) {
    return definition.withEntries(
        definition.entries().stream()
            .map(entry -> new MappingNode.Entry(withBraces(entry.key()), of(entry.value())))
            .toList());
  }

  private static Node function(MappingNode function) {
    CfnValue value = CfnReader.value(function);
    if (value instanceof CfnValue.Reference reference) {
      return ScalarNode.string("${" + reference.path() + "}", function.origin());
    }
    return value instanceof CfnValue.Sub
            && function.entries().get(0).value() instanceof ScalarNode text
        ? withBraces(text)
        : function;
  }

  /**
   * Returns a string whose references in angles are in braces. Both are as long, so that the places
   * of its parts stay those of the file.
   */
  public static ScalarNode withBraces(ScalarNode text) {
    if (!text.isString() || !text.text().contains("$<")) {
      return text;
    }
    String changed = ANGLES.matcher(text.text()).replaceAll("\\${$1}");
    Origin origin =
        new Origin.Printed(text.origin(), (start, end) -> Optional.of(text.originOf(start, end)));
    return changed.equals(text.text()) ? text : text.withText(changed, origin);
  }
}
