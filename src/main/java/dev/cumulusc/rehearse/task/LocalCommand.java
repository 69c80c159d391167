package dev.cumulusc.rehearse.task;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonNull;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Answers tasks by a command: it reads the event as JSON on its standard input and prints the
 * result as JSON. A command that ends with an exit code other than 0 fails the task, with the
 * {@code error} and the {@code cause} of the object that it prints, or with what it logged.
 */
public final class LocalCommand implements TaskAnswers {
  private static final String FAILED = "CommandFailed";
  private static final int MAX_CAUSE = 32_768;

  private final List<String> command;
  private final Path folder;
  private final Duration limit;

  /**
   * @param folder where it runs
   * @param limit the longest time that it may take, in real time
   */
  public LocalCommand(List<String> command, Path folder, Duration limit) {
    this.command = List.copyOf(command);
    this.folder = folder;
    this.limit = limit;
  }

  @Override
  public Optional<TaskAnswer> answer(TaskCall call) {
    LocalProcess.Ended ended =
        new LocalProcess(
                command,
                folder,
                environment -> {
                  environment.put("CUMULUSC_STATE", call.state());
                  environment.put("CUMULUSC_RESOURCE", call.target().arn());
                  environment.put("CUMULUSC_TASK_TOKEN", call.token());
                })
            .run(call.event().text() + "\n", limit);
    if (ended.timedOut()) {
      throw new LocalTaskException(
          "`" + shown() + "` took longer than " + limit.toMillis() / 1000.0 + " s; raise `limit`.");
    }
    Optional<Json> printed = printed(ended);
    if (ended.code() != 0) {
      return Optional.of(TaskAnswer.of(new TaskAnswer.Failure(error(ended, printed))));
    }
    if (printed.isEmpty()) {
      throw new LocalTaskException(
          "`" + shown() + "` printed something that is not JSON: " + start(ended.output()));
    }
    return Optional.of(
        TaskAnswer.of(new TaskAnswer.Result(FunctionResponse.of(call, printed.get()))));
  }

  private static Optional<Json> printed(LocalProcess.Ended ended) {
    if (ended.output().isBlank()) {
      return Optional.of(JsonNull.NULL);
    }
    try {
      return Optional.of(JsonReader.read(ended.output()));
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private static ErrorOutput error(LocalProcess.Ended ended, Optional<Json> printed) {
    if (printed.orElse(null) instanceof JsonObject object && object.string("error").isPresent()) {
      return new ErrorOutput(object.string("error").get(), object.string("cause").orElse(null));
    }
    String log = ended.log().isBlank() ? "The exit code was " + ended.code() : ended.log().strip();
    return new ErrorOutput(FAILED, log.length() > MAX_CAUSE ? log.substring(0, MAX_CAUSE) : log);
  }

  private String shown() {
    return String.join(" ", command);
  }

  private static String start(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    return line.length() > 200 ? line.substring(0, 200) + "..." : line;
  }
}
