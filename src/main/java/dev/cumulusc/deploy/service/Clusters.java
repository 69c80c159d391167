package dev.cumulusc.deploy.service;

import java.util.List;

/** ECS clusters and what runs on them. */
public interface Clusters {
  /** Returns the ARNs of the tasks that run on a cluster. */
  List<String> tasks(String cluster);

  /** Returns the events of a service, the newest first; nothing if there is no such service. */
  List<String> events(String cluster, String service);

  /** Stops a task; its service starts another one. One that has gone already is no failure. */
  void stop(String cluster, String task, String reason);
}
