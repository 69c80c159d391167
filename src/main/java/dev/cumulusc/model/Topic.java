package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
import dev.cumulusc.template.CfnValue;
import java.util.List;
import java.util.Optional;

/**
 * An SNS topic and who listens to it.
 *
 * @param arn the ARN of a topic that exists elsewhere; without it the stack makes the topic
 */
public record Topic(
    Located<String> name,
    Optional<Expression> arn,
    List<Subscription> subscriptions,
    Origin origin) {

  public Topic {
    subscriptions = List.copyOf(subscriptions);
  }

  /** Returns the topic's ARN, as a template has it. */
  public CfnValue address() {
    return arn.map(Expression::value).orElseGet(() -> CfnValue.ref(logicalId(), origin));
  }

  /** Returns the logical id of a topic that the stack makes. */
  public String logicalId() {
    return LogicalIds.topic(name.value());
  }

  /**
   * A listener.
   *
   * @param endpoint where messages go: a function's ARN, an address
   */
  public record Subscription(
      Located<String> name, Expression endpoint, Located<String> protocol, Origin origin) {

    /**
     * Returns whether messages go to a queue of the stack, which must then allow it.
     *
     * @param queue the queue's logical id
     */
    public boolean sendsTo(String queue) {
      return protocol.value().equals("sqs")
          && endpoint.value().references().stream().anyMatch(each -> each.target().equals(queue));
    }

    /** Returns whether messages go to a Lambda function, which must then allow it. */
    public boolean invokesLambda() {
      return protocol.value().equals("lambda");
    }
  }
}
