package dev.cumulusc.emit;

import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.SubText;
import dev.cumulusc.tree.JsonText;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a tree as the text of an {@code Fn::Sub}.
 *
 * <p>References stay places of the {@code Fn::Sub}, each with the origin of the place where it is
 * written. Everything else comes out of CloudFormation as it was written.
 */
final class DefinitionText {
  /** A dollar sign that CloudFormation does not see, but that whoever reads the JSON does. */
  private static final String HIDDEN_DOLLAR = "\\u0024";

  private final Map<String, CfnValue> variables;
  private final List<CfnValue.Reference> references = new ArrayList<>();

  private DefinitionText(Map<String, CfnValue> variables) {
    this.variables = variables;
  }

  /**
   * Makes the {@code Fn::Sub} of a tree.
   *
   * @param variables the values for names that are no resources or parameters
   */
  static CfnValue.Sub of(Node tree, Map<String, CfnValue> variables) {
    DefinitionText text = new DefinitionText(variables);
    String json = JsonText.of(tree, text::string);
    return new CfnValue.Sub(json, variables, text.references, tree.origin());
  }

  private String string(ScalarNode scalar) {
    StringBuilder out = new StringBuilder();
    for (SubText.Piece piece : SubText.parseWithAngles(scalar.text())) {
      if (piece instanceof SubText.Literal literal) {
        out.append(JsonText.escape(literal.text()));
      } else if (piece instanceof SubText.Escaped escaped) {
        out.append("${!").append(JsonText.escape(escaped.text())).append('}');
      } else if (piece instanceof SubText.LookAlike lookAlike) {
        out.append(escaped(lookAlike));
      } else if (piece instanceof SubText.Reference reference) {
        String name = name(reference);
        out.append("${").append(name).append('}');
        if (!variables.containsKey(name)) {
          references.add(
              new CfnValue.Reference(
                  reference.name(),
                  reference.attribute(),
                  scalar.originOf(reference.start(), reference.end())));
        }
      }
    }
    return out.toString();
  }

  private static String escaped(SubText.LookAlike lookAlike) {
    String text = lookAlike.text();
    return lookAlike.isClosed()
        ? "${!" + JsonText.escape(text.substring(2))
        : HIDDEN_DOLLAR + text.substring(1);
  }

  private static String name(SubText.Reference reference) {
    @Nullable String attribute = reference.attribute();
    return attribute == null ? reference.name() : reference.name() + "." + attribute;
  }
}
