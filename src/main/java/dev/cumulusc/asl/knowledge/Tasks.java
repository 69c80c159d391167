package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.shape.StateType;
import dev.cumulusc.tree.MappingNode;
import dev.cumulusc.tree.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The task states of a machine, and what they call. */
public final class Tasks {
  private static final Machine.View<List<Task>> TASKS = Tasks::read;

  private Tasks() {}

  /**
   * A task.
   *
   * @param made what it calls
   */
  public record Task(MachineState state, TaskCall made) {

    /** Returns the resource as it is written. */
    public Node resource() {
      return made.written();
    }

    /** Returns what the resource means. */
    public TaskResource call() {
      return made.target();
    }

    /**
     * Returns what messages call the call: {@code sqs:sendMessage}, {@code aws-sdk:s3:getObject}.
     */
    public String callName() {
      if (call() instanceof TaskResource.Sdk sdk) {
        return "aws-sdk:" + sdk.service() + ":" + sdk.action();
      }
      return call() instanceof TaskResource.Optimized optimized
          ? optimized.service() + ":" + optimized.action()
          : "";
    }

    /** Returns the field that holds the parameters of what is called. */
    public String argumentsField() {
      return TaskCall.argumentsField(state.language());
    }

    /** Returns the parameters, if they are written out. */
    public Optional<MappingNode> arguments() {
      return state.body().mapping(argumentsField());
    }
  }

  /** Returns all tasks whose resource is a string. */
  public static List<Task> of(Machine machine) {
    return machine.view(TASKS);
  }

  private static List<Task> read(Machine machine) {
    List<Task> tasks = new ArrayList<>();
    for (MachineState state : machine.states(StateType.TASK)) {
      state.call().ifPresent(call -> tasks.add(new Task(state, call)));
    }
    return Collections.unmodifiableList(tasks);
  }

  /** Returns a parameter's name without the sign that its value is a path. */
  public static String parameterName(String key) {
    return key.endsWith(".$") ? key.substring(0, key.length() - 2) : key;
  }
}
