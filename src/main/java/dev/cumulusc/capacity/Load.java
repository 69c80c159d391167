package dev.cumulusc.capacity;

/**
 * What something reserves, or what an instance offers.
 *
 * @param cpu in CPU units, of which a core has 1,024
 * @param memory in MiB
 * @param interfaces network interfaces: a task with {@code networkMode: awsvpc} has one of its own
 */
public record Load(long cpu, long memory, long interfaces) {
  static final Load NONE = new Load(0, 0);

  /** Makes a load without network interfaces. */
  public Load(long cpu, long memory) {
    this(cpu, memory, 0);
  }

  Load plus(Load other) {
    return new Load(cpu + other.cpu, memory + other.memory, interfaces + other.interfaces);
  }

  Load minus(Load other) {
    return new Load(cpu - other.cpu, memory - other.memory, interfaces - other.interfaces);
  }

  /** Returns this load so many times. */
  public Load times(long count) {
    return new Load(cpu * count, memory * count, interfaces * count);
  }

  /** Reports whether this fits into another one as a whole. */
  public boolean fitsInto(Load room) {
    return cpu <= room.cpu && memory <= room.memory && interfaces <= room.interfaces;
  }
}
