package dev.cumulusc.bind;

import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.LambdaSpec;
import dev.cumulusc.model.Located;
import java.util.List;
import java.util.Map;

/** The keys of what a Lambda function finds in its environment variables. */
final class LambdaEnvironmentKeys {
  private static final Key<Map<Located<String>, Expression>> ENVS =
      Key.of(
              "envs",
              EnvironmentType.INSTANCE,
              "Environment variables: a value, or an intrinsic function as `function` with `value` or `array`.")
          .example("{STAGE: test, QUEUE: {Ref: WorkSQS}}")
          .inKes(
              "kes writes `[object Object]` for a variable without a value, and for intrinsic functions other than `function` with `value` or `array`.")
          .knownElsewhereAs("environment", "environmentvariables", "variables", "envvars");

  private static final Key<List<Located<String>>> TABLES =
      Key.texts(
              "tables",
              "The DynamoDB tables that the function uses; a variable of each table's name has the full name.")
          .example("[Granules]");

  private static final Key<Boolean> USE_ELASTIC_SEARCH =
      Key.truthy(
          "useElasticSearch", "Gives the function the search domain's address in `ES_HOST`.");

  private static final Key<Boolean> USE_DISTRIBUTION_API =
      Key.flag(
          "useDistributionApi",
          "Gives the function the distribution API's address in `DISTRIBUTION_ENDPOINT`.");

  private static final Key<String> URS_REDIRECT =
      Key.oneOf(
          "urs_redirect",
          "Which address the function gets for Earthdata Login to come back to.",
          "token",
          "distribution");

  /** All of them. */
  static final Key<?>[] ALL = {
    ENVS, TABLES, USE_ELASTIC_SEARCH, USE_DISTRIBUTION_API, URS_REDIRECT
  };

  private LambdaEnvironmentKeys() {}

  static LambdaSpec.Environment bind(Fields lambda) {
    return new LambdaSpec.Environment(
        lambda.optional(ENVS).map(Located::value).orElse(Map.of()),
        lambda.list(TABLES),
        lambda.flag(USE_ELASTIC_SEARCH),
        lambda.flag(USE_DISTRIBUTION_API),
        lambda.optional(URS_REDIRECT));
  }
}
