package dev.cumulusc.draw;

import static dev.cumulusc.draw.SvgPath.number;

import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.draw.layout.LayoutEngine;
import dev.cumulusc.draw.layout.Placement.Point;
import dev.cumulusc.draw.layout.Placement.Route;
import dev.cumulusc.source.ProgramData;
import java.util.List;

/** Writes pictures as SVG: self-contained, for light and for dark pages. Lengths are in pixels. */
public final class Svg {
  private static final String STYLES = "picture.css";
  private static final double MARGIN = 16;
  private static final double CORNER = 7;

  /** Where a line of text stands between the tops of two lines, in parts of their distance. */
  private static final double BASELINE = 0.76;

  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  /**
   * Returns a picture as an SVG document.
   *
   * @param id what the ids in it begin with; it must be unique on the page that gets the picture
   */
  public static String document(Picture picture, LayoutEngine engine, String id) {
    return new Svg().write(picture, engine, id, "<style>" + styles() + "</style>\n");
  }

  /** Returns a picture as an element of a page that has {@link #styles}. */
  public static String element(Picture picture, LayoutEngine engine, String id) {
    return new Svg().write(picture, engine, id, "");
  }

  /** Returns the style sheet of all pictures. */
  public static String styles() {
    return ProgramData.text(Svg.class, STYLES);
  }

