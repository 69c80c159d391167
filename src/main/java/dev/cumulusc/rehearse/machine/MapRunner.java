package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Works on each item of an array inside its own execution. */
final class MapRunner extends StateRunner implements FrameOwner {
  /** How many iterations run at once where the definition sets no limit. */
  private static final int MAX_CONCURRENCY = 40;

  private final MapItems mapItems;
  private List<MapItem> items = List.of();
  private long concurrency = MAX_CONCURRENCY;

  /** The iterations that were started, by their index, in that order. */
  private final List<Frame> iterations = new ArrayList<>();

  private final Map<Integer, Json> results = new TreeMap<>();

  MapRunner(Visit visit) {
    super(visit);
    this.mapItems = new MapItems(visit);
  }

  @Override
  void run() throws StateException {
    concurrency = new MapLimits(visit).concurrency().orElse(concurrency);
    items = mapItems.ofInput();
    visit.frame.chain.add(
        "MapStateStarted",
        "mapStateStartedEventDetails",
        new JsonObject.Builder().put("length", items.size()).build());
    if (items.isEmpty()) {
      visit.later(Duration.ZERO, this::succeed);
    }
    while (iterations.size() < Math.min(items.size(), concurrency)) {
      startNext(visit.frame.chain.fork());
    }
  }

  /** Goes on in the iterations that failed or were cut off; those that ended keep their results. */
  @Override
  void resume(Optional<StateRunner> before) throws StateException {
    MapRunner old = (MapRunner) before.orElse(this);
    if (old.results.size() == old.items.size()) {
      run();
      return;
    }
    items = old.items;
    concurrency = old.concurrency;
    results.putAll(old.results);
    Frame own = visit.frame;
    for (Frame each : old.iterations) {
      if (each.hasStarted()) {
        boolean isDone = results.containsKey(iterations.size());
        iterations.add(isDone ? each : each.resumed(own.chain.fork(), own, this));
      }
    }
    while (iterations.size() < items.size() && iterations.size() - results.size() < concurrency) {
      startNext(own.chain.fork());
    }
  }

  private void startNext(Chain chain) throws StateException {
    int index = iterations.size();
    MapItem item = items.get(index);
    Frame frame =
        new Frame(
            visit.frame.execution, state.inner().get(0), chain, visit.frame, item.context(), this);
    iterations.add(frame);
    chain.add("MapIterationStarted", "mapIterationStartedEventDetails", iteration(index));
    Payload input =
        Payload.input(
            mapItems.selected(item),
            "the iteration " + index + " of the state '" + state.name() + "'");
    frame.start(frame.scope.startAt(), input);
  }

  private JsonObject iteration(int index) {
    return new JsonObject.Builder()
        .put("name", state.name())
        .put("index", JsonNumber.of(index))
        .build();
  }

  @Override
  Optional<Outcome.Waiting> waitingInside() {
    return iterations.stream().flatMap(each -> each.waiting().stream()).findFirst();
  }

  @Override
  public void ended(Frame frame, Payload output) {
    int index = iterations.indexOf(frame);
    results.put(index, output.value());
    frame.chain.addAside(
        "MapIterationSucceeded", "mapIterationSucceededEventDetails", iteration(index));
    if (iterations.size() < items.size()) {
      visit.guard(() -> startNext(frame.chain.fork()));
      return;
    }
    frame.chain.settle();
    if (results.size() == items.size()) {
      visit.guard(this::succeed);
    }
  }

  private void succeed() throws StateException {
    visit.frame.chain.join(iterations.stream().map(each -> each.chain).toList());
    visit.frame.chain.addAside("MapStateSucceeded", "", JsonObject.EMPTY);
    visit.succeed(new JsonArray(List.copyOf(results.values())));
  }

  @Override
  public void failed(Frame failed, ErrorOutput error) {
    Chain chain = visit.frame.chain;
    chain.follow(failed.chain);
    int index = iterations.indexOf(failed);
    chain.addBeside("MapIterationFailed", "mapIterationFailedEventDetails", iteration(index));
    ParallelRunner.abortFailed(failed, chain);
    abort(chain, failed);
    visit.handle(error);
  }

  private void abort(Chain chain, Frame besides) {
    for (int i = 0; i < iterations.size(); i++) {
      Frame other = iterations.get(i);
      if (other != besides && !results.containsKey(i)) {
        other.cut();
        chain.addBeside("MapIterationAborted", "mapIterationAbortedEventDetails", iteration(i));
        other.current().ifPresent(current -> current.abort(chain));
      }
    }
  }

  @Override
  void givesUp() {
    visit.frame.chain.add("MapStateFailed");
  }

  @Override
  void cut(Chain chain) {
    abort(chain, visit.frame);
  }
}
