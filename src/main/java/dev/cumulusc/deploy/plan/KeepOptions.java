package dev.cumulusc.deploy.plan;

/**
 * How a deployment treats executions.
 *
 * @param running what it does about those that are running
 * @param redrivable whether it keeps what executions need that failed, and can be redriven
 */
public record KeepOptions(Running running, boolean redrivable) {
  /** What they need is kept, whatever it is. */
  public static final KeepOptions USUAL = new KeepOptions(Running.KEPT, false);

  /** What is done about running executions. */
  public enum Running {
    /** What they need is kept. */
    KEPT,
    /** They are waited for before the stack is changed. */
    AWAITED,
    /** They are taken to be none, and not looked for. */
    ASSUMED_NONE
  }
}
