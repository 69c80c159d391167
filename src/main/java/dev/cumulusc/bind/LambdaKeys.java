package dev.cumulusc.bind;

import dev.cumulusc.bind.key.EnvironmentType;
import dev.cumulusc.bind.key.ExpressionType;
import dev.cumulusc.bind.key.Fields;
import dev.cumulusc.bind.key.Key;
import dev.cumulusc.bind.key.ListType;
import dev.cumulusc.bind.key.NamedSectionsType;
import dev.cumulusc.bind.key.Section;
import dev.cumulusc.bind.key.TextType;
import dev.cumulusc.model.Expression;
import dev.cumulusc.model.Located;
import dev.cumulusc.tree.Node;
import java.util.List;
import java.util.Map;

/** The keys of a Lambda function. */
final class LambdaKeys {
  static final Key<String> NAME =
      Key.text("name", "The function's name, where `lambdas` is a list.");

  static final Key<String> HANDLER =
      Key.text("handler", "The module and function that Lambda calls, such as `index.handler`.")
          .needed()
          .alsoSpelt("Handler");

  static final Key<String> RUNTIME =
      Key.text(
          "runtime",
          "The runtime that executes the code. Without it, a Node.js runtime that AWS supports today.");

  static final Key<Integer> MEMORY =
      Key.count("memory", "Memory of the function, in MB; CPU time grows with it.")
          .defaultsTo(1024);

  static final Key<Integer> TIMEOUT =
      Key.count("timeout", "How long one call may take, in seconds.").defaultsTo(300);

  static final Key<String> SOURCE =
      Key.text(
          "source", "The folder or zip file with the code, relative to the application folder.");

  static final Key<String> STORED_BUCKET =
      Key.text("bucket", "The bucket with the zip file.").needed();
  static final Key<String> STORED_KEY =
      Key.text("key", "The zip file's key in the bucket.").needed();
  static final Key<String> UNIQUE_IDENTIFIER =
      Key.of(
          "uniqueIdentifier",
          TextType.matching("[a-z0-9]+", "a text of small letters and digits"),
          "What tells this version of the code from others; it names versions and aliases.");

  static final Section STORED_SECTION =
      Section.of("a zip file in S3", STORED_BUCKET, STORED_KEY, UNIQUE_IDENTIFIER);

  static final Key<Fields> S3_SOURCE =
      Key.section("s3Source", STORED_SECTION, "A zip file with the code that is already in S3.");

  static final Key<String> BUCKET =
      Key.text("bucket", "The bucket with the code; `s3Source` is the better place for it.");
  static final Key<String> REMOTE =
      Key.text("remote", "The key of the code in `bucket`; `s3Source` is the better place for it.");

  static final Key<Node> NPM_SOURCE =
      Key.node("npmSource", "A package to install before `source` is packed.")
          .ineffective(
              "nothing is installed here; run npm yourself and name the folder in `source`.");

  static final Key<List<Located<Expression>>> LAYERS =
      Key.of(
          "layers",
          new ListType<>(ExpressionType.INSTANCE),
          "The ARNs of the layers with their versions, in the order in which they are unpacked.");

  static final Key<Map<Located<String>, Expression>> ENVS =
      Key.of(
          "envs",
          EnvironmentType.INSTANCE,
          "Environment variables: a value, or an intrinsic function as `function` with `value` or `array`.");

  static final Key<List<Located<String>>> TABLES =
      Key.texts(
          "tables",
          "The DynamoDB tables that the function uses; a variable of each table's name tells it the full name.");

  static final Key<Boolean> USE_ELASTIC_SEARCH =
      Key.truthy(
          "useElasticSearch", "Tells the function the search domain's address in `ES_HOST`.");

  static final Key<Boolean> USE_DISTRIBUTION_API =
      Key.flag(
          "useDistributionApi",
          "Tells the function the distribution API's address in `DISTRIBUTION_ENDPOINT`.");

  static final Key<Boolean> USE_MESSAGE_ADAPTER =
      Key.exactly(
          "useMessageAdapter", "Puts the Cumulus message adapter into the function's package.");

