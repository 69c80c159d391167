package dev.cumulusc.draw;

import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaWorker;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out where the tasks of a deployment are done. */
public final class TaskPlaces {
  /** What is known without a deployment. */
  public static final TaskPlaces UNKNOWN = new TaskPlaces(Optional.empty(), List.of());

  private static final String ACTIVITY = "Activity";
  private static final String FUNCTION = "LambdaFunction";

  private final Optional<Deployment> deployment;
  private final List<LambdaWorker> workers;

  /**
   * @param deployment the deployment, if there is one
   * @param workers the services that run Lambda functions
   */
  public TaskPlaces(Optional<Deployment> deployment, List<LambdaWorker> workers) {
    this.deployment = deployment;
    this.workers = List.copyOf(workers);
  }

  /** Returns where a state is done; nothing unless it is a Task that says what it calls. */
  public Optional<TaskPlace> of(MachineState state) {
    return state.call().map(this::place);
  }

  private TaskPlace place(TaskCall call) {
    Optional<String> function = call.function().map(TaskPlaces::name);
    if (function.isPresent()) {
      return new TaskPlace(
          BoxKind.LAMBDA,
          BoxKind.LAMBDA.label() + " " + function.get() + waits(call.target().pattern()));
    }
    if (call.target() instanceof TaskResource.Activity activity) {
      return activity(activity.name());
    }
    if (call.target() instanceof TaskResource.Optimized called) {
      return service(called.service(), called.action(), called.pattern());
    }
    if (call.target() instanceof TaskResource.Sdk called) {
      return service(called.service(), called.action(), called.pattern());
    }
    return new TaskPlace(BoxKind.TASK, BoxKind.TASK.label() + " " + call.resource());
  }

  private TaskPlace activity(ComposedString name) {
    Optional<LambdaWorker> worker = worker(name);
    if (worker.isPresent()) {
      BoxKind kind = worker.get().service().runsOnFargate() ? BoxKind.FARGATE : BoxKind.DOCKER;
      return new TaskPlace(kind, kind.label() + " " + worker.get().lambdaName());
    }
    Optional<EcsService> service = service(name);
    if (service.isPresent()) {
      BoxKind kind = service.get().runsOnFargate() ? BoxKind.FARGATE : BoxKind.DOCKER;
      return new TaskPlace(kind, kind.label() + " " + service.get().name().value());
    }
    return new TaskPlace(
        BoxKind.ACTIVITY, BoxKind.ACTIVITY.label() + " " + without(name, ACTIVITY));
  }

  /** Returns the worker that takes the tasks of an activity, if a moved function does. */
  Optional<LambdaWorker> worker(ComposedString activity) {
    return workers.stream()
        .filter(each -> refersTo(activity, each.activity().logicalId()))
        .findFirst();
  }

  /** Returns the worker that does a state's work, if a moved function does. */
  public Optional<LambdaWorker> worker(MachineState state) {
    return state
        .call()
        .filter(call -> call.target() instanceof TaskResource.Activity)
        .flatMap(call -> worker(((TaskResource.Activity) call.target()).name()));
  }

  /** Returns the function that a state calls on Lambda, if it is one of the deployment. */
  public Optional<LambdaSpec> function(MachineState state) {
    Optional<ComposedString> name =
        state.call().flatMap(TaskCall::function).map(FunctionName::function);
    return deployment.map(Deployment::lambdas).orElse(List.of()).stream()
        .filter(each -> name.isPresent() && refersTo(name.get(), each.logicalId()))
        .findFirst();
  }

  /** A container that a user wrote gets the activity's ARN in its command or its environment. */
  private Optional<EcsService> service(ComposedString activity) {
    return deployment.flatMap(Deployment::ecs).map(EcsCluster::services).orElse(List.of()).stream()
        .filter(
            each ->
                activity.references().stream()
                    .anyMatch(reference -> mentions(each, reference.target())))
        .findFirst();
  }

  private static boolean mentions(EcsService service, String target) {
    return Stream.concat(
            service.definition().command().stream(),
            service.definition().variables().values().stream())
        .flatMap(each -> each.value().references().stream())
        .anyMatch(reference -> reference.target().equals(target));
  }

  private static boolean refersTo(ComposedString name, String logicalId) {
    return name.references().stream().map(CfnValue.Reference::target).anyMatch(logicalId::equals);
  }

  private static TaskPlace service(String service, String action, Pattern pattern) {
    return new TaskPlace(BoxKind.SERVICE, service + ": " + action + waits(pattern));
  }

  private static String waits(Pattern pattern) {
    return switch (pattern) {
      case REQUEST -> "";
      case SYNC, SYNC_2 -> ", until it is done";
      case TOKEN -> ", until its token returns";
    };
  }

  private static String name(FunctionName function) {
    return without(function.function(), FUNCTION);
  }

  /** Returns the logical id without what all of a kind end in, or else the name itself. */
  private static String without(ComposedString name, String suffix) {
    String text = name.references().isEmpty() ? name.toString() : name.references().get(0).target();
    String last = text.substring(text.lastIndexOf(':') + 1);
    return last.endsWith(suffix) && last.length() > suffix.length()
        ? last.substring(0, last.length() - suffix.length())
        : last;
  }
}
