package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.tree.Node;
import dev.cumulusc.tree.ScalarNode;
import dev.cumulusc.tree.SequenceNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts the items of a Map where the definition shows how many. */
public final class MapItems {
  private static final Pattern RANGE =
      Pattern.compile("\\{%\\s*\\[\\s*(\\d{1,9})\\s*\\.\\.\\s*(\\d{1,9})\\s*\\]\\s*%\\}");

  private MapItems() {}

  /** Returns the number of items, or 0 if only the execution knows. */
  public static long count(MachineState map) {
    return map.body().get("Items").map(MapItems::count).orElse(0L);
  }

  private static long count(Node items) {
    if (items instanceof SequenceNode list) {
      return list.items().size();
    }
    return items instanceof ScalarNode text ? range(text.text()) : 0;
  }

  private static long range(String expression) {
    Matcher range = RANGE.matcher(expression);
    return range.matches()
        ? Math.max(0, Long.parseLong(range.group(2)) - Long.parseLong(range.group(1)) + 1)
        : 0;
  }
}
