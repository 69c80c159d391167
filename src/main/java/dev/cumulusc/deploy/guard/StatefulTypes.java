package dev.cumulusc.deploy.guard;

import dev.cumulusc.source.ProgramData;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types of resources that hold what no template can make again. */
public final class StatefulTypes {
  private final Map<String, Stateful> types = new HashMap<>();

  /**
   * What is held.
   *
   * @param what what people call such a resource: {@code table}
   * @param holds what goes with it: {@code all items in it}
   */
  public record Stateful(String what, String holds) {}

  private StatefulTypes() {}

  /** Reads the table that comes with the program. */
  public static StatefulTypes read() {
    StatefulTypes read = new StatefulTypes();
    for (String row : ProgramData.lines(StatefulTypes.class, "stateful.txt")) {
      String[] cells = row.split("\\|", 3);
      if (cells.length == 3) {
        read.types.put(cells[0], new Stateful(cells[1], cells[2]));
      }
    }
    return read;
  }

  public Optional<Stateful> of(String type) {
    return Optional.ofNullable(types.get(type));
  }
}
