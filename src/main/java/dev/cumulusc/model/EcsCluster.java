package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The ECS cluster and what runs on it. */
@RecordBuilder
public record EcsCluster(
    Instances instances,
    Size size,
    Scaling scaling,
    Images images,
    List<EcsService> services,
    List<EcsService> tasks,
    Origin origin)
    implements EcsClusterBuilder.With {

  public EcsCluster {
    services = List.copyOf(services);
    tasks = List.copyOf(tasks);
  }

  /** Returns the services and tasks that run on instances of the cluster. */
  public List<EcsService> onInstances() {
    return Stream.concat(services.stream(), tasks.stream())
        .filter(container -> !container.runsOnFargate())
        .toList();
  }

  /** Reports whether ECS itself changes the number of instances. */
  public boolean isScaledByEcs() {
    return scaling instanceof ManagedScaling;
  }

  /**
   * The machines of the cluster.
   *
   * @param image the machine image, if it is pinned
   * @param type the instance type; absent only where that was reported, or nothing runs
   * @param volumeSize in GiB
   * @param publicIp whether they get public addresses
   * @param keyPair the name of the key pair that opens them for SSH
   * @param efsMount the path at which the shared file system is mounted
   * @param stopTimeout how long the agent waits for a container to stop, as the agent spells it
   *     ({@code 2m})
   */
  public record Instances(
      Optional<Located<String>> image,
      Optional<Located<String>> type,
      Located<Integer> volumeSize,
      List<Located<String>> availabilityZones,
      Switch publicIp,
      Optional<Located<String>> keyPair,
      Optional<Located<String>> efsMount,
      Located<String> stopTimeout) {

    public Instances {
      availabilityZones = List.copyOf(availabilityZones);
    }
  }

  /**
   * How many instances there are.
   *
   * @param desired at first; scaling changes it
   */
  public record Size(Located<Integer> min, Located<Integer> desired, Located<Integer> max) {}

  /** What changes the number of instances. */
  public sealed interface Scaling {}

  /** ECS itself: by what its services need, tasks that wait for an instance included. */
  public record ManagedScaling(Origin origin) implements Scaling {}

  /** Alarms on what is reserved; thresholds and steps are in percent. */
  public record StepScaling(
      Located<Integer> inThreshold,
      Located<Integer> inAdjustment,
      Located<Integer> outThreshold,
      Located<Integer> outAdjustment)
      implements Scaling {}

  /**
   * Where container images come from.
   *
   * @param plainNames whether images are named as written; otherwise they are taken from the
   *     account's own registry
   */
  public record Images(Switch plainNames, Optional<DockerRegistry> registry) {}

  /** A private account on Docker Hub; password and address are stack parameters. */
  public record DockerRegistry(Optional<Located<String>> username, Origin origin) {}
}
