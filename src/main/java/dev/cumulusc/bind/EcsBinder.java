package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Binds the ECS cluster, its services and its tasks. */
final class EcsBinder {
  private EcsBinder() {}

  /**
   * Binds the cluster. There is one when something runs on it, or when its instances are described:
   * by their type, or by the profile that they take.
   *
   * @param isFunction whether a name is that of a Lambda function of the deployment
   */
  static Optional<EcsCluster> bind(
      Fields ecs, boolean instanceProfile, Predicate<String> isFunction) {
    Names names = new Names("an ECS service or task");
    List<EcsService> services =
        names.accepted(ecs, EcsKeys.SERVICES).stream()
            .map(service -> service(service, isFunction))
            .toList();
    List<EcsService> tasks =
        names.accepted(ecs, EcsKeys.TASKS).stream().map(EcsBinder::task).toList();
    boolean empty = services.isEmpty() && tasks.isEmpty();
    if (empty && !ecs.has(EcsKeys.INSTANCE_TYPE) && !instanceProfile) {
      return Optional.empty();
    }
    boolean needsInstances =
        Stream.concat(services.stream(), tasks.stream())
            .anyMatch(container -> !container.runsOnFargate());
    return Optional.of(
        new EcsCluster(
            instances(ecs, needsInstances),
            new EcsCluster.Size(
                ecs.orDefault(EcsKeys.MIN_INSTANCES),
                ecs.orDefault(EcsKeys.DESIRED_INSTANCES),
                ecs.orDefault(EcsKeys.MAX_INSTANCES)),
            scaling(ecs),
            new EcsCluster.Images(
                plainImageNames(ecs), ecs.section(EcsKeys.DOCKER).flatMap(EcsBinder::registry)),
            services,
            tasks,
            ecs.origin()));
  }

  /**
   * Binds what the instances are like.
   *
   * @param needed whether something runs on them, so that they have to have a type
   */
  private static EcsCluster.Instances instances(Fields ecs, boolean needed) {
    return new EcsCluster.Instances(
        ecs.optional(EcsKeys.AMI_ID),
        needed ? ecs.required(EcsKeys.INSTANCE_TYPE) : ecs.optional(EcsKeys.INSTANCE_TYPE),
        ecs.orDefault(EcsKeys.VOLUME_SIZE),
        availabilityZones(ecs),
        ecs.flag(EcsKeys.PUBLIC_IP),
        ecs.optional(EcsKeys.KEY_PAIR),
        ecs.section(EcsKeys.EFS).flatMap(efs -> efs.optional(EcsKeys.EFS_MOUNT)),
        ecs.orDefault(EcsKeys.STOP_TIMEOUT));
  }

  private static List<Located<String>> availabilityZones(Fields ecs) {
    Optional<Located<String>> zone = ecs.optional(EcsKeys.AVAILABILITY_ZONE);
    List<Located<String>> zones = ecs.list(EcsKeys.AVAILABILITY_ZONES);
    return zones.isEmpty() ? zone.stream().toList() : zones;
  }

  /** Images come from the account's own registry only where {@code docker} is taken away. */
  private static Switch plainImageNames(Fields ecs) {
    return ecs.node()
        .get(EcsKeys.DOCKER.name())
        .map(docker -> new Switch(!docker.isNull(), docker.origin()))
        .orElseGet(() -> new Switch(true, ecs.origin()));
  }

  private static Optional<EcsCluster.DockerRegistry> registry(Fields docker) {
    return docker.orDefault(EcsKeys.REGISTRY).value().equals(EcsKeys.DOCKER_HUB)
        ? Optional.of(
            new EcsCluster.DockerRegistry(docker.optional(EcsKeys.USERNAME), docker.origin()))
        : Optional.empty();
  }

  /** ECS scales the cluster unless the application's own files say by what it is to be scaled. */
  private static EcsCluster.Scaling scaling(Fields ecs) {
    Optional<Fields> own =
        ecs.section(EcsKeys.SCALING)
            .filter(
                scaling ->
                    EcsKeys.SCALING_SECTION.keys().stream()
                        .flatMap(key -> scaling.entry(key).stream())
                        .anyMatch(entry -> !ecs.reading().isFromBase(entry.value().origin())));
    if (own.isEmpty()) {
      return new EcsCluster.ManagedScaling(ecs.origin());
    }
    Fields scaling = own.get();
    return new EcsCluster.StepScaling(
        scaling.orDefault(EcsKeys.SCALE_IN_THRESHOLD),
        scaling.orDefault(EcsKeys.SCALE_IN_ADJUSTMENT),
        scaling.orDefault(EcsKeys.SCALE_OUT_THRESHOLD),
        scaling.orDefault(EcsKeys.SCALE_OUT_ADJUSTMENT));
  }

  private static EcsService service(Fields service, Predicate<String> isFunction) {
    EcsService.Placement placement = ContainerKeys.placement(service, isFunction);
    return container(
        service,
        placement.movesFunction().isOn()
            ? service.optional(ContainerKeys.IMAGE)
            : service.required(
                ContainerKeys.IMAGE,
                Optional.of(service)
                    .filter(each -> isFunction.test(each.name().value()))
                    .map(ContainerKeys::moveHelp)),
        service.orDefault(ContainerKeys.COUNT),
        ContainerKeys.alarms(service),
        placement);
  }

  private static EcsService task(Fields task) {
    Located<Integer> none = new Located<>(0, task.origin());
    return container(
        task,
        task.required(ContainerKeys.TASK_IMAGE),
        none,
        new EcsService.Alarms(List.of(), Optional.empty(), Optional.empty()),
        ContainerKeys.taskPlacement(task));
  }

  private static EcsService container(
      Fields container,
      Optional<Located<String>> image,
      Located<Integer> count,
      EcsService.Alarms alarms,
      EcsService.Placement placement) {
    return new EcsService(
        container.name(),
        new EcsService.Definition(
            image,
            container.list(ContainerKeys.COMMANDS).stream().map(Located::value).toList(),
            container.optional(ContainerKeys.ENVS).map(Located::value).orElse(Map.of()),
            volumes(container),
            container.optional(ContainerKeys.NETWORK_MODE),
            container.flag(ContainerKeys.PRIVILEGED),
            ContainerKeys.healthCheck(container)),
        new EcsService.Size(
            container.orDefault(ContainerKeys.CPU), container.orDefault(ContainerKeys.MEMORY)),
        count,
        alarms,
        ContainerKeys.logs(container),
        ContainerKeys.tags(container),
        placement,
        container.origin());
  }

  private static List<EcsService.Volume> volumes(Fields container) {
    List<EcsService.Volume> volumes = new ArrayList<>();
    for (Located<Fields> item : container.list(ContainerKeys.VOLUMES)) {
      Fields volume = item.value();
      Optional<Located<String>> name = volume.required(ContainerKeys.VOLUME_NAME);
      Optional<Located<String>> path = volume.required(ContainerKeys.VOLUME_PATH);
      Optional<Located<String>> destination = volume.required(ContainerKeys.VOLUME_DESTINATION);
      if (name.isPresent() && path.isPresent() && destination.isPresent()) {
        volumes.add(
            new EcsService.Volume(name.get(), path.get(), destination.get(), item.origin()));
      }
    }
    return volumes;
  }
}
