package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Set;

/** Makes findings of the values that reads meet. */
final class Findings {
  private static final Set<String> INPUTS = Set.of("$", "$states.input");

  private Findings() {}

  static Finding absent(
      MachineState state,
      Origin at,
      boolean inExpression,
      Value holder,
      String place,
      String step) {
    return new Finding.Absent(
        state,
        at,
        inExpression,
        new Finding.Place(
            place,
            step,
            holder.present().kinds(),
            holder.members().known().keySet().stream().toList(),
            holder.makers().stream().flatMap(maker -> maker.answer().stream()).findFirst(),
            holder.canBe(Kind.ARRAY) && !holder.anyItem().member(step).isAbsent()),
        cause(holder, place, step),
        notes(holder));
  }

  private static Finding.Cause cause(Value holder, String place, String step) {
    if (holder.lacksPayload(step)) {
      return Finding.Cause.UNWRAPPED;
    }
    boolean isCaught =
        INPUTS.contains(place)
            && !holder.makers().isEmpty()
            && holder.makers().stream().allMatch(maker -> maker.source() == Maker.Source.CATCHER);
    return isCaught ? Finding.Cause.CAUGHT : Finding.Cause.MISSING;
  }

  static List<Origin.Step> notes(Value value) {
    return value.makers().stream().map(Maker::step).toList();
  }
}
