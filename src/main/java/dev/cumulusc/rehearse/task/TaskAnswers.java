package dev.cumulusc.rehearse.task;

import java.util.Optional;

/** Answers the tasks of a rehearsal. */
@FunctionalInterface
public interface TaskAnswers {

  /** Answers a call, or leaves it to somebody else. */
  Optional<TaskAnswer> answer(TaskCall call);

  /** Asks these first, and then others. */
  default TaskAnswers or(TaskAnswers others) {
    return call -> answer(call).or(() -> others.answer(call));
  }
}
