package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;

/**
 * All that one deployment of an application is made of.
 *
 * @param base the sections of the Cumulus base configuration
 */
@RecordBuilder
public record Deployment(Names names, Settings settings, Workload workload, CumulusBase base)
    implements DeploymentBuilder.With {

  /**
   * The names that other names are made of.
   *
   * @param block the name of the deployment's block, with the origin of what stands in it
   * @param prefix the start of nearly every physical name
   * @param prefixNoDash the start of the state machines' logical ids
   * @param functionPrefix the start of the functions' names: the prefix, and in a nested stack the
   *     stack's name
   */
  @RecordBuilder
  public record Names(
      Located<String> block,
      Located<String> prefix,
      Located<String> prefixNoDash,
      Located<String> stackName,
      Located<String> functionPrefix)
      implements DeploymentNamesBuilder.With {}

  /**
   * What holds for the whole deployment.
   *
   * @param systemBucket the bucket that takes code and templates
   * @param network the VPC, if there is one
   * @param roles the IAM roles that exist already
   * @param tracing whether X-Ray traces every function
   * @param parameters the values of the stack's parameters
   * @param cmrEnvironment the value that every function gets as {@code CMR_ENVIRONMENT}
   * @param adapter where the message adapter is found
   * @param adapterFolder where it lies in functions whose package does not bring it
   */
  @RecordBuilder
  public record Settings(
      Optional<Located<String>> systemBucket,
      Optional<Network> network,
      Roles roles,
      Switch tracing,
      List<StackParameter> parameters,
      Optional<Located<String>> cmrEnvironment,
      MessageAdapter adapter,
      Optional<Located<String>> adapterFolder)
      implements DeploymentSettingsBuilder.With {

    public Settings {
      parameters = List.copyOf(parameters);
    }
  }

  /** What runs. */
  @RecordBuilder
  public record Workload(
      List<LambdaSpec> lambdas,
      List<Workflow> workflows,
      List<Activity> activities,
      Optional<EcsCluster> ecs)
      implements DeploymentWorkloadBuilder.With {

    public Workload {
      lambdas = List.copyOf(lambdas);
      workflows = List.copyOf(workflows);
      activities = List.copyOf(activities);
    }
  }

  /**
   * Returns the deployment of a nested stack: it has functions and APIs of its own, which are named
   * after the stack, and goes by this one's settings for the rest.
   *
   * @param block the name of the nested stack, with the origin of its configuration
   * @param itsBase this deployment's sections with the nested stack's own APIs and versions
   */
  public Deployment nested(
      Located<String> block, List<LambdaSpec> itsLambdas, Switch itsTracing, CumulusBase itsBase) {
    return new Deployment(
        names.withBlock(block).withFunctionPrefix(names.stackName()),
        settings.withTracing(itsTracing).withParameters(List.of()),
        new Workload(itsLambdas, List.of(), List.of(), Optional.empty()),
        itsBase);
  }

  /** Returns this deployment with other functions. */
  public Deployment withLambdas(List<LambdaSpec> lambdas) {
    return withWorkload(workload.withLambdas(lambdas));
  }

  /** Returns this deployment with other versions. */
  public Deployment withVersions(LambdaVersions versions) {
    return withBase(base.nested(base.apis().names(), versions));
  }

  /** Returns the origin of the configuration as a whole. */
  public Origin origin() {
    return names.block().origin();
  }

  public Located<String> prefix() {
    return names.prefix();
  }

  public Located<String> stackName() {
    return names.stackName();
  }

  public Optional<Network> network() {
    return settings.network();
  }

  public Roles roles() {
    return settings.roles();
  }

  public List<LambdaSpec> lambdas() {
    return workload.lambdas();
  }

  public List<Workflow> workflows() {
    return workload.workflows();
  }

  public List<Activity> activities() {
    return workload.activities();
  }

  public Optional<EcsCluster> ecs() {
    return workload.ecs();
  }

  /** Finds a Lambda function by its key. */
  public Optional<LambdaSpec> lambda(String key) {
    return lambdas().stream().filter(lambda -> lambda.name().value().equals(key)).findFirst();
  }

  /** Returns the logical id of a workflow's state machine. */
  public String stateMachine(Workflow workflow) {
    return LogicalIds.stateMachine(names.prefixNoDash().value(), workflow.name().value());
  }

  /** Returns the workflow whose state machine has a logical id. */
  public Optional<Workflow> workflow(String stateMachine) {
    return workflows().stream().filter(each -> stateMachine(each).equals(stateMachine)).findFirst();
  }

  /** Returns the name that a function has in Lambda. */
  public String functionName(LambdaSpec lambda) {
    return names.functionPrefix().value() + "-" + lambda.name().value();
  }

  /** Returns whether X-Ray traces a function. */
  public boolean traces(LambdaSpec lambda) {
    return settings.tracing().isOn() || lambda.monitoring().tracing().isOn();
  }
}
