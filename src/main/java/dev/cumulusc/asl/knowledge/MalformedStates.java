package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.Part;
import dev.cumulusc.diagnostic.Suggestions;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Finds states whose fields for data have an error of form, so that nobody knows what they pass on
 * or assign. What follows from guesses about them is not worth reporting.
 */
public final class MalformedStates {
  private static final Machine.View<Set<MachineState>> STATES = MalformedStates::find;

  private static final Set<String> DATA =
      Set.of(
          "Arguments",
          "Assign",
          "Branches",
          "Catch",
          "InputPath",
          "ItemProcessor",
          "ItemReader",
          "ItemSelector",
          "Items",
          "ItemsPath",
          "Iterator",
          "Output",
          "OutputPath",
          "Parameters",
          "QueryLanguage",
          "Resource",
          "Result",
          "ResultPath",
          "ResultSelector",
          "ResultWriter");

  private MalformedStates() {}

  /** Returns the malformed states of a machine. */
  public static Set<MachineState> of(Machine machine) {
    return machine.view(STATES);
  }

  private static Set<MachineState> find(Machine machine) {
    Set<MachineState> malformed = new HashSet<>();
    for (MachineState state : machine.states()) {
      if (state.type().isEmpty()) {
        malformed.add(state);
      }
    }
    for (Part part : machine.parts()) {
      if (isMalformed(part)) {
        part.state().ifPresent(malformed::add);
      }
    }
    return Collections.unmodifiableSet(malformed);
  }

  private static boolean isMalformed(Part part) {
    return part.shape().isClosed()
        && (part.known().stream().anyMatch(known -> isMalformed(part, known))
            || part.unknown().stream().anyMatch(entry -> mayBeData(part, entry.name())));
  }

  private static boolean isMalformed(Part part, Part.Known known) {
    return DATA.contains(known.name())
        && (!known.field().isOf(part.language())
            || !FieldValues.fits(known.field(), known.value(), part.language()));
  }

  /** Returns whether an unknown field may be meant to be one for data. */
  private static boolean mayBeData(Part part, String name) {
    Optional<String> meant = Suggestions.nearest(name, part.shape().names());
    return meant.isEmpty() || DATA.contains(meant.get());
  }
}
