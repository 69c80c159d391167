package dev.cumulusc.app.rehearse;

import dev.cumulusc.app.graph.CompiledWorkflows;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.diagnostic.Suggestions;
import dev.cumulusc.model.Located;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.task.LocalCommand;
import dev.cumulusc.rehearse.task.LocalHandler;
import dev.cumulusc.rehearse.task.LocalTaskException;
import dev.cumulusc.rehearse.task.TaskAnswer;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.rehearse.task.TaskCall;
import dev.cumulusc.rehearse.task.TaskSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Answers tasks by what is on this machine: commands, functions' handlers, other workflows. */
final class LocalTasks implements TaskSources {
  /** How deep executions can be nested; deeper is surely without an end. */
  private static final int MAX_DEPTH = 20;

  private static final int MEMORY = 128;

  /** How the names of files with handlers end in Node.js and Python. */
  private static final List<String> MODULES = List.of(".js", ".mjs", ".cjs", ".py");

  /** A function's name, be it in an ARN or with a version. */
  private static final Pattern FUNCTION =
      Pattern.compile("^(?:(?:arn:[^:]*:lambda:[^:]*:)?[0-9]*:?function:)?([^:]*).*$");

  private final Machines machines;
  private final RehearsalRequest request;
  private final Path folder;
  private final NestedRecordings nested;
  private TaskAnswers answers = call -> Optional.empty();
  private int depth;

  /**
   * @param folder where paths start that belong to no application
   * @param nested sees the executions that tasks start
   */
  LocalTasks(Machines machines, RehearsalRequest request, Path folder, NestedRecordings nested) {
    this.machines = machines;
    this.request = request;
    this.folder = folder;
    this.nested = nested;
  }

  /** Asks mocks first; what they leave is answered here as far as the request wants that. */
  TaskAnswers after(TaskAnswers mocks) {
    answers =
        call ->
            mocks
                .or(this::ownFunction)
                .or(this::ownMachine)
                .answer(call)
                .map(answer -> withinTimeout(call, answer));
    return answers;
  }

  @Override
  public TaskAnswers command(List<Located<String>> command, Duration limit) {
    return new LocalCommand(command.stream().map(Located::value).toList(), folder(), limit);
  }

  @Override
  public TaskAnswers handler(Optional<HandlerSource> handler) {
    if (handler.isEmpty()) {
      return call -> Optional.of(calledFunction(call));
    }
    Optional<Code> code = handler.get().code();
    if (code.isEmpty()) {
      return call ->
          new LocalHandler(named(handler.get().function().orElseThrow().value())).answer(call);
    }
    Path path = folder().resolve(code.get().folder());
    String folder = path.toString();
    Code absolute =
        new Code(
            folder,
            code.get().handler(),
            code.get().runtime(),
            code.get().environment(),
            code.get().timeout());
    String byFolder = String.valueOf(path.toAbsolutePath().normalize().getFileName());
    return call -> {
      demandModule(path, absolute.handler());
      return new LocalHandler(function(call, absolute, byFolder)).answer(call);
    };
  }

  /** Returns a function as Lambda has it under the name that a call gives it. */
  private LocalHandler.Function function(TaskCall call, Code code, String otherwise) {
    String called = call.resource().callsLambda() ? functionName(call) : "";
    String name = FUNCTION.matcher(called).replaceFirst("$1");
    if (name.isEmpty()) {
      name = otherwise;
    }
    RehearsalRequest.Names names = request.names();
    String arn = "arn:aws:lambda:" + names.region() + ":" + names.account() + ":function:" + name;
    return new LocalHandler.Function(name, arn, code, MEMORY, names.region());
  }

  @Override
  public TaskAnswers machine(Located<String> workflow) {
    return call -> Optional.of(nested(named(workflow.value(), MachineType.STANDARD), call));
  }

  /**
   * Refuses the code of a handler as a user is to read it.
   *
   * @param handler as Lambda reads it: {@code src/index.handler}
   */
  private void demandModule(Path folder, String handler) {
    FileAccess access = request.files().access();
    try {
      access.demand(folder);
      String module = handler.replaceFirst("[.][^./]*$", "");
      for (String ending : MODULES) {
        access.demand(folder.resolve(module + ending));
      }
    } catch (RehearsalException e) {
      throw new LocalTaskException(e.text());
    }
  }

