package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.model.LambdaSpec;

/** The keys of what is recorded of a Lambda function's calls. */
final class LambdaMonitoringKeys {
  private static final Key<Boolean> LOG_TO_ELASTIC_SEARCH =
      Key.flag(
              "logToElasticSearch", "Sends the function's log to the function `log2elasticsearch`.")
          .inKes("kes refers to `log2elasticsearch` even where there is no such function.");

  private static final Key<String> LOG_TO_SHARED_DESTINATION =
      Key.arn(
              "logToSharedDestination",
              "The ARN of a log destination that gets the function's log.")
          .example("arn:aws:logs:us-east-1:123456789012:destination:shared")
          .inKes(
              "kes names the log group after `stackName`, although the function's own starts with `prefix`.");

  private static final Key<Boolean> ADD_LOG_GROUP =
      Key.flag("addLogGroup", "Creates the function's log group, which keeps 30 days.")
          .inKes("kes reads it in the API stacks only.");

  private static final Key<Boolean> USE_XRAY =
      Key.truthy("useXray", "Traces the function with X-Ray, as the top-level key does for all.")
          .inKes("kes ignores it, although it is documented.");

  /** All of them. */
  static final Key<?>[] ALL = {
    LOG_TO_ELASTIC_SEARCH, LOG_TO_SHARED_DESTINATION, ADD_LOG_GROUP, USE_XRAY
  };

  private LambdaMonitoringKeys() {}

  static LambdaSpec.Monitoring bind(Fields lambda) {
    return new LambdaSpec.Monitoring(
        lambda.flag(LOG_TO_ELASTIC_SEARCH),
        lambda.optional(LOG_TO_SHARED_DESTINATION),
        lambda.flag(ADD_LOG_GROUP),
        lambda.flag(USE_XRAY));
  }
}
