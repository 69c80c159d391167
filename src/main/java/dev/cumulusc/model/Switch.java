package dev.cumulusc.model;

import dev.cumulusc.source.Origin;

/**
 * A setting that is on or off.
 *
 * @param origin the value that was written; for a default, the section that leaves the setting out
 */
public record Switch(boolean isOn, Origin origin) {

  /** Returns the switch that a written value is. */
  public static Switch of(Located<Boolean> written) {
    return new Switch(written.value(), written.origin());
  }

  /** Returns a switch that is on where both are, with the origin of the one that decides it. */
  public Switch and(Switch other) {
    return isOn ? other : this;
  }
}
