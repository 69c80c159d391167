package dev.cumulusc.emit;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.EcsCluster;
import dev.cumulusc.model.EcsService;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.model.Network;
import dev.cumulusc.model.Table;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The parameters by which a nested stack learns of the stack around it. What a parameter is about
 * follows from its name, both where it is declared and where its value is given.
 */
final class NestedParameters {
  static final String ELASTIC_SEARCH_DOMAIN = "ElasticSearchDomain";
  static final String SECURITY_GROUP_ID = "SecurityGroupId";
  static final String LOG_FUNCTION_ARN = functionArn(LambdaLogs.LOG_FUNCTION);

  private static final String FUNCTION = "LambdaFunction";
  private static final String ARN = "Arn";
  private static final String ECS_CLUSTER = "EcsCluster";
  private static final String REST_API = "RestApi";
  private static final String NO_VALUE = "noValue";

  private final Deployment parent;

  NestedParameters(Deployment parent) {
    this.parent = parent;
  }

  /** Names the parameter with a function's ARN. */
  static String functionArn(String function) {
    return function + FUNCTION + ARN;
  }

  /** Declares the parameter of a name, if the stack around could give it a value. */
  Optional<MappingBuilder> declaration(String name, Origin origin) {
    if (name.equals(CustomResourceEmitter.CMR_PASSWORD)) {
      return Optional.of(
          StackParameterEmitter.secret(CustomResourceEmitter.CMR_PASSWORD_DESCRIPTION, origin));
    }
    if (name.equals(CustomResourceEmitter.LAUNCHPAD_PASSPHRASE)) {
      return Optional.of(
          StackParameterEmitter.secret(
              CustomResourceEmitter.LAUNCHPAD_PASSPHRASE_DESCRIPTION, origin));
    }
    if (name.equals(ELASTIC_SEARCH_DOMAIN)) {
      return Optional.of(
          text("ElasticSearch Url", origin).put("NoEcho", true).put("Default", NO_VALUE));
    }
    if (name.equals(SECURITY_GROUP_ID)) {
      return Optional.of(text("Security Group ID", origin).put("Default", NO_VALUE));
    }
    return described(name).map(description -> declaration(name, description, origin));
  }

  private static MappingBuilder declaration(String name, String description, Origin origin) {
    if (description.isEmpty()) {
      return CfnValue.mapping(origin).put("Type", "String");
    }
    MappingBuilder declared = text(description, origin);
    return name.endsWith(REST_API) ? declared.put("Default", NO_VALUE) : declared;
  }

  /** Describes a parameter that is about something of the stack around; a few need no words. */
  private Optional<String> described(String name) {
    if (name.equals(ECS_CLUSTER)) {
      return parent.ecs().map(cluster -> "");
    }
    if (name.equals(LOG_FUNCTION_ARN)) {
      return function(name).map(lambda -> "logToElasticsearch Lambda function ARN");
    }
    if (name.endsWith(ARN) && function(name).isPresent()) {
      return function(name).map(lambda -> lambda.name().value() + " Lambda function ARN");
    }
    if (task(name).isPresent()) {
      return Optional.of("");
    }
    if (name.equals(ApiNames.restApi(ApiNames.DISTRIBUTION))) {
      return Optional.of("Distribution REST API ID");
    }
    return table(name).map(table -> table.name().value() + " Table name");
  }

  /** Returns the value that the stack around gives to the parameter of a name. */
  Optional<CfnValue> value(String name, Origin origin) {
    if (name.equals(ELASTIC_SEARCH_DOMAIN)) {
      return parent
          .base()
          .storage()
          .search()
          .map(search -> CfnValue.ref(search.endpointParameter(), origin));
    }
    if (name.equals(SECURITY_GROUP_ID)) {
      return parent.network().flatMap(Network::securityGroup).map(Values::text);
    }
    if (name.equals(ECS_CLUSTER)) {
      return parent.ecs().map(cluster -> CfnValue.ref(EcsNames.CLUSTER, origin));
    }
    Optional<LambdaSpec> function = function(name);
    if (function.isPresent()) {
      String logicalId = function.get().logicalId();
      return Optional.of(
          name.endsWith(ARN)
              ? CfnValue.getAtt(logicalId, ARN, origin)
              : CfnValue.ref(logicalId, origin));
    }
    return task(name)
        .map(task -> CfnValue.ref(name, origin))
        .or(() -> table(name).map(table -> tableName(table, origin)));
  }

  private CfnValue tableName(Table table, Origin origin) {
    return CfnValue.text(parent.prefix().value() + "-" + table.name().value(), origin);
  }

  private Optional<LambdaSpec> function(String parameter) {
    return parent.lambdas().stream()
        .filter(
            lambda ->
                parameter.equals(lambda.logicalId()) || parameter.equals(lambda.logicalId() + ARN))
        .findFirst();
  }

  private Optional<EcsService> task(String parameter) {
    return parent.ecs().stream()
        .flatMap(NestedParameters::containers)
        .filter(task -> parameter.equals(LogicalIds.taskDefinition(task.name().value())))
        .findFirst();
  }

  private static Stream<EcsService> containers(EcsCluster cluster) {
    return Stream.concat(cluster.services().stream(), cluster.tasks().stream());
  }

  private Optional<Table> table(String parameter) {
    return parent.base().storage().tables().stream()
        .filter(table -> parameter.equals(table.logicalId()))
        .findFirst();
  }

  private static MappingBuilder text(String description, Origin origin) {
    return CfnValue.mapping(origin).put("Type", "String").put("Description", description);
  }
}
