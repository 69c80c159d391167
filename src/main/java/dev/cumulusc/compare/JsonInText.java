package dev.cumulusc.compare;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.PrintedText;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.Provenance;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;

/** The values in strings that hold JSON, as definitions of state machines and policies do. */
public final class JsonInText {
  private JsonInText() {}

  /**
   * Returns the object or list that a string holds as CloudFormation prints it, each value with its
   * place, or else with that of the string.
   */
  public static Optional<Node> of(CfnValue value) {
    String text =
        value instanceof CfnValue.Text plain
            ? plain.value()
            : value instanceof CfnValue.Sub sub && sub.variables().isEmpty() ? sub.text() : "";
    String stripped = text.strip();
    if (!(stripped.startsWith("{") && stripped.endsWith("}"))
        && !(stripped.startsWith("[") && stripped.endsWith("]"))) {
      return Optional.empty();
    }
    SourceFile file = SourceFile.of("", stripped);
    int start = text.indexOf(stripped);
    return new YamlLoader(Diagnostics.discarding())
        .load(file)
        .filter(node -> !(node instanceof ScalarNode))
        .map(node -> Provenance.map(node, origin -> place(origin, file, start, value.origin())))
        .map(node -> value instanceof CfnValue.Sub ? PrintedText.of(node) : node);
  }

  private static Origin place(Origin origin, SourceFile file, int start, Origin whole) {
    SourceSpan part = origin.primary();
    return whole
        .part(
            start + file.offset(part.line(), part.column()),
            start + file.offset(part.endLine(), part.endColumn()))
        .orElse(whole);
  }
}
