package dev.cumulusc.rules.machine;

import dev.cumulusc.asl.MachineState;

/** Tells which limits of time a task has. */
final class Limits {
  private Limits() {}

  static boolean hasTimeout(MachineState task) {
    return task.body().has("TimeoutSeconds") || task.body().has("TimeoutSecondsPath");
  }

  static boolean hasHeartbeat(MachineState task) {
    return task.body().has("HeartbeatSeconds") || task.body().has("HeartbeatSecondsPath");
  }
}
