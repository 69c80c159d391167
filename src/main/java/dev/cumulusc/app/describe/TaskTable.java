package dev.cumulusc.app.describe;

import dev.cumulusc.app.describe.Description.TaskRow;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.capacity.FargateSize;
import dev.cumulusc.capacity.Load;
import dev.cumulusc.capacity.ServiceRoom;
import dev.cumulusc.diagnostic.Words;
import dev.cumulusc.draw.BoxKind;
import dev.cumulusc.draw.TaskPlace;
import dev.cumulusc.draw.TaskPlaces;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.rules.limit.FunctionMemory;
import dev.cumulusc.rules.limit.FunctionTimeout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says of each task where it is done, why there, and what it has to be done with. */
public final class TaskTable {
  private final TaskPlaces places;

  private TaskTable(TaskPlaces places) {
    this.places = places;
  }

  /** Returns the tasks of a machine in the order of the definition. */
  public static List<TaskRow> of(Machine machine, TaskPlaces places) {
    TaskTable table = new TaskTable(places);
    return machine.states(StateType.TASK).stream().map(table::row).toList();
  }

  private TaskRow row(MachineState state) {
    TaskPlace place =
        places.of(state).orElseGet(() -> new TaskPlace(BoxKind.TASK, BoxKind.TASK.label()));
    List<String> limits = new ArrayList<>();
    places.worker(state).ifPresent(worker -> add(worker.service(), limits));
    places.function(state).ifPresent(function -> add(function, limits));
    state
        .text("TimeoutSeconds")
        .ifPresent(seconds -> limits.add("the state ends it after " + seconds + " s"));
    state
        .text("TimeoutSecondsPath")
        .ifPresent(path -> limits.add("the state ends it after the seconds at `" + path + "`"));
    state
        .text("HeartbeatSeconds")
        .ifPresent(seconds -> limits.add("a heartbeat every " + seconds + " s"));
    state
        .text("HeartbeatSecondsPath")
        .ifPresent(path -> limits.add("a heartbeat within the seconds at `" + path + "`"));
    return new TaskRow(
        state.name(),
        place.kind(),
        place.detail(),
        why(state, place.kind()),
        String.join(", ", limits),
        state.key().origin().primary());
  }

  private static void add(EcsService service, List<String> limits) {
    Load load = ServiceRoom.load(service);
    Load size = service.runsOnFargate() ? FargateSize.holding(load).orElse(load) : load;
    limits.add(number(size.memory()) + " MiB");
    limits.add(number(size.cpu()) + " CPU units");
  }

  private static void add(LambdaSpec function, List<String> limits) {
    limits.add(of(function.limits().memory().value(), FunctionMemory.MAX_MEMORY) + " MB");
    limits.add(of(function.limits().timeout().value(), FunctionTimeout.MAX_SECONDS) + " s");
  }

  private static String of(int used, long limit) {
    return number(used) + " of " + number(limit);
  }

  private static String number(long value) {
    return Words.number(value);
  }

  private static boolean isChosenByExecutions(MachineState state) {
    return state
        .call()
        .flatMap(call -> call.argument("FunctionName"))
        .filter(ComposedString::isRunTime)
        .isPresent();
  }

  private String why(MachineState state, BoxKind kind) {
    Optional<LambdaWorker> worker = places.worker(state);
    if (worker.isPresent()) {
      return "`"
          + worker.get().setting()
          + "` at "
          + worker.get().flag().primary()
          + " moves it behind the activity "
          + worker.get().activityName();
    }
    Optional<LambdaSpec> function = places.function(state);
    if (function.isPresent()) {
      return "the function of " + function.get().origin().primary() + ", which no service moves";
    }
    return switch (kind) {
      case LAMBDA ->
          isChosenByExecutions(state)
              ? "a function that is known only at run time"
              : "a function from elsewhere";
      case DOCKER, FARGATE -> "a service that is given the activity";
      case ACTIVITY -> "whoever polls the activity";
      case SERVICE -> "Step Functions calls the service itself";
      default -> "its resource is known only later";
    };
  }
}
