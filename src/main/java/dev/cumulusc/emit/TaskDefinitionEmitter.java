package dev.cumulusc.emit;

import dev.cumulusc.capacity.FargateSize;
import dev.cumulusc.capacity.ServiceRoom;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.move.WorkerCommand;
import dev.cumulusc.move.WorkerTimeout;
import dev.cumulusc.runtime.NodeRuntimes;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import dev.cumulusc.template.Resource;
import dev.cumulusc.worker.WorkerVersions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Emits the task definition of a container, with its log group and the log's subscription. */
final class TaskDefinitionEmitter {
  /** Where the AWS SDK for JavaScript, version 3, finds the Region. */
  private static final String REGION = "AWS_REGION";

  private static final String FARGATE = "FARGATE";

  /** The label by which one content of a worker's code differs from another. */
  private static final String CODE_LABEL = "cumulusc.code";

  private static final String HANDLER_LABEL = "cumulusc.handler";
  private static final String LAYERS_LABEL = "cumulusc.layers";

  private final Emission emission;
  private final ContainerRegistry registry;
  private final EcsService container;
  private final String name;
  private final Origin origin;

  TaskDefinitionEmitter(Emission emission, ContainerRegistry registry, EcsService container) {
    this.emission = emission;
    this.registry = registry;
    this.container = container;
    this.name = container.name().value();
    this.origin = container.origin();
  }

  void emit() {
    MappingBuilder definition = CfnValue.mapping(origin);
    if (!container.definition().volumes().isEmpty()) {
      definition.put(
          "Volumes",
          container.definition().volumes().stream().map(TaskDefinitionEmitter::volume).toList());
    }
    if (container.runsOnFargate()) {
      fargate(definition);
    } else {
      definition.putIfPresent(
          "NetworkMode", container.definition().networkMode().map(Values::text));
    }
    new ContainerRoles(emission, registry, container).emit(definition);
    definition.put("ContainerDefinitions", List.of(container().build()));
    definition.putIfPresent("Tags", EcsTags.of(container));
    emission.add(
        Resource.of(
            LogicalIds.taskDefinition(name), "AWS::ECS::TaskDefinition", definition, origin));
    logs();
  }

  /** Fargate gives a task an interface of its own, and takes the size of the task as a whole. */
  private void fargate(MappingBuilder definition) {
    Origin target = container.placement().fargate().origin();
    definition
        .put("RequiresCompatibilities", List.of(CfnValue.text(FARGATE, target)))
        .put("NetworkMode", CfnValue.text("awsvpc", target));
    FargateSize.holding(ServiceRoom.load(container))
        .ifPresent(
            size ->
                definition
                    .put("Cpu", text(size.cpu(), container.size().cpu()))
                    .put("Memory", text(size.memory(), container.size().memory())));
  }

  private static CfnValue text(long size, Located<Integer> from) {
    return CfnValue.text(Long.toString(size), from.origin());
  }

  private MappingBuilder container() {
    MappingBuilder definition =
        CfnValue.mapping(origin)
            .put("Name", Values.text(container.name()))
            .put("Cpu", Values.number(container.size().cpu()))
            .put("Essential", true);
    if (!container.definition().volumes().isEmpty()) {
      definition.put(
          "MountPoints",
          container.definition().volumes().stream().map(TaskDefinitionEmitter::mount).toList());
    }
    if (container.definition().privileged().isOn()) {
      definition.put("Privileged", true);
    }
    List<CfnValue> variables = environment();
    if (!variables.isEmpty()) {
      definition.put("Environment", variables);
    }
    Map<String, CfnValue> labels = labels();
    if (!labels.isEmpty()) {
      MappingBuilder mapping = CfnValue.mapping(origin);
      labels.forEach(mapping::put);
      definition.put("DockerLabels", mapping);
    }
    definition
        .putIfPresent("Image", container.definition().image().map(registry::image))
        .putIfPresent(
            "RepositoryCredentials", container.definition().image().flatMap(registry::credentials));
    definition.put("MemoryReservation", Values.number(container.size().memory()));
    if (!container.definition().command().isEmpty()) {
      definition.put(
          "Command", container.definition().command().stream().map(Expression::value).toList());
    }
    definition.putIfPresent(
        "StopTimeout", WorkerTimeout.of(container, emission.deployment()).map(this::stopTimeout));
    definition.putIfPresent(
        "HealthCheck",
        container.definition().healthCheck().map(TaskDefinitionEmitter::healthCheck));
    MappingBuilder log =
        CfnValue.mapping(origin)
            .put("awslogs-group", CfnValue.ref(EcsNames.logGroup(name), origin))
            .put("awslogs-region", CfnValue.sub("${AWS::Region}", origin));
    if (container.runsOnFargate()) {
      log.put("awslogs-stream-prefix", Values.text(container.name()));
    }
    return definition.put(
        "LogConfiguration",
        CfnValue.mapping(origin).put("LogDriver", "awslogs").put("Options", log));
  }

