package dev.cumulusc.draw.layout;

import java.util.List;
import java.util.Optional;

/**
 * Where everything of a graph goes, from the top left corner on. Lengths are in pixels.
 *
 * @param nodes the top left corners of the boxes, in the order of the graph
 * @param routes the courses of the arrows, in the order of the graph
 */
public record Placement(double width, double height, List<Point> nodes, List<Route> routes) {
  public Placement {
    nodes = List.copyOf(nodes);
    routes = List.copyOf(routes);
  }

  /** A point of the drawing. */
  public record Point(double x, double y) {
    /** Returns this point, moved. */
    public Point plus(double right, double down) {
      return new Point(x + right, y + down);
    }
  }

  /**
   * The course of an arrow.
   *
   * @param points at least two, with a straight line from each to the next
   * @param label the top left corner of the label, if there is one
   */
  public record Route(List<Point> points, Optional<Point> label) {
    public Route {
      points = List.copyOf(points);
    }
  }
}
