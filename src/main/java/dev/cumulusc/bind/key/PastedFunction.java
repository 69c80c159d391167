package dev.cumulusc.bind.key;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.load.YamlLoader;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.IntrinsicFunctions;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.Provenance;
import dev.cumulusc.tree.ScalarNode;
import java.util.Optional;

/**
 * Strings that are an intrinsic function to CloudFormation once kes has written them into its
 * template without quotes: {@code '!GetAtt X.Arn'}.
 */
final class PastedFunction {
  private PastedFunction() {}

  /** Returns the function in its long form; nothing for any other string. */
  static Optional<Node> in(ScalarNode scalar) {
    if (!scalar.isString() || !scalar.text().startsWith("!")) {
      return Optional.empty();
    }
    SourceFile text = SourceFile.of(scalar.span().file().name(), scalar.text());
    Diagnostics found = new Diagnostics();
    return new YamlLoader(found)
        .load(text)
        .filter(value -> !found.hasErrors() && IntrinsicFunctions.of(value).isPresent())
        .map(value -> Provenance.map(value, origin -> placed(scalar, origin)));
  }

  private static Origin placed(ScalarNode scalar, Origin inText) {
    SourceSpan span = inText.primary();
    SourceFile text = span.file();
    return scalar.originOf(
        text.offset(span.line(), span.column()), text.offset(span.endLine(), span.endColumn()));
  }
}
