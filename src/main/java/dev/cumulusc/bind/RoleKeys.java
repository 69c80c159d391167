package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.Located;
import dev.cumulusc.model.RoleLimits;
import dev.cumulusc.model.Roles;
import java.util.Optional;

/** The keys of the IAM roles that exist already. */
final class RoleKeys {
  static final Key<String> LAMBDA_PROCESSING =
      Key.roleArn("lambdaProcessingRoleArn", "The ARN of the role of most functions.")
          .example("arn:aws:iam::123456789012:role/shop-lambda")
          .inKes(
              "Without it kes writes an empty `Role`; here each function gets a role of its own.");
  static final Key<String> LAMBDA_API_GATEWAY =
      Key.roleArn("lambdaApiGatewayRoleArn", "The ARN of the role of functions with `apiRole`.")
          .example("arn:aws:iam::123456789012:role/shop-api");
  static final Key<String> DISTRIBUTION =
      Key.roleArn(
              "distributionRoleArn", "The ARN of the role of functions with `distributionRole`.")
          .example("arn:aws:iam::123456789012:role/shop-distribution");
  static final Key<String> MIGRATION =
      Key.roleArn("migrationRoleArn", "The ARN of the role of the function `executeMigrations`.")
          .example("arn:aws:iam::123456789012:role/shop-migrations");
  static final Key<String> STEP =
      Key.roleArn("stepRoleArn", "The ARN of the role of every state machine.")
          .example("arn:aws:iam::123456789012:role/shop-states")
          .inKes(
              "Without it kes writes an empty `RoleArn`; here each state machine gets a role of its own.");
  static final Key<String> SCALING =
      Key.roleArn("scalingRoleArn", "The ARN of the role that scales DynamoDB tables.")
          .example("arn:aws:iam::123456789012:role/shop-scaling");
  static final Key<String> BOUNDARY =
      Key.text(
              "permissionsBoundary",
              "The name of the account's policy that bounds every role that the template brings.")
          .example("AccountBoundary")
          .notInKes();
  static final Key<String> PATH =
      Key.of(
              "rolePath",
              TextType.matching("/|/[\\u0021-\\u007e]+/", "a path such as `/cumulus/`"),
              "The path of every role that the template brings, such as `/cumulus/`.")
          .example("/shop/")
          .notInKes();
  static final Key<String> NAME_PREFIX =
      Key.of(
              "roleNamePrefix",
              TextType.matching("[A-Za-z0-9_+=,.@-]{1,32}", "a name of up to 32 characters"),
              "What the name of every role that the template brings begins with.")
          .example("shop-")
          .notInKes();
  static final Key<String> INSTANCE_PROFILE =
      Key.text(
              "instanceProfile",
              "The ARN or the name of the instance profile of the ECS cluster's instances.")
          .example("arn:aws:iam::123456789012:instance-profile/shop-ecs")
          .inKes("Without it kes leaves the whole cluster out; here the template brings one.");

  /** Part of the base configuration, where nothing reads it. */
  static final Key<String> ECS =
      Key.text("ecsRoleArn", "The ARN of the role within `instanceProfile`; nothing needs it.")
          .example("arn:aws:iam::123456789012:role/shop-ecs")
          .idle();

  static final Key<Fields> IAMS =
      Key.section(
          "iams",
          Section.of(
              "the IAM roles",
              LAMBDA_PROCESSING,
              LAMBDA_API_GATEWAY,
              DISTRIBUTION,
              MIGRATION,
              STEP,
              SCALING,
              INSTANCE_PROFILE,
              BOUNDARY,
              PATH,
              NAME_PREFIX,
              ECS),
          "The IAM roles to use; for each that is absent, the template brings its own.");

  static final Key<Boolean> NGAP_BOUNDARY =
      Key.truthy(
              "useNgapPermissionBoundary",
              "Keeps the roles that the template brings within NGAP's permissions boundary.")
          .inKes("kes bounds the roles of the iam stack only.");

  private static final String NGAP_POLICY = "NGAPShRoleBoundary";

  private RoleKeys() {}

  static Roles bind(Fields deployment) {
    Optional<Fields> iams = deployment.section(IAMS);
    Optional<Located<String>> ngap =
        deployment
            .optional(NGAP_BOUNDARY)
            .filter(Located::value)
            .map(on -> new Located<>(NGAP_POLICY, on.origin()));
    return new Roles(
        read(iams, LAMBDA_PROCESSING),
        read(iams, LAMBDA_API_GATEWAY),
        read(iams, DISTRIBUTION),
        read(iams, MIGRATION),
        read(iams, STEP),
        read(iams, SCALING),
        read(iams, INSTANCE_PROFILE),
        new RoleLimits(
            read(iams, BOUNDARY).or(() -> ngap), read(iams, PATH), read(iams, NAME_PREFIX)));
  }

  private static Optional<Located<String>> read(Optional<Fields> iams, Key<String> key) {
    return iams.flatMap(fields -> fields.optional(key));
  }
}
