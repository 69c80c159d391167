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
 * @param total all that an instance has; of its network interfaces, those beside its own
 */
public record InstanceSize(String type, Load total) {
  /** Families of Graviton types have a {@code g} behind their generation, as in {@code m7gd}. */
  private static final Pattern ARM =
      Pattern.compile("(?:a1|[a-z]+\\d+[a-z]*g[a-z]*)(?:-\\w+)?\\..*");

  /**
   * Burstable types, for which ECS has no trunk interfaces: they are in none of its tables.
   *
   * <p>Source:
   * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/eni-trunking-supported-instance-types.html
   */
  private static final Pattern WITHOUT_TRUNK = Pattern.compile("t\\d\\w*\\..*");

  /** More interfaces than any instance has containers. */
  private static final int UNBOUNDED = 1_000_000;

  private static final int UNITS_PER_VCPU = 1024;

  /**
   * The share of an instance's memory that is left for containers: its system and the agent take
   * about 5 percent, so that a {@code t3.large} registers with 7.6 of its 8 GiB.
   */
  private static final double USABLE = 0.95;

  /** Read when a size is first asked for. */
  private static final class Table {
    static final List<String> ROWS = ProgramData.lines(InstanceSize.class, "instance-types.txt");
  }

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
    return Table.ROWS.stream()
        .filter(row -> row.startsWith(family + ":") || row.startsWith(family + " "))
        .flatMap(row -> List.of(row.split(" ")).stream())
        .filter(field -> field.startsWith(size))
        .map(field -> field.substring(size.length()).split("/"))
        .map(facts -> new InstanceSize(type, load(facts)))
        .findFirst();
  }

  /** Returns the names of all types that are known. */
  public static List<String> types() {
    return Table.ROWS.stream()
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
    return new Load(total.cpu(), (long) (total.memory() * USABLE), total.interfaces());
  }

  /**
   * Reports whether instances may have more interfaces: they do for some types, where the account
   * has the ECS setting {@code awsvpcTrunking}.
   */
  public boolean mayHaveTrunk() {
    return !WITHOUT_TRUNK.matcher(type).matches();
  }

  /** Returns the most that an instance may ever offer, whatever the account's settings. */
  public Load atBest() {
    return mayHaveTrunk() ? new Load(total.cpu(), total.memory(), UNBOUNDED) : total;
  }

  /** The first interface is the instance's own. */
  private static Load load(String[] facts) {
    return new Load(
        (long) UNITS_PER_VCPU * Integer.parseInt(facts[0]),
        Integer.parseInt(facts[1]),
        Integer.parseInt(facts[2]) - 1);
  }
}
