package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
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
 * @param count how many are kept running; without a meaning for a task
 * @param tags the tags of the service, its task definition and its tasks, by name
 */
@RecordBuilder
public record EcsService(
    Located<String> name,
    Definition definition,
    Size size,
    Located<Integer> count,
    Alarms alarms,
    Logs logs,
    Map<Located<String>, Located<String>> tags,
    Placement placement,
    Origin origin)
    implements EcsServiceBuilder.With {

  public EcsService {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** Reports whether the service moves a Lambda function behind an activity. */
  public boolean movesLambda() {
    return placement.movesFunction().isOn();
  }

  /** Reports whether the container runs on Fargate, and not on an instance of the cluster. */
  public boolean runsOnFargate() {
    return placement.fargate().isOn();
  }

  /** Reports whether the container has a network interface of its own on an instance. */
  public boolean hasInterfaceOnInstance() {
    return !runsOnFargate()
        && definition.networkMode().filter(mode -> mode.value().equals("awsvpc")).isPresent();
  }

  /**
   * What ECS starts: the container definition.
   *
   * @param command the command and its arguments; without it, the image's own
   * @param variables environment variables by name
   * @param networkMode the Docker network mode; without it, the one that ECS chooses
   * @param privileged whether the container has root's rights on the instance
   * @param healthCheck how ECS finds out whether the container works
   */
  @RecordBuilder
  public record Definition(
      Optional<Located<String>> image,
      List<Expression> command,
      Map<Located<String>, Expression> variables,
      List<Volume> volumes,
      Optional<Located<String>> networkMode,
      Switch privileged,
      Optional<HealthCheck> healthCheck)
      implements EcsServiceDefinitionBuilder.With {

    public Definition {
      command = List.copyOf(command);
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      volumes = List.copyOf(volumes);
    }
  }

  /**
   * Where a container runs.
   *
   * @param movesFunction whether the Lambda function that the service names moves here, behind an
   *     activity
   * @param setting the setting that says so, for messages: {@code docker: true}
   * @param fargate whether it runs on Fargate; otherwise on an instance of the cluster
   * @param taskRole the ARN of the role of the container's own code; without it, one is made
   * @param publicIp whether a container on Fargate gets a public address
   */
  public record Placement(
      Switch movesFunction,
      String setting,
      Switch fargate,
      Switch publicIp,
      Optional<Located<String>> taskRole) {}

  /**
   * A command that ECS runs in the container again and again: it works while the command ends with
   * 0. Times are in seconds.
   *
   * @param command as ECS takes it: {@code CMD} or {@code CMD-SHELL}, and what follows
   * @param retries how many failures in a row make the container unhealthy
   * @param startPeriod how long failures don't count after the start
   */
  public record HealthCheck(
      List<Located<String>> command,
      Located<Integer> interval,
      Located<Integer> timeout,
      Located<Integer> retries,
      Optional<Located<Integer>> startPeriod,
      Origin origin) {

    public HealthCheck {
      command = List.copyOf(command);
    }
  }

  /**
   * Where the container's log is kept.
   *
   * @param retention in days
   * @param sharedDestination the ARN of a destination that gets each line, too
   */
  public record Logs(Located<Integer> retention, Optional<Located<String>> sharedDestination) {}

  /**
   * The alarms of a service.
   *
   * @param named on its own metrics, by name
   * @param scheduleTime how long a task may wait for a worker before an alarm, in seconds
   * @param timeouts how many tasks may time out within a minute before an alarm
   */
  public record Alarms(
      List<AlarmSpec> named,
      Optional<Located<Integer>> scheduleTime,
      Optional<Located<Integer>> timeouts) {

    public Alarms {
      named = List.copyOf(named);
    }
  }

  /**
   * What is reserved for each container.
   *
   * @param cpu in CPU units, of which a core has 1,024
   * @param memory in MiB
   */
  public record Size(Located<Integer> cpu, Located<Integer> memory) {}

  /**
   * A folder of the instance that the container sees.
   *
   * @param path the path on the instance
   * @param destination the path in the container
   */
  public record Volume(
      Located<String> name, Located<String> path, Located<String> destination, Origin origin) {}
}
