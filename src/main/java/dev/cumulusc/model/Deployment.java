package dev.cumulusc.model;

import dev.cumulusc.tree.MappingNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one deployment of an application is made of.
 *
 * @param name the name of the block in config.yml
 * @param prefix the start of nearly every physical name
 * @param prefixNoDash the start of the state machines' logical ids
 * @param functionPrefix the start of the functions' names: the prefix, and in a nested stack the
 *     stack's name
 * @param systemBucket the bucket that takes code and templates
 * @param cmrEnvironment the value that every function gets as {@code CMR_ENVIRONMENT}
 * @param cmaDir where the message adapter lies in functions whose package does not bring it
 * @param adapter where the message adapter is found
 * @param base the sections of the Cumulus base configuration
 * @param configuration the whole resolved configuration
 */
public record Deployment(
    String name,
    Located<String> prefix,
    Located<String> prefixNoDash,
    Located<String> stackName,
    Located<String> functionPrefix,
    Optional<Located<String>> systemBucket,
    Optional<Located<String>> cmrEnvironment,
    Optional<Located<String>> cmaDir,
    MessageAdapter adapter,
    Switch useXray,
    Optional<Network> network,
    Roles roles,
    List<LambdaSpec> lambdas,
    List<Workflow> workflows,
    List<Activity> activities,
    Optional<EcsCluster> ecs,
    List<StackParameter> parameters,
    Map<Located<String>, Located<String>> tags,
    List<Located<String>> capabilities,
    CumulusBase base,
    MappingNode configuration) {

  public Deployment {
    lambdas = List.copyOf(lambdas);
    workflows = List.copyOf(workflows);
    activities = List.copyOf(activities);
    parameters = List.copyOf(parameters);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    capabilities = List.copyOf(capabilities);
  }

  /** Returns this deployment with other workflows, activities and services. */
  public Deployment with(
      List<Workflow> newWorkflows, List<Activity> newActivities, EcsCluster newEcs) {
    return new Deployment(
        name,
        prefix,
        prefixNoDash,
        stackName,
        functionPrefix,
        systemBucket,
        cmrEnvironment,
        cmaDir,
        adapter,
        useXray,
        network,
        roles,
        lambdas,
        newWorkflows,
        newActivities,
        Optional.of(newEcs),
        parameters,
        tags,
        capabilities,
        base,
        configuration);
  }

  /**
   * Returns the deployment of a nested stack: it has functions and APIs of its own, which are named
   * after the stack, and goes by this one's settings for the rest.
   *
   * @param itsBase this deployment's sections with the nested stack's own APIs and versions
   */
  public Deployment nested(
      List<LambdaSpec> itsLambdas,
      Switch itsXray,
      CumulusBase itsBase,
      MappingNode itsConfiguration) {
    return new Deployment(
        name,
        prefix,
        prefixNoDash,
        stackName,
        stackName,
        systemBucket,
        cmrEnvironment,
        cmaDir,
        adapter,
        itsXray,
        network,
        roles,
        itsLambdas,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        tags,
        capabilities,
        itsBase,
        itsConfiguration);
  }

  /** Returns this deployment with other versions. */
  public Deployment withVersions(LambdaVersions versions) {
    return new Deployment(
        name,
        prefix,
        prefixNoDash,
        stackName,
        functionPrefix,
        systemBucket,
        cmrEnvironment,
        cmaDir,
        adapter,
        useXray,
        network,
        roles,
        lambdas,
        workflows,
        activities,
        ecs,
        parameters,
        tags,
        capabilities,
        base.nested(base.apis().names(), versions),
        configuration);
  }

  /** Finds a Lambda function by its key. */
  public Optional<LambdaSpec> lambda(String key) {
    return lambdas.stream().filter(lambda -> lambda.name().value().equals(key)).findFirst();
  }

  /** Returns the logical id of a workflow's state machine. */
  public String stateMachine(Workflow workflow) {
    return LogicalIds.stateMachine(prefixNoDash.value(), workflow.name().value());
  }

  /** Returns the name that a function has in Lambda. */
  public String functionName(LambdaSpec lambda) {
    return functionPrefix.value() + "-" + lambda.name().value();
  }

  /** Tells whether X-Ray traces a function. */
  public boolean traces(LambdaSpec lambda) {
    return useXray.isOn() || lambda.monitoring().tracing().isOn();
  }
}
