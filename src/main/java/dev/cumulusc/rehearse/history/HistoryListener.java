package dev.cumulusc.rehearse.history;

/** Gets to know each event when it happens. */
@FunctionalInterface
public interface HistoryListener {
  void on(HistoryEvent event);
}
