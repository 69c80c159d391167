package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.history.HistoryListener;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.query.Services;
import dev.cumulusc.rehearse.task.EarlierCalls;
import dev.cumulusc.rehearse.task.TaskAnswer;
import dev.cumulusc.rehearse.task.TaskAnswers;
import dev.cumulusc.rehearse.task.TaskCall;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** What the executions of one rehearsal share: time, chance, answers, and files. */
public final class Rehearsal implements Services {
  private final Instant start;
  private final Scheduler scheduler;
  private final Random random;
  private final Random identifiers;
  private TaskAnswers answers;
  private final Buckets buckets;
  private final Observer observer;
  private final Map<String, EarlierCalls> calls = new HashMap<>();

  /**
   * @param seed decides on random numbers, jitter and identifiers
   */
  public Rehearsal(
      Instant start, long seed, TaskAnswers answers, Buckets buckets, Observer observer) {
    this.start = start;
    this.scheduler = new Scheduler(start);
    this.random = new Random(mixed(seed));
    this.identifiers = new Random(~seed);
    this.answers = answers;
    this.buckets = buckets;
    this.observer = observer;
  }

  /** Seeds that differ little would else give much the same first numbers. */
  private static long mixed(long seed) {
    long mixed = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** Runs an execution to its end. */
  public Execution run(
      ScopeDefinition machine,
      JsonObject definition,
      Identity identity,
      Payload input,
      HistoryListener listener) {
    return run(machine, definition, identity, input, machine.startAt(), listener);
  }

  /** Runs an execution that starts at a given state. */
  public Execution run(
      ScopeDefinition machine,
      JsonObject definition,
      Identity identity,
      Payload input,
      String startAt,
      HistoryListener listener) {
    Execution execution =
        new Execution(this, machine, definition, identity, input, listener, outcome -> {});
    execution.start(startAt);
    finish(execution);
    return execution;
  }

  private void finish(Execution execution) {
    while (!execution.hasEnded() && scheduler.step()) {
      // Each step does what is due, and plans what follows from it.
    }
  }

  /**
   * Redrives an execution of this rehearsal that failed: it goes on at the state that failed, and
   * what succeeded before is not repeated.
   *
   * @param newAnswers what answers the tasks from then on
   * @return whether the execution can be redriven here
   */
  public boolean redrive(Execution execution, TaskAnswers newAnswers) {
    if (!execution.isRedrivable()) {
      return false;
    }
    answers = newAnswers;
    calls.clear();
    observer.redriven(execution.outcome());
    execution.redrive();
    finish(execution);
    return true;
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Observer observer() {
    return observer;
  }

  Buckets buckets() {
    return buckets;
  }

  /** Adds a call of a state's task, and returns those before it. */
  EarlierCalls addCall(String state, Json input) {
    EarlierCalls earlier = calls.getOrDefault(state, EarlierCalls.NONE);
    calls.put(state, earlier.and(input));
    return earlier;
  }

  /** Returns how often a state called its task. */
  int calls(String state) {
    return calls.getOrDefault(state, EarlierCalls.NONE).count();
  }

  Optional<TaskAnswer> answer(TaskCall call) {
    observer.called(call);
    return answers.answer(call);
  }

  /** Returns the virtual time at the start. */
  Instant start() {
    return start;
  }

  @Override
  public Instant now() {
    return scheduler.now();
  }

  @Override
  public Random random() {
    return random;
  }

  @Override
  public String uuid() {
    byte[] bytes = new byte[16];
    identifiers.nextBytes(bytes);
    bytes[6] = (byte) ((bytes[6] & 0x0f) | 0x40);
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    long most = 0;
    long least = 0;
    for (int i = 0; i < 8; i++) {
      most = (most << 8) | (bytes[i] & 0xff);
      least = (least << 8) | (bytes[8 + i] & 0xff);
    }
    return new UUID(most, least).toString();
  }
}
