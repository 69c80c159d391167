package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Assumed;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Reading;
import dev.cumulusc.bind.key.Usage;
import dev.cumulusc.diagnostic.Diagnostics;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Roles;
import dev.cumulusc.model.Workflow;
import dev.cumulusc.resolve.Application;
import dev.cumulusc.resolve.StackKind;
import dev.cumulusc.source.Origin;
import dev.cumulusc.source.SourceSpan;
import dev.cumulusc.tree.MappingNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Binds a resolved configuration to the model. */
public final class DeploymentBinder {
  private final Diagnostics diagnostics;
  private final Set<SourceSpan> unknown;
  private final Assumed assumed;

  public DeploymentBinder(Diagnostics diagnostics) {
    this(diagnostics, Set.of(), Assumed.NOTHING);
  }

  /**
   * Makes a binder.
   *
   * @param unknown the places of single values that nobody knows, which was reported
   * @param assumed what is taken to stand where a value can't be read
   */
  public DeploymentBinder(Diagnostics diagnostics, Set<SourceSpan> unknown, Assumed assumed) {
    this.diagnostics = diagnostics;
    this.unknown = unknown;
    this.assumed = assumed;
  }

  /**
   * Binds an application's configuration. Whatever is wrong in it is reported and left out, so that
   * one run reports everything; the result is to be used only when no error was reported.
   */
  public Deployment bind(Application application) {
    return bind(
        open(
            application.deployment(),
            application.configuration(),
            usage(application.configuration(), application.named()),
            application::isFromBase));
  }

  /**
   * Binds a configuration that has no base. Whatever is wrong in it is reported and left out, so
   * that one run reports everything; the result is to be used only when no error was reported.
   *
   * @param deployment the name of the deployment's block
   */
  public Deployment bind(String deployment, MappingNode configuration) {
    return bind(opened(deployment, configuration));
  }

  private Deployment bind(Fields fields) {
    VariableKeys.check(fields);
    GeneralKeys.check(fields);
    Roles roles = RoleKeys.bind(fields);
    List<Workflow> workflows = WorkflowKeys.workflows(fields);
    List<LambdaSpec> lambdas = LambdaKeys.bind(fields, DeadLetterQueues.areMade(fields));
    Identity identity = Identity.bind(fields, !workflows.isEmpty());
    Deployment.Names names =
        new Deployment.Names(
            fields.name(),
            identity.prefix(),
            identity.prefixNoDash(),
            identity.stackName(),
            identity.prefix());
    Set<String> functions =
        lambdas.stream().map(lambda -> lambda.name().value()).collect(Collectors.toSet());
    Deployment.Workload workload =
        new Deployment.Workload(
            lambdas,
            workflows,
            WorkflowKeys.activities(fields),
            fields
                .section(EcsKeys.ECS)
                .flatMap(
                    ecs ->
                        EcsBinder.bind(
                            ecs, roles.instanceProfile().isPresent(), functions::contains)));
    return new Deployment(
        names, settings(fields, roles), workload, CumulusBaseBinder.bind(fields, lambdas));
  }

  private static Deployment.Settings settings(Fields fields, Roles roles) {
    return new Deployment.Settings(
        BucketKeys.systemBucket(fields),
        fields.section(NetworkKeys.VPC).map(NetworkKeys::bind),
        roles,
        fields.flag(GeneralKeys.USE_XRAY),
        GeneralKeys.parameters(fields, StackKind.APPLICATION),
        fields.section(VariableKeys.CMR).flatMap(cmr -> cmr.optional(VariableKeys.CMR_ENVIRONMENT)),
        AdapterKeys.bind(fields),
        fields.optional(AdapterKeys.CMA_DIR));
  }

  /**
   * Binds the configuration of a nested template, which has functions, APIs and versions of its own
   * and is ruled by the deployment around it for the rest.
   *
   * @param name the nested template's name
   */
  public Deployment bindNested(String name, MappingNode configuration, Deployment parent) {
    Fields fields = opened(name, configuration);
    return parent.nested(
        fields.name(),
        LambdaKeys.bind(fields, false),
        fields.flag(GeneralKeys.USE_XRAY),
        parent
            .base()
            .nested(ApiBinder.names(fields), NestingBinder.nestedVersions(fields, parent)));
  }

  /** Returns whether a key of a nested template's configuration is about versions. */
  public static boolean isAboutVersions(String key) {
    return key.equals(NestingKeys.MAX_NUMBER_OF_RETAINED_LAMBDAS.name())
        || key.equals(NestingKeys.OLD_LAMBDAS.name());
  }

  /** Opens a configuration to read it by its keys. */
  static Fields open(String name, MappingNode configuration, Diagnostics diagnostics) {
    return new DeploymentBinder(diagnostics).opened(name, configuration);
  }

  private Fields opened(String name, MappingNode configuration) {
    return open(name, configuration, usage(configuration, Set.of()), origin -> false);
  }

  private static Usage usage(MappingNode configuration, Set<SourceSpan> named) {
    return new Usage(
        configuration,
        configuration
            .get(NestingKeys.NESTED_TEMPLATES.name())
            .filter(templates -> !templates.isNull())
            .isPresent(),
        named);
  }

  private Fields open(String name, MappingNode configuration, Usage usage, Predicate<Origin> base) {
    Reading reading =
        new Reading(diagnostics, usage, base, new Located<>(name, configuration.origin()))
            .withUnknown(unknown)
            .withAssumed(assumed);
    return Fields.open(DeploymentKeys.SECTION, configuration, reading);
  }
}
