package dev.cumulusc.rehearse.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.json.JsonWriter;
import dev.cumulusc.source.ProgramData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers tasks by a function's own handler, in a process of its own, with the environment that the
 * function has and without any credentials.
 *
 * <p>A function that takes longer than its timeout fails with {@code Sandbox.Timedout}, as it does
 * on Lambda.
 */
public final class LocalHandler implements TaskAnswers {
  private static final String NODE = "nodejs";
  private static final String PYTHON = "python";
  private static final String TIMED_OUT = "Sandbox.Timedout";
  private static final String EXIT_ERROR = "Runtime.ExitError";

  /** What is added to the number of the signal that ended a program. */
  private static final int FIRST_SIGNAL = 128;

  private static final Map<Integer, String> SIGNALS =
      Map.of(6, "aborted", 9, "killed", 11, "segmentation fault", 15, "terminated");

  private static final int MAX_LOG = 400;

  private final Function function;

  public LocalHandler(Function function) {
    this.function = function;
  }

  /**
   * A function whose code is on this machine.
   *
   * @param name its name in Lambda
   * @param code its handler; the folder is absolute, or relative to the current one
   * @param memory in MB
   * @param region the AWS Region that it gets
   */
  public record Function(
      String name, String arn, TaskSources.Code code, int memory, String region) {}

  @Override
  public Optional<TaskAnswer> answer(TaskCall call) {
    Path response = response();
    try {
      LocalProcess.Ended ended =
          new LocalProcess(
                  command(response, call), Path.of(function.code().folder()), this::setEnvironment)
              .run(call.event().text(), function.code().timeout());
      TaskAnswer.Outcome outcome = outcome(call, ended, response);
      return Optional.of(TaskAnswer.of(outcome).with().reason(printed(outcome, ended)).build());
    } finally {
      delete(response);
    }
  }

  /** Returns the longest time that the function may take. */
  public Duration timeout() {
    return function.code().timeout();
  }

  /** Returns what Lambda answers for a function that takes too long, at the time when it does. */
  public TaskAnswer timedOut(TaskCall call) {
    return TaskAnswer.of(timeout(call)).with().after(timeout()).build();
  }

  private TaskAnswer.Failure timeout(TaskCall call) {
    String seconds = String.format(Locale.ROOT, "%.2f", timeout().toMillis() / 1000.0);
    return failure(
        TIMED_OUT,
        new JsonObject.Builder()
            .put("errorType", TIMED_OUT)
            .put(
                "errorMessage",
                "RequestId: "
                    + requestId(call)
                    + " Error: Task timed out after "
                    + seconds
                    + " seconds")
            .build());
  }

  private TaskAnswer.Outcome outcome(TaskCall call, LocalProcess.Ended ended, Path file) {
    if (ended.timedOut()) {
      return timeout(call);
    }
    Optional<JsonObject> response = read(file);
    if (response.isEmpty()) {
      return failure(
          EXIT_ERROR,
          new JsonObject.Builder()
              .put("errorType", EXIT_ERROR)
              .put("errorMessage", "RequestId: " + requestId(call) + " Error: " + exited(ended))
              .build());
    }
    Optional<JsonObject> error = response.get().object("error");
    return error.isPresent()
        ? failed(call, error.get())
        : new TaskAnswer.Result(
            FunctionResponse.of(call, response.get().get("result").orElse(JsonObject.EMPTY)));
  }

  /** Returns what Lambda says of a runtime that ends without a response. */
  private static String exited(LocalProcess.Ended ended) {
    String signal = SIGNALS.get(ended.code() - FIRST_SIGNAL);
    if (signal != null) {
      return "Runtime exited with error: signal: " + signal;
    }
    return ended.code() == 0
        ? "Runtime exited without providing a reason"
        : "Runtime exited with error: exit status " + ended.code();
  }

  /**
   * Returns what a program printed before it ended without a response; Lambda has that in a log.
   */
  private static Optional<String> printed(TaskAnswer.Outcome outcome, LocalProcess.Ended ended) {
    boolean hasExited =
        outcome instanceof TaskAnswer.Failure failure
            && EXIT_ERROR.equals(failure.error().error())
            && !ended.log().isBlank();
    return hasExited
        ? Optional.of("The handler printed: " + Words.shortened(ended.log().strip(), MAX_LOG))
        : Optional.empty();
  }

  /** The published worker reports an error's name and message, without the rest. */
  private static TaskAnswer.Failure failed(TaskCall call, JsonObject error) {
    String name = error.string("errorType").orElse("Error");
    return call.resource() instanceof TaskResource.Activity
        ? new TaskAnswer.Failure(new ErrorOutput(name, error.string("errorMessage").orElse("")))
        : failure(name, error);
  }

  private static TaskAnswer.Failure failure(String error, JsonObject cause) {
    return new TaskAnswer.Failure(new ErrorOutput(error, JsonWriter.compact(cause)));
  }

  private static Optional<JsonObject> read(Path file) {
    try {
      Json response = JsonReader.read(Files.readString(file));
      return response instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    } catch (IOException | JsonSyntaxException e) {
      return Optional.empty();
    }
  }

  private List<String> command(Path response, TaskCall call) {
    TaskSources.Code code = function.code();
    List<String> command = new ArrayList<>();
    if (code.runtime().startsWith(PYTHON)) {
      command.addAll(List.of("python3", "-c", script("handler.py")));
    } else if (code.runtime().startsWith(NODE) || code.runtime().isEmpty()) {
      command.addAll(List.of("node", "-e", script("handler.js")));
    } else {
      throw new LocalTaskException(
          "The handler of `"
              + function.name()
              + "` can't be run here: its runtime is `"
              + code.runtime()
              + "`, and only Node.js and Python are supported. Mock the state `"
              + call.state()
              + "`.");
    }
    command.addAll(List.of(code.handler(), response.toString(), context(call).text()));
    return command;
  }

  private JsonObject context(TaskCall call) {
    return new JsonObject.Builder()
        .put("functionName", function.name())
        .put("arn", function.arn())
        .put("memory", function.memory())
        .put("timeout", function.code().timeout().toMillis())
        .put("requestId", requestId(call))
        .build();
  }

  /** The same call gets the same id in every run. */
  private static String requestId(TaskCall call) {
    return UUID.nameUUIDFromBytes((call.state() + "#" + call.invocation()).getBytes(UTF_8))
        .toString();
  }

  private void setEnvironment(Map<String, String> environment) {
    environment.keySet().retainAll(List.of("PATH", "HOME", "SystemRoot", "LANG", "LC_ALL"));
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", nowhere());
    environment.put("AWS_CONFIG_FILE", nowhere());
    environment.put("AWS_REGION", function.region());
    environment.put("AWS_DEFAULT_REGION", function.region());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memory()));
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.code().runtime());
    environment.put(
        "LAMBDA_TASK_ROOT", Path.of(function.code().folder()).toAbsolutePath().toString());
    environment.put("_HANDLER", function.code().handler());
    environment.put("TZ", "UTC");
    environment.putAll(function.code().environment());
  }

  private static String nowhere() {
    return File.separatorChar == '/' ? "/dev/null" : "NUL";
  }

  private static String script(String name) {
    return String.join("\n", ProgramData.lines(LocalHandler.class, name));
  }

  private static Path response() {
    try {
      return Files.createTempFile("cumulusc-response", ".json");
    } catch (IOException e) {
      throw new LocalTaskException("No temporary file can be made: " + FileFailure.reason(e) + ".");
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
