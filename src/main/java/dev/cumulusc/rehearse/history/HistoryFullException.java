package dev.cumulusc.rehearse.history;

/** The history has no room for one more event: the execution ends. */
public final class HistoryFullException extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
