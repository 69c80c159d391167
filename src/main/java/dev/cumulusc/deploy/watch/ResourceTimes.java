package dev.cumulusc.deploy.watch;

import dev.cumulusc.deploy.service.StackEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the resources of an operation took, from their first event to their last.
 *
 * @param path the logical ids below the watched stack
 */
public record ResourceTimes(String path, String type, Duration time) {
  /**
   * Returns the times, the longest first; nested stacks, whose time is that of their resources, are
   * left out.
   *
   * @param events the events of the operation, in order of time
   */
  public static List<ResourceTimes> of(List<WatchedEvent> events) {
    Map<String, Instant> begins = new LinkedHashMap<>();
    Map<String, ResourceTimes> times = new LinkedHashMap<>();
    for (WatchedEvent seen : events) {
      StackEvent event = seen.event();
      if (!event.isOfStack() && !event.isOfNestedStack()) {
        Instant begin = begins.computeIfAbsent(seen.path(), path -> event.time());
        times.put(
            seen.path(),
            new ResourceTimes(seen.path(), event.type(), Duration.between(begin, event.time())));
      }
    }
    List<ResourceTimes> longest = new ArrayList<>(times.values());
    longest.sort(Comparator.comparing(ResourceTimes::time).reversed());
    return longest;
  }
}
