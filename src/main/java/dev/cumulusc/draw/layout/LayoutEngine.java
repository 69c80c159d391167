package dev.cumulusc.draw.layout;

/** Finds places for the boxes of a graph, so that none overlap and arrows lead downwards. */
public interface LayoutEngine {
  /** Lays out a graph; the same graph always gets the same places. */
  Placement place(FlatGraph graph);
}
