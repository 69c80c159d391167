package dev.cumulusc.rehearse.history;

import dev.cumulusc.rehearse.json.JsonObject;
import java.util.List;

/**
 * The events of one line of an execution: of the machine itself, of a branch, or of an iteration.
 * Each event names the one before it in its line.
 */
public final class Chain {
  private final History history;
  private long last;
  private long tail;

  private Chain(History history, long last) {
    this.history = history;
    this.last = last;
    this.tail = last;
  }

  /** Starts at 0: the first state does not follow the event that the execution started. */
  public static Chain of(History history) {
    return new Chain(history, 0);
  }

  /** Goes on after an event. */
  public static Chain after(History history, long event) {
    return new Chain(history, event);
  }

  /** Starts a branch at the last event of this line. */
  public Chain fork() {
    return new Chain(history, last);
  }

  /** Returns the id of the event that the next one follows. */
  public long last() {
    return last;
  }

  /** Returns the id of the newest event, which the end of the execution follows. */
  public long tail() {
    return tail;
  }

  /** Adds an event; the next one follows it. */
  public long add(String type, String detailsName, JsonObject details) {
    last = history.add(last, type, detailsName, details);
    tail = last;
    return last;
  }

  /** Adds an event without details. */
  public long add(String type) {
    return add(type, "", JsonObject.EMPTY);
  }

  /**
   * Adds an event that follows the newest, but that the next one does not follow: so does the
   * service with {@code MapStateSucceeded} and its like.
   */
  public void addAside(String type, String detailsName, JsonObject details) {
    tail = history.add(tail, type, detailsName, details);
  }

  /** Adds an event that follows the last one, as the next one does: what a failure cuts off. */
  public void addBeside(String type, String detailsName, JsonObject details) {
    tail = history.add(last, type, detailsName, details);
  }

  /** Makes the newest event the one that what comes next follows. */
  public void settle() {
    last = tail;
  }

  /** Goes on where the latest of several lines ended. */
  public void join(List<Chain> lines) {
    for (Chain line : lines) {
      last = Math.max(last, line.last);
    }
    tail = last;
  }

  /** Goes on where another line ended. */
  public void follow(Chain line) {
    last = line.last;
    tail = line.tail;
  }
}
