package dev.cumulusc.deploy.watch;

/** Gets to know what a watch sees, on the watching thread. */
public interface WatchListener {
  /** Something happened. Every event comes once, in order of time. */
  void event(WatchedEvent event);

  /** Time went by, or something happened; this comes several times a second. */
  void progress(Progress progress);

  /** Something is worth a sentence. */
  void notice(String sentence);
}
