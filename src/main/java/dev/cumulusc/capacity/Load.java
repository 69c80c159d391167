package dev.cumulusc.capacity;

/**
 * What something reserves, or what an instance offers.
 *
 * @param cpu in CPU units, of which a core has 1,024
 * @param memory in MiB
 */
public record Load(long cpu, long memory) {
  static final Load NONE = new Load(0, 0);

  Load plus(Load other) {
    return new Load(cpu + other.cpu, memory + other.memory);
  }

  Load minus(Load other) {
    return new Load(cpu - other.cpu, memory - other.memory);
  }

  /** Returns this load so many times. */
  public Load times(long count) {
    return new Load(cpu * count, memory * count);
  }

  /** Reports whether this fits into another one as a whole. */
  public boolean fitsInto(Load room) {
    return cpu <= room.cpu && memory <= room.memory;
  }
}
