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
 * @param docker whether it moves the Lambda function that it names behind an activity
 */
@RecordBuilder
public record EcsService(
    Located<String> name,
    Definition definition,
    Size size,
    Located<Integer> count,
    List<AlarmSpec> alarms,
    Switch docker,
    Origin origin)
    implements EcsServiceBuilder.With {

  public EcsService {
    alarms = List.copyOf(alarms);
  }

  /** Tells whether the service moves a Lambda function behind an activity. */
  public boolean movesLambda() {
    return docker.isOn();
  }

  /**
   * What ECS starts: the container definition.
   *
   * @param command the command and its arguments; without it, the image's own
   * @param variables environment variables by name
   * @param networkMode the Docker network mode; without it, the one that ECS chooses
   * @param privileged whether the container has root's rights on the instance
   */
  @RecordBuilder
  public record Definition(
      Optional<Located<String>> image,
      List<Expression> command,
      Map<Located<String>, Expression> variables,
      List<Volume> volumes,
      Optional<Located<String>> networkMode,
      Switch privileged)
      implements EcsServiceDefinitionBuilder.With {

    public Definition {
      command = List.copyOf(command);
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      volumes = List.copyOf(volumes);
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
