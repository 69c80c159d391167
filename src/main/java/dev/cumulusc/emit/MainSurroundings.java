package dev.cumulusc.emit;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Network;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Optional;

/** What functions find around them in the main stack. */
final class MainSurroundings implements FunctionSurroundings {
  @Override
  public CfnValue environment(LambdaSpec lambda, Deployment deployment) {
    return LambdaEnvironment.of(lambda, deployment);
  }

  @Override
  public Optional<CfnValue> securityGroup(Deployment deployment) {
    return deployment.network().flatMap(Network::securityGroup).map(Values::text);
  }

  @Override
  public Optional<CfnValue> logFunction(Deployment deployment, Origin origin) {
    return LambdaLogs.logFunction(deployment, origin);
  }

  @Override
  public List<String> logDependencies() {
    return List.of(LambdaLogs.LOG_PERMISSION);
  }
}
