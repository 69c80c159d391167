package dev.cumulusc.tree;

import dev.cumulusc.source.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of values. */
public record SequenceNode(List<Node> items, @Nullable String tag, Origin origin) implements Node {

  public SequenceNode {
    items = List.copyOf(items);
  }

  public SequenceNode withItems(List<Node> newItems) {
    return new SequenceNode(newItems, tag, origin);
  }

  @Override
  public SequenceNode withOrigin(Origin newOrigin) {
    return new SequenceNode(items, tag, newOrigin);
  }

  @Override
  public String describe() {
    return "a list";
  }
}
