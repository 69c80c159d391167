package dev.cumulusc.compare;

import dev.cumulusc.compare.ValueChange.Replacing;
import dev.cumulusc.template.CfnValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes changes of values. */
public final class Changes {
  private Changes() {}

  /** Returns the parts of a value that perhaps change, though they are written as before. */
  static List<ValueChange> possible(
      ValuePath path,
      CfnValue value,
      PossibleChanges uncertain,
      Function<ValuePath, Replacing> replacing) {
    List<ValueChange> found = new ArrayList<>();
    if (value instanceof CfnValue.Mapping mapping) {
      mapping
          .members()
          .forEach(
              (name, member) ->
                  found.addAll(possible(path.with(name), member.value(), uncertain, replacing)));
    } else if (value instanceof CfnValue.Sequence list) {
      List<String> steps = ValueDiff.steps(list);
      for (int i = 0; i < steps.size(); i++) {
        found.addAll(possible(path.with(steps.get(i)), list.items().get(i), uncertain, replacing));
      }
    } else {
      uncertain
          .through(value)
          .ifPresent(
              through ->
                  found.add(
                      new ValueChange(
                          path.toString(),
                          Optional.empty(),
                          Optional.empty(),
                          false,
                          replacing.apply(path),
                          Optional.of(through))));
    }
    return found;
  }
}
