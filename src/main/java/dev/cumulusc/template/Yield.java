package dev.cumulusc.template;

/**
 * What a reference to a resource yields when CloudFormation deploys.
 *
 * @param kind the form of the value
 * @param type the type of the resource that the value names, such as {@code AWS::Lambda::Function}
 */
public record Yield(Kind kind, String type) {

  /** The form of a value. */
  public enum Kind {
    /** An ARN. */
    ARN,
    /** The name of a resource. */
    NAME,
    /** The URL of a resource. */
    URL,
    /** The id of a resource. */
    ID,
    /** Something else, which names no resource: a version, a host, a Region. */
    VALUE
  }
}
