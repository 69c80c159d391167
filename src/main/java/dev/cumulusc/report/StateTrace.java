package dev.cumulusc.report;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.machine.Observer;
import dev.cumulusc.rehearse.machine.Payload;
import dev.cumulusc.rehearse.machine.StateDefinition;
import dev.cumulusc.source.Printable;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Shows how each field of a state made the next value, with the field's place. */
public final class StateTrace implements Observer {
  private static final String INDENT = "    ";

  /** The part of a state after which nothing comes. */
  private static final String END = "End";

  private final Set<String> states;
  private final Set<String> seen = new HashSet<>();
  private final RehearsalLines out;
  private final Theme theme;

  /**
   * @param states the names of the states to show
   */
  public StateTrace(Set<String> states, RehearsalLines out, Theme theme) {
    this.states = Set.copyOf(states);
    this.out = out;
    this.theme = theme;
  }

  /** Returns the names of the states that were never entered. */
  public Set<String> missed() {
    Set<String> missed = new TreeSet<>(states);
    missed.removeAll(seen);
    return missed;
  }

  @Override
  public void entered(StateDefinition state, Payload input) {
    seen.add(state.name());
    line(state, "input", "", input.value());
  }

  @Override
  public void computed(StateDefinition state, String field, Json value) {
    line(state, field, state.place(field).map(at -> " (" + at + ")").orElse(""), value);
  }

  @Override
  public void decided(StateDefinition state, String part) {
    if (states.contains(state.name()) && !part.equals(END)) {
      out.print(
          INDENT
              + theme.strong(Printable.of(state.name()))
              + "  "
              + part
              + state.place(part).map(at -> theme.faint(" (" + at + ")")).orElse("")
              + "  decides what comes next");
    }
  }

  @Override
  public void left(StateDefinition state, Payload output) {
    line(state, "output", "", output.value());
  }

  private void line(StateDefinition state, String field, String place, Json value) {
    if (states.contains(state.name())) {
      out.print(
          INDENT
              + theme.strong(Printable.of(state.name()))
              + "  "
              + field
              + theme.faint(place)
              + "  "
              + RehearsalOutcome.shortened(value.text()));
    }
  }
}
