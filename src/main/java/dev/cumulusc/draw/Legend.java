package dev.cumulusc.draw;

import static dev.cumulusc.draw.SvgPath.number;

import dev.cumulusc.draw.layout.Placement.Point;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a picture's colours and lines mean, in rows below it. Lengths are in pixels.
 *
 * @param items in reading order, with their places from the legend's top left corner on
 */
record Legend(List<Item> items, double width, double height) {
  private static final double ROW = 20;
  private static final double SAMPLE = 22;
  private static final double GAP = 14;
  private static final double MIN_ROOM = 300;

  Legend {
    items = List.copyOf(items);
  }

  /**
   * A sample with its meaning.
   *
   * @param style the classes of the sample: those of a box, or of a link
   * @param isLink whether the sample is a line, and not a box
   */
  record Item(String style, boolean isLink, String text, Point at) {}

  private record Entry(String style, boolean isLink, String text) {}

  static Legend of(Picture picture, double room) {
    Set<BoxKind> kinds = new TreeSet<>();
    Set<Entry> links = new LinkedHashSet<>();
    collect(picture.root(), kinds, links);
    List<Entry> entries = new ArrayList<>();
    kinds.stream()
        .filter(kind -> !kind.isPoint())
        .forEach(kind -> entries.add(new Entry("box " + kind.style(), false, kind.label())));
    entries.addAll(links);
    picture
        .marks()
        .forEach(mark -> entries.add(new Entry("box pass " + mark.style(), false, mark.label())));
    return placed(entries, Math.max(room, MIN_ROOM));
  }

  private static void collect(Region region, Set<BoxKind> kinds, Set<Entry> links) {
    for (Link link : region.links()) {
      if (link.kind() == Link.Kind.CATCH) {
        links.add(new Entry("link catch", true, "when it fails"));
      }
    }
    for (Box box : region.boxes()) {
      kinds.add(box.kind());
      box.regions().forEach(inner -> collect(inner, kinds, links));
    }
  }

  private static Legend placed(List<Entry> entries, double room) {
    List<Item> items = new ArrayList<>();
    double x = 0;
    double y = 0;
    double width = 0;
    for (Entry entry : entries) {
      double own = SAMPLE + TextMetrics.width(entry.text(), FontStyle.LEGEND);
      if (x > 0 && x + own > room) {
        x = 0;
        y += ROW;
      }
      items.add(new Item(entry.style(), entry.isLink(), entry.text(), new Point(x, y)));
      width = Math.max(width, x + own);
      x += own + GAP;
    }
    return new Legend(items, width, items.isEmpty() ? 0 : y + ROW);
  }

  void write(StringBuilder out, Point corner) {
    for (Item item : items) {
      Point at = corner.plus(item.at().x(), item.at().y());
      out.append("<g class=\"key ").append(item.style()).append("\">");
      if (item.isLink()) {
        out.append("<path class=\"line\" d=\"M").append(number(at.x())).append(',');
        out.append(number(at.y() + 8)).append("h16\"/>");
      } else {
        out.append("<rect class=\"shape\" x=\"").append(number(at.x() + 1)).append("\" y=\"");
        out.append(number(at.y() + 2)).append("\" width=\"15\" height=\"12\" rx=\"3\"/>");
      }
      out.append("<text class=\"legend\" x=\"").append(number(at.x() + SAMPLE)).append("\" y=\"");
      out.append(number(at.y() + 12)).append("\">").append(Xml.escape(item.text()));
      out.append("</text></g>\n");
    }
  }
}
