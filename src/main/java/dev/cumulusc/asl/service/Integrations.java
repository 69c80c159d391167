package dev.cumulusc.asl.service;

import dev.cumulusc.source.ProgramData;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The optimized integrations of Step Functions. */
public final class Integrations {
  private static final Map<String, Map<String, Integration>> BY_SERVICE = read();

  private Integrations() {}

  /** Finds an integration by its service and action, as the resource's ARN has them. */
  public static Optional<Integration> find(String service, String action) {
    return Optional.ofNullable(BY_SERVICE.getOrDefault(service, Map.of()).get(action));
  }

  public static boolean hasService(String service) {
    return BY_SERVICE.containsKey(service);
  }

  /** Returns the names of the services, in alphabetical order. */
  public static Set<String> services() {
    return BY_SERVICE.keySet();
  }

  /** Returns the actions of a service, in alphabetical order. */
  public static Set<String> actions(String service) {
    return BY_SERVICE.getOrDefault(service, Map.of()).keySet();
  }

  private static Map<String, Map<String, Integration>> read() {
    Map<String, Map<String, Integration>> services = new TreeMap<>();
    for (String line : ProgramData.lines(Integrations.class, "integrations.txt")) {
      String[] columns = line.split(" ");
      Set<Pattern> patterns = EnumSet.of(Pattern.REQUEST);
      words(columns[2]).forEach(name -> patterns.add(Pattern.inTable(name)));
      Integration integration =
          new Integration(
              columns[0],
              columns[1],
              patterns,
              words(columns[3]),
              words(columns[4]),
              words(columns[5]).stream().findFirst());
      services.computeIfAbsent(columns[0], key -> new TreeMap<>()).put(columns[1], integration);
    }
    return services;
  }

  private static List<String> words(String column) {
    return column.equals("-") ? List.of() : Arrays.asList(column.split(","));
  }
}
