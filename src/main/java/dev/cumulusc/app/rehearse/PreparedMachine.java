package dev.cumulusc.app.rehearse;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.draw.MachinePicture;
import dev.cumulusc.draw.Mark;
import dev.cumulusc.draw.Picture;
import dev.cumulusc.draw.TaskPlaces;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.NodeJson;
import dev.cumulusc.rehearse.machine.ScopeDefinition;
import dev.cumulusc.rehearse.test.Coverage;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.function.Function;

/**
 * A state machine that can be run.
 *
 * @param name the state machine's name
 * @param source what it was read from
 * @param faults what AWS would refuse in it, a line for each finding
 * @param drawing makes its picture with the marks of its states and their parts
 */
@RecordBuilder
record PreparedMachine(
    String name,
    Machine source,
    ScopeDefinition scope,
    JsonObject definition,
    List<String> faults,
    Function<Function<String, Mark>, Picture> drawing)
    implements PreparedMachineBuilder.With {

  PreparedMachine {
    faults = List.copyOf(faults);
  }

  static PreparedMachine of(String name, Machine source, List<String> faults) {
    return new PreparedMachine(
        name,
        source,
        ScopeDefinition.of(source.root()),
        NodeJson.of(source.definition()),
        faults,
        marks -> MachinePicture.of(name, source, TaskPlaces.UNKNOWN, marks));
  }

  /** Returns the picture of what was reached, and what was not. */
  Picture picture(Coverage coverage) {
    return drawing.apply(key -> coverage.isReached(key) ? Mark.REACHED : Mark.MISSED);
  }
}
