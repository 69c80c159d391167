package dev.cumulusc.load;

import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.ScalarNode.Kind;
import dev.cumulusc.tree.ScalarNode.Style;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds single values from events: their places, their types, and the tags that force a type. */
final class ScalarComposer {
  private final SourcePositions positions;
  private final Diagnostics diagnostics;

  ScalarComposer(SourcePositions positions, Diagnostics diagnostics) {
    this.positions = positions;
    this.diagnostics = diagnostics;
  }

  /** Composes a value; nothing if its tag does not fit it, which is reported. */
  Optional<ScalarNode> compose(ScalarEvent event) {
    Style style = style(event);
    SourceSpan at = span(event, style);
    String written = positions.written(event.getValue());
    Optional<ScalarResolver.Resolved> resolved = resolve(event, written, style);
    if (resolved.isEmpty()) {
      Tags.report(event.getTag().orElseThrow(), at, "`" + written + "`", diagnostics);
      return Optional.empty();
    }
    return Optional.of(
        new ScalarNode(
            resolved.get().kind(),
            resolved.get().text(),
            written,
            style,
            Tags.custom(event.getTag()),
            Origin.written(at)));
  }

  private static Optional<ScalarResolver.Resolved> resolve(
      ScalarEvent event, String written, Style style) {
    ScalarResolver.Resolved text = new ScalarResolver.Resolved(Kind.STRING, written);
    Optional<String> own = Tags.own(event.getTag());
    if (own.isPresent()) {
      return switch (own.get()) {
        case "str" -> Optional.of(text);
        case "int" -> ScalarResolver.resolveInteger(written);
        case "float" -> ScalarResolver.resolveFloat(written);
        case "bool" -> ScalarResolver.resolveBoolean(written);
        case "null" -> ScalarResolver.resolveNull(written);
        case "timestamp" ->
            IsoTimestamp.of(written).map(iso -> new ScalarResolver.Resolved(Kind.STRING, iso));
        default -> Optional.empty();
      };
    }
    boolean plain = style == Style.PLAIN && event.getTag().isEmpty();
    return Optional.of(plain ? ScalarResolver.resolve(written) : text);
  }

  private static Style style(ScalarEvent event) {
    if (event.isPlain()) {
      return Style.PLAIN;
    }
    return event.isLiteral() || event.isFolded() ? Style.BLOCK : Style.QUOTED;
  }

  private SourceSpan span(ScalarEvent event, Style style) {
    int start = event.getStartMark().map(positions::offset).orElse(0);
    int end = event.getEndMark().map(positions::offset).orElse(start);
    start = positions.skipProperties(start, end);
    return positions.between(
        start, style == Style.BLOCK ? positions.withoutTrailingSpace(start, end) : end);
  }
}
