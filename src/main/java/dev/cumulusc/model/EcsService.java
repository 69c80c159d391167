package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A container on the ECS cluster: a service that is kept running, or a task that is started on
 * demand.
 *
 * @param name the key that it stands under
 * @param cpu in CPU units, of which a core has 1,024
 * @param memory in MiB, reserved on the instance
 * @param count how many are kept running; without a meaning for a task
 * @param docker whether it moves the Lambda function that it names behind an activity
 */
public record EcsService(
    Located<String> name,
    Optional<Located<String>> image,
    Located<Integer> cpu,
    Located<Integer> memory,
    Located<Integer> count,
    Map<Located<String>, Expression> envs,
    List<Expression> commands,
    List<Volume> volumes,
    Optional<Located<String>> networkMode,
    Switch privileged,
    List<AlarmSpec> alarms,
    Optional<Located<Boolean>> docker,
    Origin origin) {

  public EcsService {
    envs = Collections.unmodifiableMap(new LinkedHashMap<>(envs));
    commands = List.copyOf(commands);
    volumes = List.copyOf(volumes);
    alarms = List.copyOf(alarms);
  }

  /** Tells whether the service moves a Lambda function behind an activity. */
  public boolean movesLambda() {
    return docker.map(Located::value).orElse(false);
  }

  /** Returns this service with another image, environment and command. */
  public EcsService running(
      Located<String> newImage,
      Map<Located<String>, Expression> newEnvs,
      List<Expression> newCommands) {
    return new EcsService(
        name,
        Optional.of(newImage),
        cpu,
        memory,
        count,
        newEnvs,
        newCommands,
        volumes,
        networkMode,
        privileged,
        alarms,
        docker,
        origin);
  }

  /**
   * A folder of the instance that the container sees.
   *
   * @param path the path on the instance
   * @param destination the path in the container
   */
  public record Volume(
      Located<String> name, Located<String> path, Located<String> destination, Origin origin) {}
}
