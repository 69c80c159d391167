package dev.cumulusc.emit;

import dev.cumulusc.model.Deployment;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Optional;

/** What a function finds around it, which depends on the stack that it is in. */
interface FunctionSurroundings {

  /** Returns the environment variables of a function. */
  CfnValue environment(LambdaSpec lambda, Deployment deployment);

  /** Returns the security group of functions in the VPC. */
  Optional<CfnValue> securityGroup(Deployment deployment);

  /** Returns the ARN of the function that takes logs to Elasticsearch, if there is one. */
  Optional<CfnValue> logFunction(Deployment deployment, Origin origin);

  /** Returns what has to be there before a log can be sent to that function. */
  List<String> logDependencies();
}
