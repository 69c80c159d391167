package dev.cumulusc.emit;

import dev.cumulusc.model.ApiSettings;
import dev.cumulusc.model.Bucket;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What functions find around them in the nested stack of an API. */
final class ApiSurroundings implements FunctionSurroundings {

  private final Deployment parent;

  /** Makes the surroundings of functions in a stack that is nested in another one. */
  ApiSurroundings(Deployment parent) {
    this.parent = parent;
  }

  @Override
  public CfnValue environment(LambdaSpec lambda, Deployment deployment) {
    Origin origin = lambda.origin();
    MappingBuilder variables =
        CfnValue.mapping(origin).put("stackName", Values.text(deployment.stackName()));
    if (!deployment.base().storage().buckets().isEmpty()) {
      variables
          .put("public_buckets", buckets("public", deployment))
          .put("protected_buckets", buckets("protected", deployment));
    }
    if (lambda.environment().searchDomain().isOn()
        && deployment.base().storage().search().isPresent()) {
      variables.put("ES_HOST", CfnValue.ref(NestedParameters.ELASTIC_SEARCH_DOMAIN, origin));
    }
    for (Located<String> table : lambda.environment().tables()) {
      String name = deployment.prefix().value() + "-" + table.value();
      variables.put(table.value(), CfnValue.text(name, table.origin()));
    }
    addAddresses(variables, lambda, deployment.base().apis());
    LambdaEnvironment.addOwn(variables, lambda);
    return variables.build();
  }

  private static void addAddresses(MappingBuilder variables, LambdaSpec lambda, ApiSettings apis) {
    Origin origin = lambda.origin();
    String redirect = lambda.environment().loginRedirect().map(Located::value).orElse("");
    if (redirect.equals("token")) {
      variables.put(
          "TOKEN_REDIRECT_ENDPOINT",
          apis.backendUrl()
              .map(url -> below(url, "token"))
              .orElseGet(() -> ApiAddress.of(ApiNames.BACKEND, "/token", apis, origin)));
    }
    if (redirect.equals(ApiNames.DISTRIBUTION)) {
      variables.putIfPresent(
          "DISTRIBUTION_REDIRECT_ENDPOINT", distribution("redirect", apis, origin));
    }
    if (lambda.environment().distributionApi().isOn()) {
      variables.putIfPresent("DISTRIBUTION_ENDPOINT", distribution("", apis, origin));
    }
  }

  private static Optional<CfnValue> distribution(String path, ApiSettings apis, Origin origin) {
    if (apis.distributionUrl().isPresent()) {
      return apis.distributionUrl().map(url -> below(url, path));
    }
    return apis.deployDistribution().isOn()
        ? Optional.of(ApiAddress.of(ApiNames.DISTRIBUTION, "/" + path, apis, origin))
        : Optional.empty();
  }

  private static CfnValue below(Located<String> url, String path) {
    return CfnValue.text(url.value() + path, url.origin());
  }

  private static String buckets(String type, Deployment deployment) {
    return deployment.base().storage().buckets().stream()
        .filter(bucket -> bucket.type().value().equals(type))
        .map(Bucket::name)
        .map(Located::value)
        .collect(Collectors.joining(","));
  }

  @Override
  public Optional<CfnValue> securityGroup(Deployment deployment) {
    return deployment
        .network()
        .flatMap(Network::securityGroup)
        .map(group -> CfnValue.ref(NestedParameters.SECURITY_GROUP_ID, group.origin()));
  }

  @Override
  public Optional<CfnValue> logFunction(Deployment deployment, Origin origin) {
    return parent
        .lambda(LambdaLogs.LOG_FUNCTION)
        .map(function -> CfnValue.ref(NestedParameters.LOG_FUNCTION_ARN, origin));
  }

  @Override
  public List<String> logDependencies() {
    return List.of();
  }
}
