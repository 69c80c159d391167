package dev.cumulusc.emit;

import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.template.CfnReader;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The JSON of a tree as the text of an {@code Fn::Sub}.
 *
 * <p>References stay places of the {@code Fn::Sub}, each with the origin of the place where it is
 * written; an intrinsic function becomes a place, too. Everything else comes out of CloudFormation
 * as it was written.
 */
final class DefinitionText {
  /** A dollar sign that CloudFormation does not see, but that whoever reads the JSON does. */
  private static final String HIDDEN_DOLLAR = "\\u0024";

  /** Characters that JSON takes as they are, but that not every parser of YAML does. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\u007f-\\u009f\\u2028\\u2029\\ufeff]");

  private final Map<String, CfnValue> variables;
  private final List<CfnValue.Reference> references = new ArrayList<>();
  private int functions;

  private DefinitionText(Map<String, CfnValue> variables) {
    this.variables = new LinkedHashMap<>(variables);
  }

  /**
   * Makes the {@code Fn::Sub} of a tree.
   *
   * @param variables the values for names that are no resources or parameters
   */
  static CfnValue.Sub of(Node tree, Map<String, CfnValue> variables) {
    DefinitionText text = new DefinitionText(variables);
    String json =
        INVISIBLE
            .matcher(JsonText.of(text.withoutFunctions(tree), text::string))
            .replaceAll(
                found -> String.format(Locale.ROOT, "\\\\u%04x", (int) found.group().charAt(0)));
    return new CfnValue.Sub(json, text.variables, text.references, tree.origin());
  }

  /** Returns a tree with a place in the stead of each function that is left. */
  private Node withoutFunctions(Node node) {
    if (IntrinsicFunctions.of(node).isPresent()) {
      CfnValue value = CfnReader.value(node);
      if (value instanceof CfnValue.Sub || value instanceof CfnValue.Function) {
        functions++;
        String name = "Function" + functions;
        variables.put(name, value);
        return ScalarNode.string("${" + name + "}", node.origin());
      }
    }
    if (node instanceof MappingNode mapping) {
      return mapping.withEntries(
          mapping.entries().stream()
              .map(entry -> new MappingNode.Entry(entry.key(), withoutFunctions(entry.value())))
              .toList());
    }
    return node instanceof SequenceNode list
        ? list.withItems(list.items().stream().map(this::withoutFunctions).toList())
        : node;
  }

  private String string(ScalarNode scalar) {
    StringBuilder out = new StringBuilder();
    for (ComposedString.Piece piece :
        ComposedString.of(scalar, 0, scalar.text().length()).pieces()) {
      if (piece instanceof ComposedString.Literal literal) {
        out.append(literal(literal.text()));
      } else if (piece instanceof ComposedString.Referred referred) {
        CfnValue.Reference reference = referred.reference();
        out.append("${").append(reference.path()).append('}');
        if (!variables.containsKey(reference.path())) {
          references.add(reference);
        }
      }
    }
    return out.toString();
  }

  /** Hides what CloudFormation would take for a reference, which begins a piece if it is there. */
  private static String literal(String text) {
    if (!text.startsWith("${")) {
      return JsonText.escape(text);
    }
    return text.endsWith("}")
        ? "${!" + JsonText.escape(text.substring(2))
        : HIDDEN_DOLLAR + JsonText.escape(text.substring(1));
  }
}
