package dev.cumulusc.model;

import dev.cumulusc.source.Origin;
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

    /** Returns whether messages go to a Lambda function, which must then allow it. */
    public boolean invokesLambda() {
      return protocol.value().equals("lambda");
    }
  }
}