  private Path folder() {
    return source().map(each -> each.application().application()).orElse(folder);
  }

  private Optional<RehearsedWorkflow.Source> source() {
    return request.workflow() instanceof RehearsedWorkflow.OfApplication of
        ? Optional.of(of.source())
        : Optional.empty();
  }

  private Optional<DeployedWorkflows> application() {
    try {
      return source().isPresent()
          ? Optional.of(machines.application(source().get()))
          : Optional.empty();
    } catch (RehearsalException e) {
      throw new LocalTaskException(e.text());
    }
  }

  private LocalHandler.Function named(String name) {
    Optional<DeployedFunctions> functions = application().map(DeployedWorkflows::functions);
    return functions
        .flatMap(all -> all.named(name))
        .orElseThrow(
            () ->
                new LocalTaskException(
                    "The application has no function `"
                        + name
                        + "` with code on this machine. "
                        + functions
                            .flatMap(all -> Suggestions.didYouMean(name, all.names()))
                            .orElse("Write `source` and `handler` instead.")));
  }

  private TaskAnswer calledFunction(TaskCall call) {
    return ownFunction(call, true)
        .orElseThrow(
            () ->
                new LocalTaskException(
                    "The state `"
                        + call.state()
                        + "` calls no function with code on this machine (`"
                        + functionName(call)
                        + "`). Write `source` and `handler` instead of `true`."));
  }

  private Optional<TaskAnswer> ownFunction(TaskCall call) {
    return ownFunction(call, request.answers().handlers());
  }

  private Optional<TaskAnswer> ownFunction(TaskCall call, boolean wanted) {
    return wanted
        ? function(call).flatMap(function -> new LocalHandler(function).answer(call))
        : Optional.empty();
  }

  /** Returns the application's function that a call runs, on Lambda or behind an activity. */
  private Optional<LocalHandler.Function> function(TaskCall call) {
    return call.resource().callsLambda() || call.resource() instanceof TaskResource.Activity
        ? application().flatMap(each -> each.functions().called(functionName(call)))
        : Optional.empty();
  }

  /** No function of the application takes longer on Lambda than its timeout. */
  private TaskAnswer withinTimeout(TaskCall call, TaskAnswer answer) {
    if (!call.resource().callsLambda()) {
      return answer;
    }
    return function(call)
        .map(LocalHandler::new)
        .filter(handler -> answer.after().compareTo(handler.timeout()) > 0)
        .map(handler -> handler.timedOut(call))
        .orElse(answer);
  }

  private static String functionName(TaskCall call) {
    return call.isInvocation() && call.input() instanceof JsonObject parameters
        ? parameters.string("FunctionName").orElse("")
        : call.target().arn();
  }

  /** An execution of the application's own workflow is run; nothing else would be its answer. */
  private Optional<TaskAnswer> ownMachine(TaskCall call) {
    if (!NestedExecution.isStartedBy(call) || !(call.input() instanceof JsonObject parameters)) {
      return Optional.empty();
    }
    Optional<String> id =
        parameters
            .string("StateMachineArn")
            .flatMap(arn -> application().flatMap(each -> each.withArn(arn)));
    return id.map(CompiledWorkflows::key).map(name -> nested(ofApplication(name), call));
  }

  private RehearsedWorkflow ofApplication(String name) {
    return new RehearsedWorkflow.OfApplication(name, source().orElseThrow());
  }

  private RehearsedWorkflow named(String name, MachineType type) {
    Path file = folder().resolve(name);
    return Files.isRegularFile(file) || source().isEmpty()
        ? new RehearsedWorkflow.InFile(file, type)
        : ofApplication(name);
  }

  private TaskAnswer nested(RehearsedWorkflow workflow, TaskCall call) {
    if (depth == MAX_DEPTH) {
      throw new LocalTaskException(
          "The state `"
              + call.state()
              + "` starts an execution that is nested more than "
              + MAX_DEPTH
              + " deep. Mock it.");
    }
    depth++;
    try {
      PreparedMachine machine = machines.findNested(workflow);
      return new NestedExecution(machine, request, answers, nested).run(call);
    } catch (RehearsalException e) {
      throw new LocalTaskException(e.text());
    } finally {
      depth--;
    }
  }
}
