package dev.cumulusc.asl.service;

import dev.cumulusc.source.ProgramData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parameters of optimized integrations that take only some values, by the API models.
 *
 * @param path the parameter's name, with those that it stands in, as in {@link
 *     dev.cumulusc.asl.CallArguments#at}
 * @param values all values, in alphabetical order
 */
public record ParameterValues(String path, List<String> values) {
  private static final Map<String, List<ParameterValues>> CALLS = read();

  public ParameterValues {
    values = List.copyOf(values);
  }

  /** Returns the parameters of a call, such as {@code ecs:runTask}. */
  public static List<ParameterValues> of(String call) {
    return CALLS.getOrDefault(call, List.of());
  }

  private static Map<String, List<ParameterValues>> read() {
    Map<String, List<ParameterValues>> calls = new HashMap<>();
    for (String line : ProgramData.lines(ParameterValues.class, "values.txt")) {
      String[] columns = line.split(" ");
      calls
          .computeIfAbsent(columns[0], call -> new ArrayList<>())
          .add(new ParameterValues(columns[1], Arrays.asList(columns[2].split(","))));
    }
    return calls;
  }
}
