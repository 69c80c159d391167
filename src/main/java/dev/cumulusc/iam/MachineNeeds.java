package dev.cumulusc.iam;

import dev.cumulusc.asl.CallArguments;
import dev.cumulusc.asl.Machine;
import dev.cumulusc.asl.MachineState;
import dev.cumulusc.asl.MachineType;
import dev.cumulusc.asl.TaskCall;
import dev.cumulusc.asl.knowledge.OwnResources;
import dev.cumulusc.asl.service.FunctionName;
import dev.cumulusc.asl.service.Pattern;
import dev.cumulusc.asl.service.TaskResource;
import dev.cumulusc.asl.text.ComposedString;
import dev.cumulusc.iam.CallResources.Found;
import dev.cumulusc.iam.Needs.Asking;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LambdaVersions;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.Resource;
import dev.cumulusc.template.Template;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Optional;

/** Works out what the states of a state machine need. */
final class MachineNeeds {
  private static final List<String> INVOKE = List.of("lambda:InvokeFunction");

  private final Optional<Deployment> deployment;
  private final ResourceValues values;
  private final Needs needs;
  private final ComposedString self;

  private MachineNeeds(
      Optional<Deployment> deployment, ResourceValues values, ComposedString self) {
    this.deployment = deployment;
    this.values = values;
    this.needs = new Needs(values);
    this.self = self;
  }

  /**
   * Returns what a workflow's state machine needs.
   *
   * @param template the template that the machine is in, with all that lies over it
   */
  static Needs of(Workflow workflow, Deployment deployment, Template template) {
    String logicalId = deployment.stateMachine(workflow);
    MappingNode definition =
        DefinitionInTemplate.of(workflow, deployment, template).orElseGet(workflow::definition);
    return new MachineNeeds(
            Optional.of(deployment),
            new ResourceValues(template),
            ComposedString.ref(logicalId, workflow.name().origin()))
        .of(
            definition,
            Optional.ofNullable(template.resources().get(logicalId)).flatMap(Resource::properties));
  }

  /**
   * Returns what a state machine of a template needs that somebody wrote.
   *
   * @param resource the machine
   * @param template the template that it is in
   */
  static Needs ofWritten(MappingNode definition, Resource resource, Template template) {
    return new MachineNeeds(
            Optional.empty(),
            new ResourceValues(template),
            ComposedString.ref(resource.logicalId(), resource.origin()))
        .of(definition, resource.properties());
  }

  /**
   * Returns what a definition needs that was deployed, in which ARNs and names are literal.
   *
   * @param arn the ARN of its state machine
   * @param settings the properties of its state machine for which a role has permissions
   */
  static Needs ofDeployed(
      MappingNode definition, String arn, CfnValue.Mapping settings, ResourceValues values) {
    return new MachineNeeds(
            Optional.empty(), values, ComposedString.literal(arn, definition.origin()))
        .of(definition, Optional.of(settings));
  }

  private Needs of(MappingNode definition, Optional<CfnValue.Mapping> settings) {
    Machine.of(definition, MachineType.STANDARD).states().forEach(this::visit);
    settings.ifPresent(properties -> MachineSettings.add(properties, needs, self));
    return needs;
  }

  private void visit(MachineState state) {
    Optional<MappingNode.Entry> credentials = state.body().entry("Credentials");
    state
        .call()
        .ifPresent(
            call -> {
              if (credentials.isPresent()) {
                assume(state, credentials.get());
              } else {
                task(state, call);
              }
            });
    if (state.isDistributedMap()) {
      distributed(state);
    }
    state.body().mapping("ItemReader").ifPresent(reader -> reader(state, reader));
    state.body().mapping("ResultWriter").ifPresent(writer -> stream(state, writer, "writer:"));
  }

