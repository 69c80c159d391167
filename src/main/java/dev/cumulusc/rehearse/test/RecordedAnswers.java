package dev.cumulusc.rehearse.test;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The answers of one state's calls. Calls that got different inputs are distinguished by what
 * differs in these, since they may come in another order; other calls are answered in turn.
 */
final class RecordedAnswers {
  /** What is another in each execution: times, identifiers and task tokens. */
  private static final Pattern PASSING =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:.*|.*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-.*|\\S{100,}",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
  private static final Pattern QUOTABLE = Pattern.compile("[^'\\\\$]+");

  private final List<RecordedCall> calls;

  /** What each call got, by the paths of all parts of it. */
  private final List<Map<String, Json>> parts = new ArrayList<>();

  private RecordedAnswers(List<RecordedCall> calls) {
    this.calls = calls;
    for (RecordedCall call : calls) {
      Map<String, Json> all = new LinkedHashMap<>();
      addParts("$", call.input(), all);
      parts.add(all);
    }
  }

  /**
   * Returns one answer, or the list of them.
   *
   * @param calls the calls of one state, in their order
   * @param end when the execution ended
   */
  static Json of(List<RecordedCall> calls, Optional<Instant> end) {
    List<Json> answers = new RecordedAnswers(calls).answers(end);
    return answers.size() == 1 ? answers.get(0) : new JsonArray(answers);
  }

  private List<Json> answers(Optional<Instant> end) {
    List<String> paths = distinguishing();
    if (paths.isEmpty()) {
      return calls.stream().<Json>map(call -> call.answer(end)).toList();
    }
    Map<JsonObject, List<Json>> byCondition = new LinkedHashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      JsonObject.Builder when = new JsonObject.Builder();
      for (String path : paths) {
        when.put(path, Objects.requireNonNull(parts.get(i).get(path)));
      }
      JsonObject condition = when.build();
      byCondition
          .computeIfAbsent(condition, each -> new ArrayList<>())
          .add(calls.get(i).answer(end).with("when", condition));
    }
    return byCondition.values().stream()
        .flatMap(group -> Set.copyOf(group).size() == 1 ? group.stream().limit(1) : group.stream())
        .toList();
  }

  /**
   * Returns the paths whose values distinguish as many calls as possible: those first that do most,
   * and of these the shortest.
   */
  private List<String> distinguishing() {
    List<String> chosen = new ArrayList<>();
    List<String> candidates = new ArrayList<>(parts.get(0).keySet());
    parts.forEach(each -> candidates.retainAll(each.keySet()));
    Map<String, Integer> lengths = new HashMap<>();
    candidates.forEach(path -> lengths.put(path, length(path)));
    candidates.sort(Comparator.comparing(lengths::get));
    List<Integer> groups = Collections.nCopies(calls.size(), 0);
    int count = 1;
    while (count < calls.size()) {
      Optional<String> best = Optional.empty();
      List<Integer> refined = groups;
      for (String path : candidates) {
        List<Integer> finer = refine(groups, path);
        int found = Set.copyOf(finer).size();
        if (found > count) {
          count = found;
          refined = finer;
          best = Optional.of(path);
        }
      }
      if (best.isEmpty()) {
        break;
      }
      groups = refined;
      chosen.add(best.get());
    }
    return chosen;
  }

  private int length(String path) {
    return path.length() + parts.stream().mapToInt(each -> text(each, path).length()).sum();
  }

  private static String text(Map<String, Json> parts, String path) {
    return Objects.requireNonNull(parts.get(path)).text();
  }

  private List<Integer> refine(List<Integer> groups, String path) {
    Map<List<Object>, Integer> numbers = new HashMap<>();
    List<Integer> finer = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      List<Object> group = List.of(groups.get(i), Objects.requireNonNull(parts.get(i).get(path)));
      numbers.putIfAbsent(group, numbers.size());
      finer.add(numbers.get(group));
    }
    return finer;
  }

  /**
   * Adds a value and all that is in it, by their paths.
   *
   * @return whether it has nothing in it that passes
   */
  private static boolean addParts(String path, Json value, Map<String, Json> all) {
    boolean stays =
        !(value instanceof JsonString string && PASSING.matcher(string.value()).matches());
    if (value instanceof JsonObject object) {
      for (Map.Entry<String, Json> member : object.members().entrySet()) {
        stays &= addParts(member(path, member.getKey()), member.getValue(), all);
      }
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.items().size(); i++) {
        stays &= addParts(path.isEmpty() ? "" : path + "[" + i + "]", array.items().get(i), all);
      }
    }
    if (stays && !path.isEmpty()) {
      all.put(path, value);
    }
    return stays;
  }

  /** Returns the path of a member; an empty one if it can't be written. */
  private static String member(String path, String name) {
    if (path.isEmpty() || !QUOTABLE.matcher(name).matches()) {
      return "";
    }
    return NAME.matcher(name).matches() ? path + "." + name : path + "['" + name + "']";
  }
}