  private CfnValue stopTimeout(Located<Integer> longest) {
    if (!container.runsOnFargate()) {
      WorkerTimeout.beyondMax(container, emission.deployment()).ifPresent(this::reportBeyondMax);
    }
    if (!container.runsOnFargate() || longest.value() <= FargateSize.MAX_STOP_SECONDS) {
      return Values.number(longest);
    }
    emission
        .diagnostics()
        .report(
            Diagnostic.of(
                    EmitRules.STOPPED_ON_FARGATE,
                    container.placement().fargate().origin(),
                    String.format(
                        Locale.ROOT,
                        "A task of `%s` may take %,d s%s, but Fargate waits %d s for a worker to"
                            + " stop: a deployment ends what takes longer.",
                        name,
                        longest.value(),
                        longest.value() == WorkerTimeout.MAX_SECONDS ? " or longer" : "",
                        FargateSize.MAX_STOP_SECONDS))
                .withNote("the longest time of a task comes from here", longest.origin().primary())
                .withHelp(EmitRules.STOPPED_ON_FARGATE.fix()));
    return CfnValue.number(FargateSize.MAX_STOP_SECONDS, longest.origin());
  }

  private void reportBeyondMax(Located<Long> longest) {
    emission
        .diagnostics()
        .report(
            Diagnostic.of(
                    EmitRules.STOPPED_ON_INSTANCE,
                    longest.origin(),
                    String.format(
                        Locale.ROOT,
                        "A task of `%s` may take %,d s, but a deployment waits %,d s for its worker"
                            + " to stop, and ends what takes longer.",
                        name,
                        longest.value(),
                        WorkerTimeout.MAX_SECONDS))
                .withNote("the service that runs it", container.name().origin().primary())
                .withHelp(EmitRules.STOPPED_ON_INSTANCE.fix()));
  }

  /** The function that a worker of the published image was moved for, with its package. */
  private Optional<LambdaSpec> movedFunction() {
    return container.movesLambda()
            && container
                .definition()
                .image()
                .filter(image -> WorkerVersions.isPublished(image.value()))
                .isPresent()
        ? WorkerCommand.of(container, emission.deployment()).lambda()
        : Optional.empty();
  }

  /**
   * What a worker reads of its function when it starts, and never again. A new task definition
   * starts new workers, so each of these has to stand in it.
   */
  private Map<String, CfnValue> labels() {
    Map<String, CfnValue> labels = new LinkedHashMap<>();
    movedFunction()
        .ifPresent(
            lambda -> {
              code(lambda).ifPresent(code -> labels.put(CODE_LABEL, code));
              lambda
                  .code()
                  .handler()
                  .ifPresent(
                      handler ->
                          labels.put(
                              HANDLER_LABEL, CfnValue.text(handler.value(), handler.origin())));
              List<CfnValue> layers =
                  lambda.code().layers().stream().map(Expression::value).toList();
              if (!layers.isEmpty()) {
                labels.put(
                    LAYERS_LABEL,
                    layers.size() == 1 ? layers.get(0) : CfnValue.join(",", layers, origin));
              }
            });
    return labels;
  }

  /** The content of a function's code; where nobody knows it, its place. */
  private Optional<CfnValue> code(LambdaSpec lambda) {
    return Optional.ofNullable(emission.code().get(lambda.name().value()))
        .map(
            address ->
                address
                    .hash()
                    .<CfnValue>map(
                        hash ->
                            CfnValue.text(
                                hash, origin.derive("the content of the function's code")))
                    .orElse(address.key()));
  }

