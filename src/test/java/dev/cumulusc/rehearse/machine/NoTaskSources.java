package dev.cumulusc.rehearse.machine;

import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.rehearse.task.TaskSources;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs nothing on this machine. */
final class NoTaskSources implements TaskSources {
  @Override
  public TaskAnswers command(List<Located<String>> command, Duration limit) {
    throw new AssertionError("No command is expected");
  }

  @Override
  public TaskAnswers handler(Optional<HandlerSource> handler) {
    throw new AssertionError("No handler is expected");
  }

  @Override
  public TaskAnswers machine(Located<String> workflow) {
    throw new AssertionError("No nested machine is expected");
  }
}
