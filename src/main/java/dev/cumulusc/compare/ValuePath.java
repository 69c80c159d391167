package dev.cumulusc.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Names of members and positions in lists, from the outside inwards. */
public record ValuePath(List<String> steps) {
  public static final ValuePath ROOT = new ValuePath(List.of());

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_:$*/-]+");

  public ValuePath {
    steps = List.copyOf(steps);
  }

  public static ValuePath of(String... steps) {
    return new ValuePath(List.of(steps));
  }

  /** Reads a JSON pointer; the first step is left out if it is {@code Properties}. */
  public static ValuePath ofPointer(String pointer) {
    List<String> steps = new ArrayList<>();
    for (String step : pointer.split("/", -1)) {
      if (!step.isEmpty() && !(steps.isEmpty() && step.equals("Properties"))) {
        steps.add(step.replace("~1", "/").replace("~0", "~"));
      }
    }
    return new ValuePath(steps);
  }

  /** Returns the path of something one step further inwards. */
  public ValuePath with(String step) {
    List<String> more = new ArrayList<>(steps);
    more.add(step);
    return new ValuePath(more);
  }

  /** Returns {@code Environment.Variables.STACK}; names that are no plain words are quoted. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String step : steps) {
      text.append(text.length() == 0 ? "" : ".")
          .append(PLAIN.matcher(step).matches() ? step : '"' + step + '"');
    }
    return text.toString();
  }
}
