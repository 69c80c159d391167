package dev.cumulusc.rehearse.task;

import dev.cumulusc.model.Located;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of one case, by the names of the states that ask. */
public final class MockCase implements TaskAnswers {
  private final List<Located<String>> names;
  private final Map<String, TaskAnswers> byState = new LinkedHashMap<>();

  MockCase(Map<Located<String>, TaskAnswers> answers) {
    this.names = List.copyOf(answers.keySet());
    answers.forEach((name, answer) -> byState.put(name.value(), answer));
  }

  /** Returns the names of the states that the case has answers for, where they stand. */
  public List<Located<String>> states() {
    return names;
  }

  @Override
  public Optional<TaskAnswer> answer(TaskCall call) {
    return Optional.ofNullable(byState.get(call.state())).flatMap(answers -> answers.answer(call));
  }
}
