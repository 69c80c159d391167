package dev.cumulusc.model;

import dev.cumulusc.source.Origin;

/**
 * How the tables' capacity follows the load.
 *
 * @param target the share of the capacity that is to be used, in percent
 * @param scaleInCooldown in seconds
 * @param scaleOutCooldown in seconds
 */
public record TableScaling(
    Located<Integer> target, Located<Integer> scaleInCooldown, Located<Integer> scaleOutCooldown) {

  /** Returns the scaling of a configuration that says nothing about it. */
  public static TableScaling usual(Origin origin) {
    return new TableScaling(
        new Located<>(30, origin), new Located<>(0, origin), new Located<>(0, origin));
  }
}
