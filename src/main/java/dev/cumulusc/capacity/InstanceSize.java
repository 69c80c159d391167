package dev.cumulusc.capacity;

import dev.cumulusc.source.ProgramData;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How large the instances of a type are.
 *
 * @param type the instance type: {@code t3.large}
 * @param total all that an instance has
 */
public record InstanceSize(String type, Load total) {
  /** Families of Graviton types have a {@code g} behind their generation, as in {@code m7gd}. */
  private static final Pattern ARM =
      Pattern.compile("(?:a1|[a-z]+\\d+[a-z]*g[a-z]*)(?:-\\w+)?\\..*");

  private static final int UNITS_PER_VCPU = 1024;

  /**
   * The share of an instance's memory that is left for containers: its system and the agent take
   * about 5 percent, so that a {@code t3.large} registers with 7.6 of its 8 GiB.
   */
  private static final double USABLE = 0.95;

  /** Returns whether instances of a type have arm64 processors. */
  public static boolean isArm(String type) {
    return ARM.matcher(type).matches();
  }

  /** Returns the size of an instance type, if it is known. */
  public static Optional<InstanceSize> of(String type) {
    int dot = type.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String family = type.substring(0, dot);
    String size = type.substring(dot + 1) + "=";
    return ProgramData.lines(InstanceSize.class, "instance-types.txt").stream()
        .filter(row -> row.startsWith(family + ":") || row.startsWith(family + " "))
        .flatMap(row -> List.of(row.split(" ")).stream())
        .filter(field -> field.startsWith(size))
        .map(field -> field.substring(size.length()).split("/"))
        .map(pair -> new InstanceSize(type, load(pair[0], pair[1])))
        .findFirst();
  }

  /** Returns the names of all types that are known. */
  public static List<String> types() {
    return ProgramData.lines(InstanceSize.class, "instance-types.txt").stream()
        .flatMap(
            row -> {
              String family = row.substring(0, row.indexOf(':')).split(" ")[0];
              return Stream.of(row.substring(row.indexOf(':') + 1).strip().split(" "))
                  .map(size -> family + "." + size.substring(0, size.indexOf('=')));
            })
        .toList();
  }

  /** Returns what is left for containers, roughly. */
  public Load usable() {
    return new Load(total.cpu(), (long) (total.memory() * USABLE));
  }

  private static Load load(String vcpus, String memory) {
    return new Load((long) UNITS_PER_VCPU * Integer.parseInt(vcpus), Integer.parseInt(memory));
  }
}
