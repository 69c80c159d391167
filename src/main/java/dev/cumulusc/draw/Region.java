package dev.cumulusc.draw;

import java.util.List;

/**
 * Boxes that lead to each other: a whole state machine, a branch, or what a Map does.
 *
 * @param label what the region is called in its box; empty for the whole machine
 */
public record Region(String label, List<Box> boxes, List<Link> links) {
  public Region {
    boxes = List.copyOf(boxes);
    links = List.copyOf(links);
  }
}
