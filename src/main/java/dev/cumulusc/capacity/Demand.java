package dev.cumulusc.capacity;

/**
 * Containers of one kind.
 *
 * @param each what each of them reserves
 * @param count how many there are
 */
public record Demand(Load each, long count) {

  /** Returns what all of them reserve together. */
  public Load total() {
    return each.times(count);
  }
}
