package dev.cumulusc.asl.knowledge;

import dev.cumulusc.asl.MachineState;

/** Tells which limits of time a task has. */
public final class TaskTimeouts {
  private TaskTimeouts() {}

  /** Tells whether a task has a timeout of its own, fixed or by a path. */
  public static boolean hasTimeout(MachineState task) {
    return task.body().has("TimeoutSeconds") || task.body().has("TimeoutSecondsPath");
  }

  /** Tells whether a task has to send heartbeats. */
  public static boolean hasHeartbeat(MachineState task) {
    return task.body().has("HeartbeatSeconds") || task.body().has("HeartbeatSecondsPath");
  }
}
