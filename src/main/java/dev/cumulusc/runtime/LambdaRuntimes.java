package dev.cumulusc.runtime;

import dev.cumulusc.source.ProgramData;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The runtimes of Lambda that this version of the program knows. */
public final class LambdaRuntimes {
  private static final String NONE = "-";
  private static final String AS_OF = "as-of";

  private static final Map<String, LambdaRuntime> RUNTIMES = new LinkedHashMap<>();
  private static final LocalDate DAY = read();

  private LambdaRuntimes() {}

  /**
   * Returns the day that the table describes, which stands for today: the same input gives the same
   * output on any day.
   */
  public static LocalDate asOf() {
    return DAY;
  }

  /** Returns the runtime of a name. */
  public static Optional<LambdaRuntime> of(String name) {
    return Optional.ofNullable(RUNTIMES.get(name));
  }

  /** Returns the names of all runtimes. */
  public static Set<String> names() {
    return Collections.unmodifiableSet(RUNTIMES.keySet());
  }

  private static LocalDate read() {
    LocalDate day = null;
    for (String row : ProgramData.lines(LambdaRuntimes.class, "runtimes.txt")) {
      String[] cells = row.split(" +");
      if (cells[0].equals(AS_OF)) {
        day = LocalDate.parse(cells[1]);
      } else {
        Optional<String> successor = Optional.of(cells[4]).filter(text -> !text.equals(NONE));
        RUNTIMES.put(
            cells[0],
            new LambdaRuntime(cells[0], date(cells[1]), date(cells[2]), date(cells[3]), successor));
      }
    }
    return Objects.requireNonNull(day);
  }

  private static Optional<LocalDate> date(String cell) {
    return cell.equals(NONE) ? Optional.empty() : Optional.of(LocalDate.parse(cell));
  }
}
