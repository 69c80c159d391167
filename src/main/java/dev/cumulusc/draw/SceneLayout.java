package dev.cumulusc.draw;

import dev.cumulusc.draw.layout.FlatGraph;
import dev.cumulusc.draw.layout.LayoutEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lays out a picture from the inside out. Lengths are in pixels. */
final class SceneLayout {
  static final double PADDING = 10;

  /** What the icon of a retry takes in front of its text. */
  static final double ICON = 15;

  /** How far the ends of a choice's box stand out beside its text. */
  static final double SLANT = 14;

  private static final double MIN_WIDTH = 110;
  private static final double MIN_HEIGHT = 40;
  private static final double TEXT_WIDTH = 190;
  private static final double CONTAINER_TEXT_WIDTH = 260;
  private static final double LABEL_WIDTH = 170;
  private static final double POINT = 16;
  private static final int LABEL_LINES = 6;
  private static final int DETAIL_LINES = 4;
  private static final int ANY_LINES = Integer.MAX_VALUE;

  /** A row of branches that is wider goes on below. */
  private static final double ROW_WIDTH = 1600;

  private final LayoutEngine engine;

  SceneLayout(LayoutEngine engine) {
    this.engine = engine;
  }

  Scene of(Region region) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Integer> indexes = new HashMap<>();
    for (Box box : region.boxes()) {
      indexes.put(box.id(), figures.size());
      figures.add(figure(box));
    }
    List<TextBlock> labels = new ArrayList<>();
    List<FlatGraph.Edge> edges = new ArrayList<>();
    for (Link link : region.links()) {
      TextBlock label = TextBlock.wrap(link.label(), FontStyle.LABEL, LABEL_WIDTH, LABEL_LINES);
      labels.add(label);
      edges.add(
          new FlatGraph.Edge(
              Objects.requireNonNull(indexes.get(link.from())),
              Objects.requireNonNull(indexes.get(link.to())),
              label.width(),
              label.height()));
    }
    List<FlatGraph.Node> nodes =
        figures.stream()
            .map(
                each ->
                    new FlatGraph.Node(
                        each.width(), each.height(), each.box().kind() == BoxKind.START))
            .toList();
    return new Scene(region, figures, labels, engine.place(new FlatGraph(nodes, edges)));
  }

  private Figure figure(Box box) {
    if (box.kind().isPoint()) {
      return new Figure(box, POINT, POINT, List.of(), List.of());
    }
    boolean isContainer = !box.regions().isEmpty();
    List<TextBlock> texts = texts(box, isContainer ? CONTAINER_TEXT_WIDTH : TEXT_WIDTH);
    double beside = PADDING + (box.kind() == BoxKind.CHOICE ? SLANT : 0);
    double width = MIN_WIDTH;
    double textHeight = 0;
    for (TextBlock text : texts) {
      double icon = text.style() == FontStyle.RETRY ? ICON : 0;
      width = Math.max(width, text.width() + icon + 2 * beside);
      textHeight += text.height();
    }
    double height = Math.max(MIN_HEIGHT, textHeight + 2 * PADDING);
    return isContainer
        ? container(box, texts, width, textHeight + 2 * PADDING)
        : new Figure(box, width, height, texts, List.of());
  }

  private static List<TextBlock> texts(Box box, double width) {
    List<TextBlock> texts = new ArrayList<>();
    add(texts, box.name(), FontStyle.NAME, width, ANY_LINES);
    add(texts, box.detail(), FontStyle.DETAIL, width, DETAIL_LINES);
    for (Box.Retry retry : box.retries()) {
      add(texts, retry.text(), FontStyle.RETRY, width, DETAIL_LINES);
    }
    if (box.mark() != Mark.REACHED) {
      add(texts, box.mark().label(), FontStyle.MARK, width, 1);
    }
    return texts;
  }

  private static void add(
      List<TextBlock> texts, String text, FontStyle style, double width, int lines) {
    if (!text.isEmpty()) {
      texts.add(TextBlock.wrap(text, style, width, lines));
    }
  }

  /** Puts the regions side by side below the texts. */
  private Figure container(Box box, List<TextBlock> texts, double minWidth, double top) {
    List<Figure.Inner> inner = new ArrayList<>();
    double width = minWidth;
    double x = PADDING;
    double y = top;
    double rowHeight = 0;
    for (Region region : box.regions()) {
      Scene scene = of(region);
      TextBlock label =
          TextBlock.wrap(region.label(), FontStyle.REGION, CONTAINER_TEXT_WIDTH, ANY_LINES);
      double own = Math.max(scene.placement().width(), label.width() + PADDING) + 2 * PADDING;
      double tall = label.height() + scene.placement().height() + 2.5 * PADDING;
      if (x > PADDING && x + own > ROW_WIDTH) {
        x = PADDING;
        y += rowHeight + PADDING;
        rowHeight = 0;
      }
      inner.add(new Figure.Inner(scene, label, x, y, own, tall));
      x += own + PADDING;
      width = Math.max(width, x);
      rowHeight = Math.max(rowHeight, tall);
    }
    return new Figure(box, width, y + rowHeight + PADDING, texts, inner);
  }
}
