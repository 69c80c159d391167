package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.task.TaskCall;

/** Two observers of the same rehearsal. */
record ObserverPair(Observer first, Observer second) implements Observer {
  @Override
  public void entered(StateDefinition state, Payload input) {
    first.entered(state, input);
    second.entered(state, input);
  }

  @Override
  public void called(TaskCall call) {
    first.called(call);
    second.called(call);
  }

  @Override
  public void decided(StateDefinition state, String part) {
    first.decided(state, part);
    second.decided(state, part);
  }

  @Override
  public void computed(StateDefinition state, String field, Json value) {
    first.computed(state, field, value);
    second.computed(state, field, value);
  }

  @Override
  public void left(StateDefinition state, Payload output) {
    first.left(state, output);
    second.left(state, output);
  }

  @Override
  public void redriven(Outcome outcome) {
    first.redriven(outcome);
    second.redriven(outcome);
  }
}
