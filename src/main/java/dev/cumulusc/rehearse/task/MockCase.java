package dev.cumulusc.rehearse.task;

import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answers of one case, by the names of the states that ask. */
public final class MockCase implements TaskAnswers {
  private final List<Located<String>> names;
  private final List<Result> results;
  private final Map<String, TaskAnswers> byState = new LinkedHashMap<>();

  MockCase(Map<Located<String>, TaskAnswers> answers, List<Result> results) {
    this.names = List.copyOf(answers.keySet());
    this.results = List.copyOf(results);
    answers.forEach((name, answer) -> byState.put(name.value(), answer));
  }

  /**
   * A result as it is written for a state.
   *
   * @param isSubmission whether it is what the call returns that starts a job or sends a task token
   */
  record Result(String state, Node value, boolean isSubmission) {}

  /** Returns the names of the states that the case has answers for, where they stand. */
  public List<Located<String>> states() {
    return names;
  }

  /** Returns the results that are to be checked. */
  List<Result> results() {
    return results;
  }

  @Override
  public Optional<TaskAnswer> answer(TaskCall call) {
    return Optional.ofNullable(byState.get(call.state())).flatMap(answers -> answers.answer(call));
  }
}