  /** The task's own permissions are those of the role that is taken for it. */
  private void assume(MachineState state, MappingNode.Entry credentials) {
    CallArguments arguments = new CallArguments(Optional.of(credentials.value()), state.language());
    Asking asking = new Asking(state.name(), credentials.key().origin());
    CallResources call = new CallResources(values, arguments, asking.origin(), self);
    Found role = call.each("RoleArn", new SpecialArns(call, name -> Found.unknown())::role);
    role.arns().forEach(arn -> needs.allow(asking, List.of("sts:AssumeRole"), arn));
    if (role.isUnknown()) {
      needs.miss(asking, List.of("sts:AssumeRole"), PermissionGap.Kind.RESOURCE_UNKNOWN);
    }
  }

  private void task(MachineState state, TaskCall call) {
    Asking asking = new Asking(state.name(), call.written().origin());
    Optional<FunctionName> function = call.function();
    if (function.isPresent() && call.target().callsLambda()) {
      invoke(asking, function.get());
      if (!call.isInvocation()) {
        allowAliases(asking, function.get());
      }
    } else if (call.target().callsLambda()) {
      // A call without a name is refused before a role is asked.
      if (call.mayNameFunction()) {
        needs.miss(asking, INVOKE, PermissionGap.Kind.FUNCTION_AT_RUN_TIME);
      }
    } else if (call.target() instanceof TaskResource.Unknown && isDeployed(call.resource())) {
      invoke(asking, FunctionName.of(call.resource()));
    } else if (call.target() instanceof TaskResource.Optimized optimized) {
      String name = optimized.service() + ":" + optimized.action();
      if (!permissions(asking, CallArguments.of(call)).addTabled(name, optimized.pattern())) {
        needs.miss(asking, List.of(), PermissionGap.Kind.CALL_UNKNOWN);
      }
    } else if (call.target() instanceof TaskResource.Sdk sdk) {
      String name = "aws-sdk:" + sdk.service() + ":" + sdk.action();
      CallPermissions permissions = permissions(asking, CallArguments.of(call));
      if (!permissions.addTabled(name, sdk.pattern())) {
        permissions.addSdk(sdk.service(), sdk.action());
      }
    }
  }

  private CallPermissions permissions(Asking asking, CallArguments arguments) {
    CallResources call = new CallResources(values, arguments, asking.origin(), self);
    return new CallPermissions(needs, asking, call, this::function);
  }

  private void invoke(Asking asking, FunctionName name) {
    Optional<ComposedString> arn = arn(name);
    arn.ifPresent(known -> needs.allow(asking, INVOKE, known));
    if (arn.isEmpty()) {
      needs.miss(
          new Asking(asking.state(), name.base().origin()),
          INVOKE,
          PermissionGap.Kind.FUNCTION_AT_RUN_TIME);
    }
  }

  private Found function(ComposedString name) {
    return Found.of(arn(FunctionName.of(name)));
  }

  /** A version or alias that an execution chooses may be any; so may a part of the name. */
  private Optional<ComposedString> arn(FunctionName name) {
    if (ResourceValues.isUnknown(name.function())) {
      return Optional.empty();
    }
    FunctionName known = FunctionName.of(ResourceValues.pattern(name.base()));
    if (name.qualifier().isPresent()) {
      known = known.with(ResourceValues.pattern(name.qualifier().get()));
    }
    Optional<LambdaSpec> function =
        name.form() == FunctionName.Form.VALUE ? own(name) : Optional.empty();
    if (function.isEmpty()) {
      return known.arn().map(ResourceValues::joined);
    }
    ComposedString arn = arn(function.get(), name.base().origin());
    return Optional.of(known.qualifier().map(found -> arn.plus(":").plus(found)).orElse(arn));
  }

  private static ComposedString arn(LambdaSpec function, Origin origin) {
    return ComposedString.of(new CfnValue.GetAtt(function.logicalId(), "Arn", origin));
  }

  private Optional<LambdaSpec> own(FunctionName name) {
    return deployment.flatMap(
        found -> new OwnResources(found).functionKey(name).flatMap(found::lambda));
  }