  static final Key<Boolean> LAUNCH_IN_VPC =
      Key.flag("launchInVpc", "Runs the function in the VPC that `vpc` describes.");

  static final Key<Boolean> API_ROLE =
      Key.flag("apiRole", "Gives the function the role `iams.lambdaApiGatewayRoleArn`.");

  static final Key<Boolean> DISTRIBUTION_ROLE =
      Key.flag("distributionRole", "Gives the function the role `iams.distributionRoleArn`.");

  static final Key<String> DEAD_LETTER_QUEUE =
      Key.text(
          "deadletterqueue",
          "The key under `sqs` of the queue that takes events which could not be handled.");

  static final Key<Boolean> NAMED_DEAD_LETTER_QUEUE =
      Key.flag(
          "namedLambdaDeadLetterQueue",
          "Gives the function a dead-letter queue of its own, `<name>DeadLetterQueue`.");

  static final Key<Boolean> LOG_TO_ELASTIC_SEARCH =
      Key.flag(
          "logToElasticSearch", "Sends the function's log to the function `log2elasticsearch`.");

  static final Key<String> LOG_TO_SHARED_DESTINATION =
      Key.text(
          "logToSharedDestination", "The ARN of a log destination that gets the function's log.");

  static final Key<Boolean> ADD_LOG_GROUP =
      Key.flag("addLogGroup", "Creates the function's log group, which keeps 30 days.");

  static final Key<String> API = Key.text("api", "The name of the API, from `apis`.").needed();
  static final Key<String> PATH =
      Key.text("path", "The path below the API's root, with variables in braces.").needed();
  static final Key<String> METHOD = Key.text("method", "The HTTP method, or `any`.").needed();
  static final Key<Boolean> CORS =
      Key.flag("cors", "Answers preflight requests, so that other sites' pages may call it.");

  static final Section API_METHOD_SECTION =
      Section.of("a method of an API", API, PATH, METHOD, CORS);

  static final Key<List<Located<Fields>>> API_GATEWAY =
      Key.list(
          "apiGateway", API_METHOD_SECTION, "The methods of API Gateway that call the function.");

  static final Key<String> URS_REDIRECT =
      Key.oneOf(
          "urs_redirect",
          "Which address the function is told that Earthdata Login comes back to.",
          "token",
          "distribution");

  static final Key<String> DESCRIPTION = Key.text("description", "What the function does.");

  static final Key<Boolean> USE_XRAY =
      Key.truthy("useXray", "Traces the function with X-Ray, as the top-level key does for all.");

  static final Key<Node> SERVICES =
      Key.node("services", "Services of plain kes applications; their templates read it.").idle();

  static final Section SECTION =
      Section.of(
          "a Lambda function",
          NAME,
          HANDLER,
          RUNTIME,
          MEMORY,
          TIMEOUT,
          SOURCE,
          S3_SOURCE,
          BUCKET,
          REMOTE,
          NPM_SOURCE,
          LAYERS,
          ENVS,
          TABLES,
          USE_ELASTIC_SEARCH,
          USE_DISTRIBUTION_API,
          USE_MESSAGE_ADAPTER,
          LAUNCH_IN_VPC,
          API_ROLE,
          DISTRIBUTION_ROLE,
          DEAD_LETTER_QUEUE,
          NAMED_DEAD_LETTER_QUEUE,
          LOG_TO_ELASTIC_SEARCH,
          LOG_TO_SHARED_DESTINATION,
          ADD_LOG_GROUP,
          API_GATEWAY,
          URS_REDIRECT,
          DESCRIPTION,
          USE_XRAY,
          SERVICES,
          derived("fullName"),
          derived("hash"),
          derived("local"),
          derived("humanReadableIdentifier"));

  static final Key<List<Fields>> LAMBDAS =
      Key.of(
          "lambdas",
          new NamedSectionsType(SECTION, true),
          "The Lambda functions by name; usually `!!files` with the files that describe them.");

  private LambdaKeys() {}

  private static Key<Node> derived(String name) {
    return Key.node(name, "Worked out by the compiler.")
        .ineffective("it is worked out from the function's name and code.");
  }
}
