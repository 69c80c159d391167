package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function.
 *
 * @param name the key that it stands under
 * @param apiMethods the methods of API Gateway that call it
 */
@RecordBuilder
public record LambdaSpec(
    Located<String> name,
    Optional<Located<String>> description,
    Code code,
    Limits limits,
    Environment environment,
    Access access,
    DeadLetters deadLetters,
    Monitoring monitoring,
    List<ApiMethodSpec> apiMethods)
    implements LambdaSpecBuilder.With {

  public LambdaSpec {
    apiMethods = List.copyOf(apiMethods);
  }

  /** Returns the logical id of the function. */
  public String logicalId() {
    return LogicalIds.lambda(name.value());
  }

  public Origin origin() {
    return name.origin();
  }

  /**
   * What Lambda executes.
   *
   * @param handler the module and function that Lambda calls; absent only where that was reported
   * @param runtime the runtime that was chosen; without it, the default one
   * @param ofBase whether it is a function of the Cumulus base, which was written for callbacks and
   *     the second AWS SDK
   * @param messageAdapter whether the Cumulus message adapter is put into the package
   */
  @RecordBuilder
  public record Code(
      CodeSource source,
      Optional<Located<String>> handler,
      Optional<Located<String>> runtime,
      List<Expression> layers,
      Switch ofBase,
      Switch messageAdapter)
      implements LambdaSpecCodeBuilder.With {

    public Code {
      layers = List.copyOf(layers);
    }
  }

  /**
   * What one call may use.
   *
   * @param memory in MB
   * @param timeout in seconds
   */
  public record Limits(Located<Integer> memory, Located<Integer> timeout) {}

  /**
   * What the function finds in its environment variables.
   *
   * @param variables its own variables by name
   * @param tables the keys of DynamoDB tables, each given as a variable
   * @param searchDomain whether it gets the search domain's address as {@code ES_HOST}
   * @param distributionApi whether it gets the distribution API's address
   * @param loginRedirect whose redirect address it gets: that of the token API (`token`) or of the
   *     distribution API (`distribution`)
   */
  public record Environment(
      Map<Located<String>, Expression> variables,
      List<Located<String>> tables,
      Switch searchDomain,
      Switch distributionApi,
      Optional<Located<String>> loginRedirect) {

    public Environment {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
      tables = List.copyOf(tables);
    }
  }

  /**
   * What the function can reach.
   *
   * @param vpc whether it runs in the deployment's VPC
   */
  public record Access(Located<LambdaRole> role, Switch vpc) {}

  /**
   * Where events go that could not be handled.
   *
   * @param queue the key of the queue; without it they are lost
   * @param ownQueue whether the function gets a queue of its own, which is then {@code queue}
   */
  public record DeadLetters(Optional<Located<String>> queue, Switch ownQueue) {}

  /**
   * What is recorded of the function's calls.
   *
   * @param logToSearchDomain whether the log is sent to the function that fills the search domain
   * @param sharedLogDestination the ARN of a log destination that the log is sent to
   * @param logGroup whether the template makes the log group even if nothing else needs it
   * @param tracing whether X-Ray traces the function, whatever the deployment says
   */
  public record Monitoring(
      Switch logToSearchDomain,
      Optional<Located<String>> sharedLogDestination,
      Switch logGroup,
      Switch tracing) {

    /** Returns whether the template makes the function's log group; otherwise Lambda does. */
    public boolean needsLogGroup() {
      return logToSearchDomain.isOn() || sharedLogDestination.isPresent() || logGroup.isOn();
    }
  }
}
