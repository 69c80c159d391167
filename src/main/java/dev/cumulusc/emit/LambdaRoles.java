package dev.cumulusc.emit;

import dev.cumulusc.iam.FunctionPolicy;
import dev.cumulusc.iam.PolicyDocument;
import dev.cumulusc.iam.RoleTemplate;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Roles;
import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.Optional;

/** The roles of functions: the configured one, or one that allows what the function needs. */
final class LambdaRoles {
  private LambdaRoles() {}

  /** Returns the ARN of a function's role, and emits the role unless one is configured. */
  static CfnValue role(LambdaSpec lambda, Emission emission) {
    Optional<Located<String>> configured = configured(lambda, emission.deployment().roles());
    if (configured.isPresent()) {
      return Values.text(configured.get());
    }
    Origin origin = lambda.origin().derive("the role of the function, since `iams` names none");
    RoleTemplate role =
        new RoleTemplate(
            lambda.logicalId() + "Role",
            "Runs the function " + emission.deployment().functionName(lambda),
            PolicyDocument.trust("lambda.amazonaws.com", origin),
            FunctionPolicy.of(emission.deployment(), lambda, lambda.monitoring().needsLogGroup()),
            origin);
    ManagedPolicies.emit(role, emission);
    return role.arn();
  }

  private static Optional<Located<String>> configured(LambdaSpec lambda, Roles roles) {
    return switch (lambda.access().role().value()) {
      case PROCESSING -> roles.lambdaProcessing();
      case API_GATEWAY -> roles.lambdaApiGateway();
      case DISTRIBUTION -> roles.distribution();
      case MIGRATION -> roles.migration();
    };
  }
}
