package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param name the key that it stands under
 * @param memory in MB
 * @param timeout in seconds
 * @param envs environment variables by name
 * @param tables keys of DynamoDB tables that it uses, each given to it as a variable
 * @param useElasticSearch whether it gets the search domain's address as {@code ES_HOST}
 * @param useDistributionApi whether it gets the distribution API's address
 * @param useMessageAdapter whether the Cumulus message adapter is put into its package
 * @param deadLetterQueue the key of the queue that takes events which could not be handled
 * @param namedDeadLetterQueue whether it gets a dead-letter queue of its own
 * @param logToSharedDestination the ARN of a log destination that its log is sent to
 * @param apiMethods the methods of API Gateway that call it
 * @param ursRedirect {@code token} or {@code distribution}: the redirect address that it is told
 */
public record LambdaSpec(
    Located<String> name,
    Optional<Located<String>> handler,
    Optional<Located<String>> runtime,
    Located<Integer> memory,
    Located<Integer> timeout,
    CodeSource code,
    List<Expression> layers,
    Map<Located<String>, Expression> envs,
    List<Located<String>> tables,
    boolean useElasticSearch,
    boolean useDistributionApi,
    boolean useMessageAdapter,
    boolean launchInVpc,
    LambdaRole role,
    Optional<Located<String>> deadLetterQueue,
    boolean namedDeadLetterQueue,
    boolean logToElasticSearch,
    Optional<Located<String>> logToSharedDestination,
    boolean addLogGroup,
    List<ApiMethodSpec> apiMethods,
    Optional<Located<String>> ursRedirect,
    Optional<Located<String>> description,
    boolean useXray) {

  public LambdaSpec {
    layers = List.copyOf(layers);
    tables = List.copyOf(tables);
    apiMethods = List.copyOf(apiMethods);
    envs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(envs));
  }

  /** Returns this function with another dead-letter queue. */
  public LambdaSpec withDeadLetterQueue(Located<String> queue) {
    return new LambdaSpec(
        name,
        handler,
        runtime,
        memory,
        timeout,
        code,
        layers,
        envs,
        tables,
        useElasticSearch,
        useDistributionApi,
        useMessageAdapter,
        launchInVpc,
        role,
        Optional.of(queue),
        namedDeadLetterQueue,
        logToElasticSearch,
        logToSharedDestination,
        addLogGroup,
        apiMethods,
        ursRedirect,
        description,
        useXray);
  }

  /** Returns the logical id of the function. */
  public String logicalId() {
    return LogicalIds.lambda(name.value());
  }

  public Origin origin() {
    return name.origin();
  }
}