  private String write(Picture picture, LayoutEngine engine, String id, String styles) {
    Scene scene = new SceneLayout(engine).of(picture.root());
    Legend legend = Legend.of(picture, scene.placement().width());
    double width = Math.max(scene.placement().width(), legend.width()) + 2 * MARGIN;
    double height = scene.placement().height() + legend.height() + 3 * MARGIN;
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"machine\" role=\"img\"");
    out.append(" aria-labelledby=\"").append(id).append("-title ").append(id).append("-desc\"");
    out.append(" width=\"").append(number(width)).append("\" height=\"").append(number(height));
    out.append("\" viewBox=\"0 0 ").append(number(width)).append(' ').append(number(height));
    out.append("\">\n<title id=\"").append(id).append("-title\">");
    out.append(Xml.escape(picture.title())).append("</title>\n<desc id=\"").append(id);
    out.append("-desc\">").append(Xml.escape(description(picture))).append("</desc>\n");
    out.append(styles);
    out.append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
    scene(scene, new Point(MARGIN + (width - 2 * MARGIN - scene.placement().width()) / 2, MARGIN));
    legend.write(out, new Point(MARGIN, 2 * MARGIN + scene.placement().height()));
    return out.append("</svg>\n").toString();
  }

  private static String description(Picture picture) {
    StringBuilder text = new StringBuilder("A state machine with ");
    text.append(Words.count(picture.states(), "state")).append(':');
    for (Box box : picture.root().boxes()) {
      if (!box.kind().isPoint()) {
        text.append(' ').append(box.name()).append(" (").append(box.detail()).append(");");
      }
    }
    text.setCharAt(text.length() - 1, '.');
    return text.toString();
  }

  private void scene(Scene scene, Point at) {
    List<Link> links = scene.region().links();
    for (int i = 0; i < links.size(); i++) {
      link(links.get(i), scene.placement().routes().get(i), scene.labels().get(i), at);
    }
    for (int i = 0; i < scene.figures().size(); i++) {
      Point corner = scene.placement().nodes().get(i);
      figure(scene.figures().get(i), at.plus(corner.x(), corner.y()));
    }
  }

  private void link(Link link, Route route, TextBlock label, Point at) {
    List<Point> points = route.points().stream().map(each -> each.plus(at.x(), at.y())).toList();
    out.append("<g class=\"link ").append(link.kind().style());
    mark(link.mark());
    out.append("\">");
    if (!link.label().isEmpty()) {
      out.append("<title>").append(Xml.escape(link.label())).append("</title>");
    }
    out.append("<path class=\"line\" d=\"").append(SvgPath.line(points)).append("\"/>");
    out.append("<path class=\"head\" d=\"").append(SvgPath.head(points)).append("\"/>");
    route
        .label()
        .ifPresent(
            corner -> block(label, at.plus(corner.x(), corner.y()).plus(label.width() / 2, 0)));
    out.append("</g>\n");
  }

  private void mark(Mark mark) {
    if (mark != Mark.NONE) {
      out.append(' ').append(mark.style());
    }
  }

  private void figure(Figure figure, Point at) {
    Box box = figure.box();
    out.append("<g class=\"box ").append(box.kind().style());
    mark(box.mark());
    out.append("\">");
    if (box.kind().isPoint()) {
      point(figure, at);
      out.append("</g>\n");
      return;
    }
    out.append("<title>").append(Xml.escape(box.name() + " — " + box.detail())).append("</title>");
    outline(figure, at);
    boolean isContainer = !figure.inner().isEmpty();
    double y =
        at.y() + (isContainer ? SceneLayout.PADDING : (figure.height() - figure.textHeight()) / 2);
    for (TextBlock text : figure.texts()) {
      boolean isRetry = text.style() == FontStyle.RETRY;
      double middle =
          isContainer
              ? SceneLayout.PADDING + text.width() / 2 + (isRetry ? SceneLayout.ICON : 0)
              : figure.width() / 2 + (isRetry ? SceneLayout.ICON / 2 : 0);
      if (isRetry) {
        icon(at.x() + middle - text.width() / 2 - SceneLayout.ICON, y);
      }
      block(text, new Point(at.x() + middle, y));
      y += text.height();
    }
    out.append("</g>\n");
    figure.inner().forEach(inner -> inner(inner, at));
  }

  private void inner(Figure.Inner inner, Point box) {
    Point at = box.plus(inner.x(), inner.y());
    out.append("<g class=\"region\">");
    rectangle("frame", at, inner.width(), inner.height(), CORNER);
    block(
        inner.label(),
        at.plus(SceneLayout.PADDING + inner.label().width() / 2, SceneLayout.PADDING / 2));
    out.append("</g>\n");
    double beside = (inner.width() - inner.scene().placement().width()) / 2;
    scene(inner.scene(), at.plus(beside, inner.label().height() + 1.5 * SceneLayout.PADDING));
  }

  private void outline(Figure figure, Point at) {
    double width = figure.width();
    double height = figure.height();
    switch (figure.box().kind()) {
      case CHOICE -> {
        out.append("<path class=\"shape\" d=\"M").append(number(at.x() + SceneLayout.SLANT));
        out.append(',').append(number(at.y())).append('h');
        out.append(number(width - 2 * SceneLayout.SLANT)).append('l').append(SceneLayout.SLANT);
        out.append(',').append(number(height / 2)).append('l').append(-SceneLayout.SLANT);
        out.append(',').append(number(height / 2)).append('h');
        out.append(number(2 * SceneLayout.SLANT - width)).append('l').append(-SceneLayout.SLANT);
        out.append(',').append(number(-height / 2)).append("Z\"/>");
      }
      case WAIT, SUCCEED, FAIL ->
          rectangle("shape", at, width, height, Math.min(height / 2, SceneLayout.SLANT));
      case DOCKER, FARGATE -> {
        rectangle("shape", at, width, height, CORNER);
        rectangle("second", at.plus(3, 3), width - 6, height - 6, CORNER - 2);
      }
      default -> rectangle("shape", at, width, height, CORNER);
    }
  }

  private void rectangle(String style, Point at, double width, double height, double corner) {
    out.append("<rect class=\"").append(style).append("\" x=\"").append(number(at.x()));
    out.append("\" y=\"").append(number(at.y())).append("\" width=\"").append(number(width));
    out.append("\" height=\"").append(number(height)).append("\" rx=\"").append(number(corner));
    out.append("\"/>");
  }

  private void point(Figure figure, Point at) {
    double middle = figure.width() / 2;
    boolean isEnd = figure.box().kind() == BoxKind.END;
    out.append("<title>").append(figure.box().kind().label());
    if (!figure.box().detail().isEmpty()) {
      out.append(" — ").append(Xml.escape(figure.box().detail()));
    }
    out.append("</title>");
    circle("shape", at.plus(middle, middle), middle - 1);
    if (isEnd) {
      circle("dot", at.plus(middle, middle), middle / 2);
    }
  }

  private void circle(String style, Point middle, double radius) {
    out.append("<circle class=\"").append(style).append("\" cx=\"").append(number(middle.x()));
    out.append("\" cy=\"").append(number(middle.y())).append("\" r=\"").append(number(radius));
    out.append("\"/>");
  }

  /** Draws the arrow in a circle that stands before what is retried. */
  private void icon(double x, double y) {
    out.append("<path class=\"again\" d=\"M").append(number(x + 9)).append(',');
    out.append(number(y + 4.5)).append("a4,4 0 1 0 1.2,3.5m0.3,-6v3h-3\"/>");
  }

  private void block(TextBlock text, Point top) {
    for (int i = 0; i < text.lines().size(); i++) {
      double y = top.y() + text.style().lineHeight() * (i + BASELINE);
      out.append("<text class=\"").append(text.style().style()).append("\" x=\"");
      out.append(number(top.x())).append("\" y=\"").append(number(y)).append("\">");
      out.append(Xml.escape(text.lines().get(i))).append("</text>");
    }
  }
}
