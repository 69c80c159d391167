package dev.cumulusc.draw.layout;

import java.util.List;

/** A graph that is to be laid out: sizes, but no places. Lengths are in pixels. */
public record FlatGraph(List<Node> nodes, List<Edge> edges) {
  public FlatGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /**
   * A box of a size.
   *
   * @param isFirst whether all others go below it; no arrow may lead to it then
   */
  public record Node(double width, double height, boolean isFirst) {}

  /**
   * An arrow between two boxes, which may be one.
   *
   * @param from the index of the box that it leaves
   * @param to the index of the box that it leads to
   * @param labelWidth the width of its label; 0 without a label
   */
  public record Edge(int from, int to, double labelWidth, double labelHeight) {
    public boolean hasLabel() {
      return labelWidth > 0;
    }
  }
}
