package dev.cumulusc.asl.service;

/** What a task state calls. */
public sealed interface TaskResource {

  /**
   * A Lambda function by its ARN.
   *
   * @param arn may be a placeholder
   */
  record LambdaFunction(String arn) implements TaskResource {}

  /** An activity, which a worker polls for. */
  record Activity(String arn) implements TaskResource {}

  /** An action of a service that Step Functions has an integration for, or seems to. */
  record Optimized(String service, String action, Pattern pattern) implements TaskResource {}

  /** Any action of any service, in the names of the AWS SDK for Java. */
  record Sdk(String service, String action, Pattern pattern) implements TaskResource {}

  /** An ARN of something that no task can call. */
  record OtherArn(String service) implements TaskResource {}

  /** A text of which too little is known before the deployment. */
  record Unknown() implements TaskResource {}

  /** A text that can be no resource. */
  record NoArn() implements TaskResource {}

  /** Returns how the task waits. */
  default Pattern pattern() {
    return Pattern.REQUEST;
  }

  /** Tells whether the task calls a Lambda function, by its ARN or through the integration. */
  default boolean callsLambda() {
    return this instanceof LambdaFunction
        || (this instanceof Optimized call
            && call.service().equals("lambda")
            && call.action().equals("invoke"));
  }

  /** Tells whether the task waits for somebody outside of Step Functions to answer. */
  default boolean waitsForAnswer() {
    return this instanceof Activity || pattern() == Pattern.TOKEN;
  }

  /** Reads a resource. */
  static TaskResource of(String text) {
    return ResourceReader.read(text);
  }
}
