package dev.cumulusc.draw;

import dev.cumulusc.draw.layout.Placement;
import java.util.List;

/**
 * A region that is laid out.
 *
 * @param figures the boxes in the order of the region
 * @param labels the arrows' labels in the order of the region; without lines where there is none
 */
record Scene(Region region, List<Figure> figures, List<TextBlock> labels, Placement placement) {
  Scene {
    figures = List.copyOf(figures);
    labels = List.copyOf(labels);
  }
}
