package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.KeyRules;
import dev.cumulusc.diagnostic.Diagnostic;
import dev.cumulusc.diagnostic.Severity;
import dev.cumulusc.model.LambdaRole;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.Switch;

/** The keys of what a Lambda function can reach: its network and its role. */
final class LambdaAccessKeys {
  private static final Key<Boolean> LAUNCH_IN_VPC =
      Key.flag("launchInVpc", "Runs the function in the VPC that `vpc` describes.");

  private static final Key<Boolean> API_ROLE =
      Key.flag("apiRole", "Gives the function the role `iams.lambdaApiGatewayRoleArn`.");

  private static final Key<Boolean> DISTRIBUTION_ROLE =
      Key.flag("distributionRole", "Gives the function the role `iams.distributionRoleArn`.");

  /** All of them. */
  static final Key<?>[] ALL = {LAUNCH_IN_VPC, API_ROLE, DISTRIBUTION_ROLE};

  /** The one function that kes knows by its name when it chooses the role. */
  private static final String MIGRATIONS = "executeMigrations";

  private LambdaAccessKeys() {}

  /**
   * Binds the keys.
   *
   * @param hasNetwork whether the deployment describes a VPC
   */
  static LambdaSpec.Access bind(Fields lambda, boolean hasNetwork) {
    Switch inNetwork = lambda.flag(LAUNCH_IN_VPC);
    if (inNetwork.isOn() && !hasNetwork && !lambda.reading().isFromBase(inNetwork.origin())) {
      lambda
          .diagnostics()
          .report(
              Diagnostic.of(
                      KeyRules.INEFFECTIVE_KEY,
                      inNetwork.origin(),
                      "`launchInVpc` has no effect: this deployment has no `vpc`.")
                  .withHelp("Add `vpc` with `subnets` and `securityGroup`, or delete the key.")
                  .withSeverity(Severity.NOTE));
    }
    return new LambdaSpec.Access(role(lambda), inNetwork);
  }

  private static Located<LambdaRole> role(Fields lambda) {
    Switch api = lambda.flag(API_ROLE);
    Switch distribution = lambda.flag(DISTRIBUTION_ROLE);
    if (api.isOn()) {
      if (distribution.isOn()) {
        OverruledKey.report(lambda, DISTRIBUTION_ROLE, API_ROLE);
      }
      return new Located<>(LambdaRole.API_GATEWAY, api.origin());
    }
    if (distribution.isOn()) {
      return new Located<>(LambdaRole.DISTRIBUTION, distribution.origin());
    }
    boolean migrates = lambda.name().value().equals(MIGRATIONS);
    return new Located<>(
        migrates ? LambdaRole.MIGRATION : LambdaRole.PROCESSING,
        lambda.origin().derive("the role of functions that choose none"));
  }
}