  /** Where tasks call aliases, running executions call earlier ones, too. */
  private void allowAliases(Asking asking, FunctionName name) {
    if (deployment.isEmpty()) {
      return;
    }
    LambdaVersions versions = deployment.get().base().versions();
    if (versions.enabled().and(versions.inject()).isOn()) {
      own(name)
          .filter(function -> isVersioned(function, versions))
          .ifPresent(
              function ->
                  needs.allow(asking, INVOKE, arn(function, name.base().origin()).plus(":*")));
    }
  }

  private static boolean isVersioned(LambdaSpec function, LambdaVersions versions) {
    return versions.lambdas().isEmpty()
        || versions.lambdas().get().stream()
            .anyMatch(name -> name.value().equals(function.name().value()));
  }

  /**
   * Returns whether a resource is a value that only the deployment knows, which may be the ARN of a
   * function: that of a parameter, an attribute, another function of CloudFormation, or of a
   * version or an alias of a function.
   */
  private boolean isDeployed(ComposedString resource) {
    ComposedString first = resource.split(':').get(0);
    if (first.pieces().size() != 1) {
      return false;
    }
    ComposedString.Piece piece = first.pieces().get(0);
    return piece instanceof ComposedString.Deployed
        || first.reference().filter(CfnValue.GetAtt.class::isInstance).isPresent()
        || values
            .resource(first)
            .flatMap(found -> KnownTypes.find(found.type()))
            .filter(type -> type.ref() == KnownTypes.Yield.ARN && isOfLambda(type))
            .isPresent()
        || deployment.stream()
            .flatMap(found -> found.settings().parameters().stream())
            .anyMatch(parameter -> first.isRef(parameter.name().value()));
  }

  private static boolean isOfLambda(KnownTypes.KnownType type) {
    return type.iamType().startsWith("lambda:");
  }

  /** The machine starts the executions of its items itself, and redrives those that failed. */
  private void distributed(MachineState state) {
    Origin at =
        state.processorConfig().flatMap(config -> config.scalar("Mode")).orElseThrow().origin();
    Asking asking = new Asking(state.name(), at);
    AwsResource.Place here = AwsResource.Place.here(at);
    ComposedString name = CallResources.nameOf(self, at).orElseThrow();
    ArnForm execution = IamTypes.form("states", "execution");
    ComposedString label = ComposedString.literal("/" + state.text("Label").orElse("*"), at);
    needs.allow(asking, List.of("states:StartExecution"), self);
    needs.allow(
        asking,
        List.of("states:DescribeExecution"),
        ResourceValues.arn(execution, List.of(AwsResource.named(name, here)), at));
    needs.allow(
        asking,
        List.of("states:RedriveExecution"),
        ResourceValues.arn(execution, List.of(AwsResource.named(name.plus(label), here)), at));
  }

  private void reader(MachineState state, MappingNode reader) {
    boolean inventory =
        reader
            .mapping("ReaderConfig")
            .flatMap(config -> config.scalar("InputType"))
            .filter(type -> type.text().equals("MANIFEST"))
            .isPresent();
    if (inventory) {
      entry(reader).ifPresent(at -> tabled(state, reader, "reader:inventory", at));
    } else {
      stream(state, reader, "reader:");
    }
  }

  private void stream(MachineState state, MappingNode part, String kind) {
    part.get("Resource")
        .flatMap(ComposedString::of)
        .filter(resource -> part.has("Parameters") || part.has("Arguments"))
        .map(TaskResource::of)
        .filter(TaskResource.Optimized.class::isInstance)
        .map(TaskResource.Optimized.class::cast)
        .ifPresent(
            called ->
                entry(part)
                    .ifPresent(
                        at ->
                            tabled(
                                state, part, kind + called.service() + ":" + called.action(), at)));
  }

  private static Optional<Origin> entry(MappingNode part) {
    return part.get("Resource").map(node -> node.origin());
  }

  private void tabled(MachineState state, MappingNode part, String name, Origin at) {
    permissions(new Asking(state.name(), at), CallArguments.of(part))
        .addTabled(name, Pattern.REQUEST);
  }
}
