package dev.cumulusc.bind;

import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import java.util.List;

/** The keys of APIs and of their users. */
final class ApiKeys {
  static final Key<String> API_STAGE =
      Key.text("apiStage", "The name of the APIs' stage.").defaultsTo("dev");

  static final Key<String> API_BACKEND_URL =
      Key.text(
              "api_backend_url",
              "The backend API's address with a slash at its end, where it is not API Gateway's own.")
          .example("https://api.example.gov/");

  static final Key<String> API_DISTRIBUTION_URL =
      Key.text(
              "api_distribution_url",
              "The distribution API's address with a slash at its end, where it is not API Gateway's own.")
          .example("https://data.example.gov/")
          .inKes("With `deployDistributionApi`, kes writes the output and the variable twice.");

  static final Key<Boolean> DEPLOY_DISTRIBUTION_API =
      Key.truthy("deployDistributionApi", "Whether the distribution API is deployed.")
          .inKes(
              "Functions of kes's API stacks miss `DISTRIBUTION_ENDPOINT`, since their own configuration never has the key.");

  static final Key<String> LOG_TO_SHARED_DESTINATION =
      Key.arn("logToSharedDestination", "The ARN of a log destination that gets the APIs' logs.")
          .example("arn:aws:logs:us-east-1:123456789012:destination:shared");

  static final Key<Boolean> PRIVATE =
      Key.truthy("private", "Whether the API can be reached from the VPC only.");

  static final Key<String> PORT =
      Key.text("port", "The port at which the API is reached, where it is not 443.")
          .example("\"8000\"");

  static final Key<Boolean> LOG_API_GATEWAY_TO_CLOUD_WATCH =
      Key.truthy("logApiGatewayToCloudWatch", "Whether the API writes its log to CloudWatch.")
          .alsoSpelt(
              "logApigatewayToCloudwatch",
              "logApigatewayToCloudWatch",
              "logApiGatewayToCloudwatch");

  static final Section API_CONFIG_SECTION =
      Section.of("the settings of an API", PRIVATE, PORT, LOG_API_GATEWAY_TO_CLOUD_WATCH);

  static final Key<List<Fields>> API_CONFIGS =
      Key.named("apiConfigs", API_CONFIG_SECTION, "Settings of the APIs by name.");

  static final Key<String> API_NAME =
      Key.text("name", "The API's name.").example("backend").needed();

  static final Section API_SECTION = Section.of("an API", API_NAME);

  static final Key<List<Located<Fields>>> APIS =
      Key.list("apis", API_SECTION, "The APIs that this stack makes.");

  static final Key<Boolean> API_DEPLOY =
      Key.truthy("apiDeploy", "Whether the APIs are deployed to their stage; they always are.");

  static final Key<String> USERNAME =
      Key.text("username", "The user's name at the login.").example("researcher").needed();

  static final Section USER_SECTION = Section.of("a user", USERNAME);

  static final Key<List<Located<Fields>>> USERS =
      Key.list("users", USER_SECTION, "Who may use the API.");

  static final Key<Node> PARENT =
      Key.node("parent", "What the configuration of the stack around this one is known as.")
          .example("{prefix: shop}")
          .idle();

  /** All keys of a deployment's block that are about APIs. */
  static final Key<?>[] TOP = {
    API_STAGE,
    API_BACKEND_URL,
    API_DISTRIBUTION_URL,
    DEPLOY_DISTRIBUTION_API,
    LOG_TO_SHARED_DESTINATION,
    API_CONFIGS,
    APIS,
    API_DEPLOY,
    USERS,
    PARENT
  };

  private ApiKeys() {}
}
