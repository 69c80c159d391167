package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.MachineState;

/** Returns which limits of time a task has. */
public final class TaskTimeouts {
  private TaskTimeouts() {}

  /** Returns whether a task has a timeout of its own, fixed or by a path. */
  public static boolean hasTimeout(MachineState task) {
    return task.body().has("TimeoutSeconds") || task.body().has("TimeoutSecondsPath");
  }

  /** Returns whether a task has to send heartbeats. */
  public static boolean hasHeartbeat(MachineState task) {
    return task.body().has("HeartbeatSeconds") || task.body().has("HeartbeatSecondsPath");
  }
}
