package dev.cumulusc.asl.service;

import dev.cumulusc.asl.text.ComposedString;

/** What a task state calls. */
public sealed interface TaskResource {

  /**
   * A Lambda function.
   *
   * @param name its ARN, or a reference to it
   */
  record LambdaFunction(ComposedString name) implements TaskResource {}

  /**
   * An activity, which a worker polls for.
   *
   * @param name its ARN, or a reference to it
   */
  record Activity(ComposedString name) implements TaskResource {}

  /** An action of a service that Step Functions has an integration for, or seems to. */
  record Optimized(String service, String action, Pattern pattern) implements TaskResource {}

  /** Any action of any service, in the names of the AWS SDK for Java. */
  record Sdk(String service, String action, Pattern pattern) implements TaskResource {}

  /** An ARN of something that no task can call. */
  record OtherArn(String service) implements TaskResource {}

  /** A value of which too little is known before the deployment. */
  record Unknown() implements TaskResource {}

  /** A string that can be no resource. */
  record NoArn() implements TaskResource {}

  /** Returns how the task waits. */
  default Pattern pattern() {
    return Pattern.REQUEST;
  }

  /** Returns whether the task calls a Lambda function, by its ARN or through the integration. */
  default boolean callsLambda() {
    return this instanceof LambdaFunction
        || (this instanceof Optimized call
            && call.service().equals("lambda")
            && call.action().equals("invoke"));
  }

  /** Returns whether the task waits for somebody outside of Step Functions to answer. */
  default boolean waitsForAnswer() {
    return this instanceof Activity || pattern() == Pattern.TOKEN;
  }

  /** Reads a resource. */
  static TaskResource of(ComposedString resource) {
    return ResourceReader.read(resource);
  }
}
