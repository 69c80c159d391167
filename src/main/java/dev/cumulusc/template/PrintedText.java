package dev.cumulusc.template;

import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.stream.Collectors;

/**
 * The strings of an {@code Fn::Sub} as CloudFormation prints them, so far as that is known before
 * the deployment: <code>${!text}</code> is <code>${text}</code>, and references stay.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html">Fn::Sub</a>
 */
public final class PrintedText {
  private PrintedText() {}

  /** Returns a value with all keys and strings in it as they are printed. */
  public static Node of(Node node) {
    if (node instanceof MappingNode mapping) {
      return of(mapping);
    }
    return node instanceof SequenceNode list
        ? list.withItems(list.items().stream().map(PrintedText::of).toList())
        : of((ScalarNode) node);
  }

  /** Returns a mapping with all keys and strings in it as they are printed. */
  public static MappingNode of(MappingNode mapping) {
    return mapping.withEntries(
        mapping.entries().stream()
            .map(entry -> new MappingNode.Entry(of(entry.key()), of(entry.value())))
            .toList());
  }

  private static ScalarNode of(ScalarNode scalar) {
    return scalar.isString() && scalar.text().contains("${!")
        ? scalar.withText(of(scalar.text()), scalar.origin())
        : scalar;
  }

  private static String of(String text) {
    return SubText.parse(text).stream()
        .map(piece -> print(piece, text))
        .collect(Collectors.joining());
  }

  private static String print(SubText.Piece piece, String text) {
    return piece instanceof SubText.Escaped escaped
        ? escaped.printed()
        : text.substring(piece.start(), piece.end());
  }
}
