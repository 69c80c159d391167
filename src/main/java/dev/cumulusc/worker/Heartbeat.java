package dev.cumulusc.worker;

/** What a worker makes of {@code --heartbeat}. */
public enum Heartbeat {
  /** It loses the period and sends heartbeats as fast as it can: of no use. */
  WITHOUT_PERIOD,
  /** It sends a heartbeat each time the period is over. */
  PERIODIC
}
