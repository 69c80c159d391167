package dev.cumulusc.asl;

import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceFile;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The text of a definition in a template, put together from its pieces, which know their places.
 */
final class DefinitionPieces {
  private final StringBuilder text = new StringBuilder();

  /** The pieces' origins by the index in the text at which they start. */
  private final NavigableMap<Integer, Origin> origins = new TreeMap<>();

  private final SourceFile file;
  private int functions;

  private DefinitionPieces(CfnValue value) {
    origins.put(0, value.origin());
    add(value);
    this.file = SourceFile.of(value.origin().primary().file().name(), text.toString());
  }

  /** Takes the value of a {@code DefinitionString}; what is not known yet becomes a placeholder. */
  static DefinitionPieces of(CfnValue value) {
    return new DefinitionPieces(value);
  }

  /** Returns the whole text as a file of its own. */
  SourceFile file() {
    return file;
  }

  /** Returns whether the text can be a JSON object. */
  boolean isObject() {
    return file.text().stripLeading().startsWith("{");
  }

  /** Returns a value of the text with the places of the template in place of those of the text. */
  Node place(Node node) {
    Origin origin = origin(node.span());
    if (node instanceof MappingNode mapping) {
      return mapping
          .withEntries(
              mapping.entries().stream()
                  .map(entry -> new MappingNode.Entry(place(entry.key()), place(entry.value())))
                  .toList())
          .withOrigin(origin);
    }
    if (node instanceof SequenceNode list) {
      return list.withItems(list.items().stream().map(this::place).toList()).withOrigin(origin);
    }
    return node.withOrigin(origin);
  }

  private ScalarNode place(ScalarNode scalar) {
    return scalar.withOrigin(origin(scalar.span()));
  }

  /** Returns where a stretch of the text comes from. */
  Origin origin(SourceSpan span) {
    int start = file.offset(span.line(), span.column());
    int end = file.offset(span.endLine(), span.endColumn());
    Map.Entry<Integer, Origin> piece = origins.floorEntry(start);
    Integer next = origins.higherKey(start);
    int last = next == null ? end : Math.min(end, next);
    return piece
        .getValue()
        .part(start - piece.getKey(), last - piece.getKey())
        .orElse(piece.getValue());
  }

  private void add(CfnValue value) {
    if (value instanceof CfnValue.Text known) {
      add(known.value(), known.origin());
    } else if (value instanceof CfnValue.Sub sub) {
      add(sub.text(), sub.origin());
    } else if (value instanceof CfnValue.Reference reference) {
      add("${" + reference.path() + "}", reference.origin());
    } else if (value instanceof CfnValue.Function join
        && join.name().equals("Fn::Join")
        && join.argument() instanceof CfnValue.Sequence arguments
        && arguments.items().size() == 2
        && arguments.items().get(0) instanceof CfnValue.Text delimiter
        && arguments.items().get(1) instanceof CfnValue.Sequence parts) {
      for (int i = 0; i < parts.items().size(); i++) {
        if (i > 0) {
          add(delimiter.value(), delimiter.origin());
        }
        add(parts.items().get(i));
      }
    } else {
      functions++;
      add("${Function" + functions + "}", value.origin());
    }
  }

  private void add(String piece, Origin origin) {
    origins.put(text.length(), origin);
    text.append(piece);
  }
}
