package dev.cumulusc.draw;

import dev.cumulusc.draw.layout.Placement.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Writes numbers and lines as SVG has them. */
final class SvgPath {
  private static final double CORNER = 6;
  private static final double HEAD_LENGTH = 8;
  private static final double HEAD_WIDTH = 3.5;

  private SvgPath() {}

  /** Returns a length with one decimal place, if it needs one. */
  static String number(double value) {
    BigDecimal rounded =
        BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  /** Returns a line through points with round corners; it ends where the arrow's head begins. */
  static String line(List<Point> points) {
    StringBuilder path = new StringBuilder("M").append(pair(points.get(0)));
    for (int i = 1; i < points.size() - 1; i++) {
      Point corner = points.get(i);
      double radius =
          Math.min(
              CORNER,
              Math.min(distance(points.get(i - 1), corner), distance(corner, points.get(i + 1)))
                  / 2);
      path.append('L').append(pair(towards(corner, points.get(i - 1), radius)));
      path.append('Q').append(pair(corner)).append(' ');
      path.append(pair(towards(corner, points.get(i + 1), radius)));
    }
    Point last = points.get(points.size() - 1);
    path.append('L').append(pair(towards(last, points.get(points.size() - 2), HEAD_LENGTH)));
    return path.toString();
  }

  /** Returns the triangle at the end of a line. */
  static String head(List<Point> points) {
    Point tip = points.get(points.size() - 1);
    Point base = towards(tip, points.get(points.size() - 2), HEAD_LENGTH);
    double length = Math.max(distance(tip, base), 1);
    double right = (tip.y() - base.y()) / length * HEAD_WIDTH;
    double down = (base.x() - tip.x()) / length * HEAD_WIDTH;
    return "M"
        + pair(tip)
        + "L"
        + pair(base.plus(right, down))
        + "L"
        + pair(base.plus(-right, -down))
        + "Z";
  }

  private static String pair(Point point) {
    return number(point.x()) + "," + number(point.y());
  }

  private static double distance(Point one, Point other) {
    return Math.hypot(one.x() - other.x(), one.y() - other.y());
  }

  private static Point towards(Point from, Point to, double length) {
    double all = distance(from, to);
    if (all == 0) {
      return from;
    }
    double part = Math.min(1, length / all);
    return from.plus((to.x() - from.x()) * part, (to.y() - from.y()) * part);
  }
}
