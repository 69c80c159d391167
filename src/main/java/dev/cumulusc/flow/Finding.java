package dev.cumulusc.flow;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A read that finds nothing, or what the field does not take, on every way to a state. */
public sealed interface Finding {
  /** What {@code lambda:invoke} puts the result of a function under. */
  String PAYLOAD = "Payload";

  /** Returns the state that reads. */
  MachineState state();

  /** Returns the place of the path or expression that reads. */
  Origin at();

  /** Returns what made the value that was read from, and where. */
  List<Origin.Step> notes();

  /**
   * A read of what is never there.
   *
   * @param inExpression whether a JSONata expression reads; otherwise a path does, and fails
   * @param place where the read stops
   * @param cause why there is nothing
   */
  record Absent(
      MachineState state,
      Origin at,
      boolean inExpression,
      Place place,
      Cause cause,
      List<Origin.Step> notes)
      implements Finding {
    public Absent {
      notes = List.copyOf(notes);
    }
  }

  /** Why a read finds nothing. */
  enum Cause {
    /** Nothing puts anything there. */
    MISSING,
    /** A function's result is read as an answer of {@code lambda:invoke}. */
    UNWRAPPED,
    /** Catchers put their error in the place of the input. */
    CAUGHT
  }

  /**
   * Where a read stops.
   *
   * @param holder the path up to the last value that is there
   * @param step the step that leads to nothing: a member's name, or an index in brackets
   * @param kinds what the value at the holder can be
   * @param names the members that it can have, if it is an object
   * @param answer the call whose answer the holder is, such as {@code lambda:invoke}
   * @param isInItems whether an item may have what the step leads to, if the holder is an array
   */
  record Place(
      String holder,
      String step,
      Set<Kind> kinds,
      List<String> names,
      Optional<String> answer,
      boolean isInItems) {
    public Place {
      kinds = Set.copyOf(kinds);
      names = List.copyOf(names);
    }

    /** Returns the path with the step that leads to nothing. */
    public String path() {
      return step.startsWith("[") ? holder + step : holder + "." + step;
    }
  }

  /**
   * A field's path that leads to a value of another kind than the field takes.
   *
   * @param field the name of the field
   * @param path the path or the expression; empty if the field is left out, so that the input
   *     counts
   * @param expected the kinds that the field takes
   * @param kinds the kinds that the value can have
   */
  record WrongKind(
      MachineState state,
      Origin at,
      String field,
      String path,
      Set<Kind> expected,
      Set<Kind> kinds,
      List<Origin.Step> notes)
      implements Finding {
    public WrongKind {
      expected = Set.copyOf(expected);
      kinds = Set.copyOf(kinds);
      notes = List.copyOf(notes);
    }
  }

  /**
   * A field's path or expression that gives a value beyond the limits of the field.
   *
   * @param field the name of the field
   * @param written the path or the expression
   * @param value the string or the number that it gives
   * @param expected what the field takes, for messages
   */
  record WrongValue(
      MachineState state,
      Origin at,
      String field,
      String written,
      String value,
      String expected,
      List<Origin.Step> notes)
      implements Finding {
    public WrongValue {
      notes = List.copyOf(notes);
    }
  }
}
