package dev.cumulusc.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * The way from a tree's root to a node: keys as strings, list positions as integers from 0.
 *
 * <p>A node does not know its path, since after a merge it can stand at several.
 */
public record NodePath(List<Object> steps) {

  public static final NodePath ROOT = new NodePath(List.of());

  public NodePath {
    steps = List.copyOf(steps);
  }

  public NodePath key(String name) {
    return plus(name);
  }

  public NodePath index(int position) {
    return plus(position);
  }

  /** Returns the path as it is shown to people: {@code lambdas.Ingest.layers[0]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps) {
      if (step instanceof Integer position) {
        text.append('[').append(position).append(']');
      } else {
        text.append(text.length() == 0 ? "" : ".").append(step);
      }
    }
    return text.toString();
  }

  private NodePath plus(Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new NodePath(longer);
  }
}