  /**
   * What the function finds in Lambda, for a worker that runs it, then what the service says.
   *
   * <p>Lambda sets the Region. Of the agents of ECS, those that set it leave it out where a task
   * definition has the default Region, which the worker needs.
   *
   * <p>Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
   */
  private List<CfnValue> environment() {
    Map<String, CfnValue.Member> all = new LinkedHashMap<>();
    modulesOfLayers()
        .ifPresent(
            path -> all.put("NODE_PATH", new CfnValue.Member(CfnValue.text(path, origin), origin)));
    movedFunction()
        .map(lambda -> LambdaEnvironment.of(lambda, emission.deployment()))
        .filter(CfnValue.Mapping.class::isInstance)
        .ifPresent(
            function -> {
              all.put(REGION, new CfnValue.Member(CfnValue.sub("${AWS::Region}", origin), origin));
              all.putAll(((CfnValue.Mapping) function).members());
            });
    container
        .definition()
        .variables()
        .forEach(
            (name, value) ->
                all.put(name.value(), new CfnValue.Member(value.value(), name.origin())));
    return all.entrySet().stream().map(TaskDefinitionEmitter::variable).toList();
  }

  /**
   * Returns where Lambda looks for modules that are in layers: a worker unpacks them to the same
   * folders, but its Node.js does not look there by itself.
   *
   * <p>Source: https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html
   */
  private Optional<String> modulesOfLayers() {
    boolean unpacks =
        container
            .definition()
            .image()
            .flatMap(image -> WorkerVersions.ofImage(image.value()))
            .filter(version -> version.handlers().unpacksLayers())
            .isPresent();
    return movedFunction()
        .filter(lambda -> unpacks && !lambda.code().layers().isEmpty())
        .flatMap(lambda -> lambda.code().runtime())
        .flatMap(runtime -> NodeRuntimes.of(runtime.value()))
        .map(
            runtime ->
                "/opt/nodejs/node"
                    + runtime.node().major()
                    + "/node_modules:/opt/nodejs/node_modules");
  }

  private static CfnValue variable(Map.Entry<String, CfnValue.Member> variable) {
    Origin key = variable.getValue().key();
    return CfnValue.mapping(key)
        .put("Name", CfnValue.text(variable.getKey(), key))
        .put("Value", variable.getValue().value())
        .build();
  }

  private void logs() {
    String group = emission.prefixed(EcsNames.logGroup(name));
    emission.add(
        LambdaLogs.logGroup(
            EcsNames.logGroup(name), group, Values.number(container.logs().retention()), origin));
    container
        .logs()
        .sharedDestination()
        .ifPresent(
            destination ->
                emission.add(
                    LambdaLogs.subscription(
                            EcsNames.sharedLogSubscription(name),
                            Values.text(destination),
                            group,
                            destination.origin())
                        .dependingOn(EcsNames.logGroup(name))));
    if (LambdaLogs.hasLogFunction(emission.deployment())) {
      emission.add(
          LambdaLogs.toLogFunction(
              EcsNames.logSubscription(name), EcsNames.logGroup(name), group, origin));
    }
  }

  private static CfnValue healthCheck(EcsService.HealthCheck check) {
    return CfnValue.mapping(check.origin())
        .put("Command", Values.texts(check.command()))
        .put("Interval", Values.number(check.interval()))
        .put("Timeout", Values.number(check.timeout()))
        .put("Retries", Values.number(check.retries()))
        .putIfPresent("StartPeriod", check.startPeriod().map(Values::number))
        .build();
  }

  private static CfnValue volume(EcsService.Volume volume) {
    return CfnValue.mapping(volume.origin())
        .put("Name", Values.text(volume.name()))
        .put(
            "Host", CfnValue.mapping(volume.origin()).put("SourcePath", Values.text(volume.path())))
        .build();
  }

  private static CfnValue mount(EcsService.Volume volume) {
    return CfnValue.mapping(volume.origin())
        .put("SourceVolume", Values.text(volume.name()))
        .put("ContainerPath", Values.text(volume.destination()))
        .build();
  }
}
