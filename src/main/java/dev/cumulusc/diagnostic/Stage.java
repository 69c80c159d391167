package dev.cumulusc.diagnostic;

/**
 * When a rule is checked. The order is that from causes to consequences: a value that a rule of one
 * stage has refused is not shown to the stages after it, since what they would report there is gone
 * as soon as the cause is.
 */
public enum Stage {
  /** Files: whether they can be read, and whether their text is YAML or JSON. */
  LOAD,
  /** Included files, merge keys, the deployment's part, variables. */
  RESOLVE,
  /** Handlebars templates of kes applications, and what they render to. */
  RENDER,
  /** The keys of the configuration and the types of their values. */
  BIND,
  /** Lambda functions that are moved to containers. */
  MOVE,
  /** The code that functions are made of. */
  PACKAGE,
  /** What no resource can be made of. */
  EMIT,
  /** References within a template. */
  REFERENCE,
  /** The fields of a state machine, and the types of their values. */
  FORM,
  /** What a state machine means. */
  MACHINE,
  /** Roles that are made from what a state machine calls. */
  ROLE,
  /** The quotas of services. */
  LIMIT,
  /** Resources, as CloudFormation reads them. */
  TEMPLATE,
  /** How a state machine that runs handles errors and long waits. */
  POLICY,
  /** Parts of a deployment that nothing uses. */
  USAGE,
  /** The templates as they are written. */
  WRITE,
  /** What a deployment needs before it can begin. */
  DEPLOY,
  /** What a deployment replaces or removes. */
  CHANGE,
  /** Comments that suppress findings. */
  SUPPRESS;

  /** Returns whether rules of this stage advise on what would work as it is. */
  public boolean isAdvice() {
    return this == POLICY || this == USAGE;
  }
}
