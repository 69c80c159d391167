package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.source.Origin;
import java.util.List;

/** Makes findings of the values that reads meet. */
final class Findings {
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
            holder.kinds(),
            holder.members().known().keySet().stream().toList(),
            holder.makers().stream().flatMap(maker -> maker.answer().stream()).findFirst()),
        notes(holder));
  }

  static List<Origin.Step> notes(Value value) {
    return value.makers().stream().map(Maker::step).toList();
  }
}
