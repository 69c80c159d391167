package dev.cumulusc.rehearse.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of one case, by the names of the states that ask. */
public final class MockCase implements TaskAnswers {
  private final Map<String, Answers> byState;

  MockCase(Map<String, Answers> byState) {
    this.byState = Map.copyOf(byState);
  }

  /** What answers the calls of one state. */
  @FunctionalInterface
  interface Answers {
    Optional<TaskAnswer> to(TaskCall call);
  }

  /** Returns the names of the states that the case has answers for, in alphabetical order. */
  public List<String> states() {
    return byState.keySet().stream().sorted().toList();
  }

  @Override
  public Optional<TaskAnswer> answer(TaskCall call) {
    return Optional.ofNullable(byState.get(call.state())).flatMap(answers -> answers.to(call));
  }
}
