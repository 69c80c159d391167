package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the states of a machine, a branch or an iteration, one after the other. */
final class Frame {
  /** The most bytes that all variables of an execution can have. */
  private static final int MAX_VARIABLES = 10 * 1024 * 1024;

  final Execution execution;
  final ScopeDefinition scope;
  final Chain chain;

  /** The item that an iteration works on, as the context object shows it. */
  final @Nullable JsonObject item;

  private final @Nullable Frame parent;
  private final FrameOwner owner;
  private final Map<String, Json> variables = new LinkedHashMap<>();

  /** The sizes of the variables in bytes. */
  private final Map<String, Integer> sizes = new HashMap<>();

  private @Nullable Visit current;
  private @Nullable Passage passage;
  private boolean cut;

  /**
   * Where a frame goes from between two states.
   *
   * @param next the state that comes; empty at the frame's end
   */
  private record Passage(Optional<String> next, Payload payload) {}

  Frame(
      Execution execution,
      ScopeDefinition scope,
      Chain chain,
      @Nullable Frame parent,
      @Nullable JsonObject item,
      FrameOwner owner) {
    this.execution = execution;
    this.scope = scope;
    this.chain = chain;
    this.parent = parent;
    this.item = item;
    this.owner = owner;
  }

  /** Begins with the first state, or with the one that the execution is to start at. */
  void start(String state, Payload input) {
    pass(new Passage(Optional.of(state), input));
  }

  private void pass(Passage to) {
    current = null;
    passage = to;
    later(
        Duration.ZERO,
        () -> {
          if (to.next().isPresent()) {
            enter(to.next().get(), to.payload());
          } else {
            owner.ended(this, to.payload());
          }
        });
  }

  /** Returns whether the frame ever had a state to go to. */
  boolean hasStarted() {
    return passage != null;
  }

  /** Returns a frame that goes on where this one failed or was cut off, with its variables. */
  Frame resumed(Chain newChain, @Nullable Frame newParent, FrameOwner newOwner) {
    Frame next = new Frame(execution, scope, newChain, newParent, item, newOwner);
    next.variables.putAll(variables);
    next.sizes.putAll(sizes);
    next.passage = passage;
    if (current != null) {
      Visit left = current;
      next.later(Duration.ZERO, () -> next.resume(left));
    } else if (passage != null) {
      next.pass(passage);
    }
    return next;
  }

  private void resume(Visit left) {
    Visit visit = new Visit(this, left.state, left.input);
    current = visit;
    visit.resume(left);
  }

  private void enter(String name, Payload input) {
    StateDefinition state =
        scope.state(name).orElseThrow(() -> new IllegalStateException("No state " + name));
    Visit visit = new Visit(this, state, input);
    current = visit;
    visit.begin();
  }

  /** Goes on after a state. */
  void leave(Optional<String> next, Payload output) {
    pass(new Passage(next, output));
  }

  void fail(ErrorOutput error) {
    cut = true;
    owner.failed(this, error);
  }

  /** Plans something that is not to happen once this frame, or one around it, is cut off. */
  void later(Duration duration, Runnable action) {
    execution.later(
        duration,
        () -> {
          if (!isCut()) {
            action.run();
          }
        });
  }

  private boolean isCut() {
    for (Frame frame = this; frame != null; frame = frame.parent) {
      if (frame.cut) {
        return true;
      }
    }
    return false;
  }

  /** Ends this frame wherever it is. */
  void cut() {
    cut = true;
  }

  /** Returns the state that the frame is in; between two states it is in none. */
  Optional<Visit> current() {
    return Optional.ofNullable(current);
  }

  /** Returns the innermost state that this frame is in. */
  Optional<Outcome.Waiting> waiting() {
    return isCut() ? Optional.empty() : current().flatMap(Visit::waiting);
  }

  /** Returns the variables in reach; those of this frame hide those around it. */
  Map<String, Json> variables() {
    Map<String, Json> all = new LinkedHashMap<>();
    if (parent != null) {
      all.putAll(parent.variables());
    }
    all.putAll(variables);
    return all;
  }

  /** Sets variables of this frame: all of them, or none if they are too large. */
  void assign(JsonObject values) throws StateException {
    Map<String, Integer> after = new HashMap<>(sizes);
    values.members().forEach((name, value) -> after.put(name, Payload.of(value).size()));
    long size = sum(after);
    for (Frame frame = parent; frame != null; frame = frame.parent) {
      size += sum(frame.sizes);
    }
    if (size > MAX_VARIABLES) {
      throw StateException.catchable(
          ServiceTexts.DATA_LIMIT_EXCEEDED, ServiceTexts.allVariablesTooLarge(size, MAX_VARIABLES));
    }
    variables.putAll(values.members());
    sizes.putAll(after);
  }

  private static long sum(Map<String, Integer> sizes) {
    return sizes.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** Returns the innermost item that is worked on. */
  @Nullable JsonObject innermostItem() {
    for (Frame frame = this; frame != null; frame = frame.parent) {
      if (frame.item != null) {
        return frame.item;
      }
    }
    return null;
  }
}
