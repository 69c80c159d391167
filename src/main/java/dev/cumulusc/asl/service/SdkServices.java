package dev.cumulusc.asl.service;

import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The services and actions that {@code aws-sdk:} tasks can call. */
public final class SdkServices {
  private static final Map<String, String> LINES = read();

  private SdkServices() {}

  /** Returns the names of all services. */
  public static Set<String> names() {
    return LINES.keySet();
  }

  /** Returns the actions of a service, in alphabetical order, or nothing if there is none such. */
  public static Optional<Set<String>> actions(String service) {
    return Optional.ofNullable(LINES.get(plain(service))).map(SdkServices::unfold);
  }

  private static Set<String> unfold(String groups) {
    Set<String> actions = new TreeSet<>();
    for (String group : groups.split(" ")) {
      int colon = group.indexOf(':');
      for (String rest : group.substring(colon + 1).split(",", -1)) {
        actions.add(group.substring(0, colon) + rest);
      }
    }
    return actions;
  }

  private static Map<String, String> read() {
    Map<String, String> lines = new HashMap<>();
    for (String line : ProgramData.lines(SdkServices.class, "aws-sdk.txt")) {
      int blank = line.indexOf(' ');
      lines.put(line.substring(0, blank), line.substring(blank + 1));
    }
    return lines;
  }

  /** The names come from titles, some of which end in "Service" and some of which do not. */
  static String plain(String service) {
    return service.endsWith("service")
        ? service.substring(0, service.length() - "service".length())
        : service;
  }
}
