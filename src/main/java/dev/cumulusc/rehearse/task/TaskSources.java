package dev.cumulusc.rehearse.task;

import dev.cumulusc.model.Located;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes answers by running something on this machine. */
public interface TaskSources {

  /**
   * Answers with what a command prints that reads the event on its standard input.
   *
   * @param command the program and its arguments
   * @param limit the longest time that it may take, in real time
   */
  TaskAnswers command(List<Located<String>> command, Duration limit);

  /**
   * Answers with what a function's own handler returns.
   *
   * @param handler which one; nothing for that of the function that the task calls
   */
  TaskAnswers handler(Optional<HandlerSource> handler);

  /** Answers with what comes of another workflow, which is run. */
  TaskAnswers machine(Located<String> workflow);

  /**
   * A handler.
   *
   * @param function the key of a function of the application
   * @param code where the handler is, if it is none of the application
   */
  record HandlerSource(Optional<Located<String>> function, Optional<Code> code) {}

  /**
   * Code with a handler.
   *
   * @param folder the folder of the function's package
   * @param handler as Lambda reads it: {@code index.handler}
   * @param runtime as Lambda names it: {@code nodejs22.x}
   * @param environment its environment variables
   * @param timeout the longest time that it may take
   */
  record Code(
      String folder,
      String handler,
      String runtime,
      Map<String, String> environment,
      Duration timeout) {}
}
