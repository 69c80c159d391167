package dev.cumulusc.emit;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Table;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Emits the parameters of an API's nested stack: those that every such stack has, and those that
 * its functions' variables refer to.
 */
final class ApiParameterEmitter implements ResourceEmitter {
  private final Deployment parent;
  private final NestedParameters parameters;

  ApiParameterEmitter(Deployment parent) {
    this.parent = parent;
    this.parameters = new NestedParameters(parent);
  }

  @Override
  public void emit(Emission emission) {
    Origin origin = emission.deployment().origin();
    declare(CustomResourceEmitter.CMR_PASSWORD, origin, emission);
    declare(NestedParameters.ELASTIC_SEARCH_DOMAIN, origin, emission);
    declare(CustomResourceEmitter.LAUNCHPAD_PASSPHRASE, origin, emission);
    declare(NestedParameters.SECURITY_GROUP_ID, origin, emission);
    declare(NestedParameters.LOG_FUNCTION_ARN, origin, emission);
    references(emission.deployment()).forEach((name, at) -> declare(name, at, emission));
    for (Table table : parent.base().storage().tables()) {
      declare(table.logicalId(), table.origin(), emission);
    }
  }

  private void declare(String name, Origin origin, Emission emission) {
    if (!emission.hasParameter(name) && !emission.hasResource(name)) {
      parameters
          .declaration(name, origin)
          .ifPresent(declared -> emission.parameter(name, declared, origin));
    }
  }

  /** Returns what the functions' variables refer to, each with the place of the reference. */
  private static Map<String, Origin> references(Deployment deployment) {
    Map<String, Origin> found = new LinkedHashMap<>();
    for (LambdaSpec lambda : deployment.lambdas()) {
      for (Expression variable : lambda.environment().variables().values()) {
        for (CfnValue.Reference reference : variable.value().references()) {
          found.putIfAbsent(reference.target(), reference.origin());
        }
      }
      if (lambda.environment().distributionApi().isOn()
          || lambda.environment().loginRedirect().isPresent()) {
        found.putIfAbsent(ApiNames.restApi(ApiNames.DISTRIBUTION), lambda.origin());
      }
    }
    return found;
  }
}
