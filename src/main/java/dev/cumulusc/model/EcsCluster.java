package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Optional;

/**
 * The ECS cluster and what runs on it.
 *
 * @param amiId the machine image, if it is pinned
 * @param volumeSize in GiB
 * @param stopTimeout how long the agent waits for a container to stop, as the agent spells it
 *     ({@code 2m})
 * @param efsMount the path at which the shared file system is mounted on the instances
 * @param plainImageNames whether images are named as written; otherwise they are taken from the
 *     account's own registry
 * @param restartTasksOnDeploy whether a deployment stops the running tasks afterwards
 */
public record EcsCluster(
    Optional<Located<String>> amiId,
    Optional<Located<String>> instanceType,
    Located<Integer> volumeSize,
    List<Located<String>> availabilityZones,
    Located<Integer> minInstances,
    Located<Integer> desiredInstances,
    Located<Integer> maxInstances,
    Switch publicIp,
    Optional<Located<String>> keyPairName,
    Optional<Located<String>> efsMount,
    Located<String> stopTimeout,
    Switch plainImageNames,
    Optional<DockerRegistry> registry,
    Switch restartTasksOnDeploy,
    ClusterScaling scaling,
    List<EcsService> services,
    List<EcsService> tasks,
    Origin origin) {

  public EcsCluster {
    availabilityZones = List.copyOf(availabilityZones);
    services = List.copyOf(services);
    tasks = List.copyOf(tasks);
  }

  /** Returns this cluster with other services. */
  public EcsCluster withServices(List<EcsService> newServices) {
    return new EcsCluster(
        amiId,
        instanceType,
        volumeSize,
        availabilityZones,
        minInstances,
        desiredInstances,
        maxInstances,
        publicIp,
        keyPairName,
        efsMount,
        stopTimeout,
        plainImageNames,
        registry,
        restartTasksOnDeploy,
        scaling,
        newServices,
        tasks,
        origin);
  }

  /** A private account on Docker Hub; password and address are stack parameters. */
  public record DockerRegistry(Optional<Located<String>> username, Origin origin) {}

  /** Thresholds and steps of the cluster's scaling, in percent. */
  public record ClusterScaling(
      Located<Integer> scaleInThreshold,
      Located<Integer> scaleInAdjustment,
      Located<Integer> scaleOutThreshold,
      Located<Integer> scaleOutAdjustment) {}
}
