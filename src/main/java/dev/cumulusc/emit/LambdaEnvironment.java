package dev.cumulusc.emit;

import dev.cumulusc.model.ApiSettings;
import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.LogicalIds;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import dev.cumulusc.template.MappingBuilder;
import java.util.Map;
import java.util.Optional;

/** The environment variables of a function: those that Cumulus sets, then the function's own. */
final class LambdaEnvironment {
  private static final String MESSAGE_ADAPTER = "CUMULUS_MESSAGE_ADAPTER_DIR";
  private static final String DISTRIBUTION_API = "CumulusApiDistribution";

  private LambdaEnvironment() {}

  static CfnValue of(LambdaSpec lambda, Deployment deployment) {
    Origin origin = lambda.origin();
    MappingBuilder variables =
        CfnValue.mapping(origin)
            .put("stackName", Values.text(deployment.stackName()))
            .putIfPresent(
                "CMR_ENVIRONMENT", deployment.settings().cmrEnvironment().map(Values::text));
    if (lambda.environment().searchDomain().isOn()) {
      variables.putIfPresent(
          "ES_HOST",
          deployment
              .base()
              .storage()
              .search()
              .map(search -> CfnValue.ref(search.endpointParameter(), origin)));
    }
    if (!lambda.code().messageAdapter().isOn()) {
      variables.putIfPresent(
          MESSAGE_ADAPTER, deployment.settings().adapterFolder().map(Values::text));
    }
    for (Located<String> table : lambda.environment().tables()) {
      String name = deployment.prefix().value() + "-" + table.value();
      variables.put(table.value(), CfnValue.text(name, table.origin()));
    }
    if (lambda.environment().distributionApi().isOn()) {
      variables.putIfPresent(
          "DISTRIBUTION_ENDPOINT", distribution(deployment.base().apis(), origin));
    }
    addOwn(variables, lambda);
    return variables.build();
  }

  /** Adds a function's own variables, which replace others of the same names. */
  static void addOwn(MappingBuilder variables, LambdaSpec lambda) {
    for (Map.Entry<Located<String>, Expression> variable :
        lambda.environment().variables().entrySet()) {
      variables.put(
          variable.getKey().value(), variable.getValue().value(), variable.getKey().origin());
    }
  }

  private static Optional<CfnValue> distribution(ApiSettings apis, Origin origin) {
    if (apis.distributionUrl().isPresent()) {
      return apis.distributionUrl().map(Values::text);
    }
    return apis.deployDistribution().isOn()
        ? Optional.of(
            CfnValue.getAtt(
                LogicalIds.nestedStack(DISTRIBUTION_API),
                "Outputs.distributionRestApiResourceUrl",
                origin))
        : Optional.empty();
  }
}
