package dev.cumulusc.app.compare;

import java.util.List;

/** What is different between two things; the second is compared with the first. */
public record Comparison(Comparand before, Comparand after, List<StackDifference> stacks) {
  public Comparison {
    stacks = List.copyOf(stacks);
  }

  /** Returns whether nothing is different. */
  public boolean isEmpty() {
    return stacks.stream().allMatch(StackDifference::isEmpty);
  }
}
