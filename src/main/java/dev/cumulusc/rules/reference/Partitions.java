package dev.cumulusc.rules.reference;

import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.source.ProgramData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the partitions of AWS and their Regions; the table is {@code regions.txt}. */
final class Partitions {
  private static final Pattern NUMBER = Pattern.compile("-\\d+$");
  private static final Map<String, String> BY_REGION = read();
  private static final Map<String, String> BY_AREA = byArea();

  private Partitions() {}

  /** Returns whether a partition is known. */
  static boolean has(String partition) {
    return BY_REGION.containsValue(partition);
  }

  /** Returns the known partition that is nearest to a name. */
  static Optional<String> nearestPartition(String name) {
    return Suggestions.nearest(name, Set.copyOf(BY_REGION.values()));
  }

  static boolean hasRegion(String region) {
    return BY_REGION.containsKey(region);
  }

  /** Returns the partition of a Region, also of a new one beside those that are known. */
  static Optional<String> of(String region) {
    String known = BY_REGION.get(region);
    return Optional.ofNullable(known != null ? known : BY_AREA.get(area(region)));
  }

  /** Returns the known Region that is nearest to a name. */
  static Optional<String> nearestRegion(String name) {
    return Suggestions.nearest(name, BY_REGION.keySet());
  }

  private static String area(String region) {
    return NUMBER.matcher(region).replaceAll("-");
  }

  private static Map<String, String> byArea() {
    Map<String, String> partitions = new HashMap<>();
    BY_REGION.forEach((region, partition) -> partitions.putIfAbsent(area(region), partition));
    return partitions;
  }

  private static Map<String, String> read() {
    Map<String, String> partitions = new LinkedHashMap<>();
    for (String line : ProgramData.lines(Partitions.class, "regions.txt")) {
      String[] columns = line.split(" ");
      Arrays.stream(columns).skip(1).forEach(region -> partitions.put(region, columns[0]));
    }
    return partitions;
  }
}
