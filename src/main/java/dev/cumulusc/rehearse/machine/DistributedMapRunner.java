package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Works on each item in an execution of its own. */
final class DistributedMapRunner extends StateRunner {
  /** How many executions a Map run can have at once. */
  private static final int MAX_CONCURRENCY = 10_000;

  private final MapItems mapItems;
  private final MapParts parts;
  private final List<MapChild> children = new ArrayList<>();
  private String mapRunArn = "";
  private List<MapInputs.Input> inputs = List.of();

  /** How many items the inputs have. */
  private int items;

  private long concurrency = MAX_CONCURRENCY;
  private long toleratedCount;
  private double toleratedPercentage;

  /** The children that have to go on, by their index, after the execution was redriven. */
  private final Deque<Integer> again = new ArrayDeque<>();

  private int running;
  private int ended;
  private int failures;
  private int redrives;
  private boolean cut;

  DistributedMapRunner(Visit visit) {
    super(visit);
    this.mapItems = new MapItems(visit);
    this.parts = new MapParts(visit);
  }

  @Override
  void run() throws StateException {
    MapLimits limits = new MapLimits(visit);
    concurrency = limits.concurrency().orElse(concurrency);
    MapInputs mapInputs = new MapInputs(visit, mapItems, parts);
    Optional<JsonObject> reader = mapInputs.reader();
    List<MapItem> given = reader.isPresent() ? List.of() : mapItems.ofInput();
    Chain chain = visit.frame.chain;
    Chain before = chain.fork();
    chain.add(
        "MapStateStarted",
        "mapStateStartedEventDetails",
        new JsonObject.Builder().put("length", given.size()).build());
    try {
      readTolerance(limits);
    } catch (StateException e) {
      // The service reads it after the Map has started, but as if it had not.
      chain.follow(before);
      throw e;
    }
    Identity identity = visit.frame.execution.identity;
    mapRunArn = identity.mapRunArn(label(), visit.frame.execution.rehearsal.uuid());
    chain.add(
        "MapRunStarted",
        "mapRunStartedEventDetails",
        new JsonObject.Builder().put("mapRunArn", mapRunArn).build());
    try {
      take(mapInputs.of(reader.isPresent() ? mapInputs.read(reader.get()) : given));
    } catch (StateException e) {
      if (e.kind() != StateException.Kind.FATAL) {
        runFailed(new ErrorOutput(e.error(), e.cause()));
      }
      throw e;
    }
    if (inputs.isEmpty()) {
      visit.later(Duration.ZERO, this::finish);
    }
    startMore();
  }

  /**
   * Redrives the Map run: what failed or was cut off goes on. A run that could not read its items
   * or write its results is another one.
   */
  @Override
  void resume(Optional<StateRunner> before) throws StateException {
    DistributedMapRunner old = (DistributedMapRunner) before.orElse(this);
    if (old.inputs.isEmpty()
        || old.children.stream().filter(MapChild::hasSucceeded).count() == old.inputs.size()) {
      run();
      return;
    }
    MapLimits limits = new MapLimits(visit);
    concurrency = limits.concurrency().orElse(concurrency);
    readTolerance(limits);
    mapRunArn = old.mapRunArn;
    take(old.inputs);
    redrives = old.redrives + 1;
    visit.frame.chain.add(
        "MapRunRedriven",
        "mapRunRedrivenEventDetails",
        new JsonObject.Builder().put("mapRunArn", mapRunArn).put("redriveCount", redrives).build());
    for (MapChild child : old.children) {
      if (child.hasSucceeded()) {
        ended++;
      } else {
        again.add(children.size());
      }
      children.add(child);
    }
    startMore();
  }

  private void take(List<MapInputs.Input> all) {
    inputs = all;
    items = all.stream().mapToInt(MapInputs.Input::items).sum();
  }

  private String label() {
    return state.body().string("Label").orElse(state.name().replaceAll("[^A-Za-z0-9_-]", ""));
  }

  /** A threshold of zero is none; whichever is not given alone does not count. */
  private void readTolerance(MapLimits limits) throws StateException {
    Optional<Long> count = limits.toleratedCount().filter(each -> each > 0);
    Optional<Double> percentage = limits.toleratedPercentage().filter(each -> each > 0);
    toleratedCount = count.orElse(percentage.isPresent() ? Long.MAX_VALUE : 0);
    toleratedPercentage = percentage.orElse(count.isPresent() ? 100.0 : 0.0);
  }

  private void startMore() {
    while (running < concurrency && (!again.isEmpty() || children.size() < inputs.size())) {
      running++;
      if (again.isEmpty()) {
        children.add(start(children.size()));
      } else {
        restart(again.remove());
      }
    }
  }

  private MapChild start(int index) {
    MapInputs.Input input = inputs.get(index);
    Execution execution =
        new Execution(
            visit.frame.execution.rehearsal,
            state.inner().get(0),
            JsonObject.EMPTY,
            visit.frame.execution.identity.child(
                label(), visit.frame.execution.rehearsal.uuid(), childType()),
            input.payload(),
            event -> {},
            outcome -> whenEnded(index));
    execution.start();
    return new MapChild(execution, input);
  }

  private MachineType childType() {
    return state
        .body()
        .object("ItemProcessor")
        .or(() -> state.body().object("Iterator"))
        .flatMap(processor -> processor.object("ProcessorConfig"))
        .flatMap(config -> config.string("ExecutionType"))
        .filter("EXPRESS"::equals)
        .map(express -> MachineType.EXPRESS)
        .orElse(MachineType.STANDARD);
  }

  /** An Express execution can't go on: another takes its place. */
  private void restart(int index) {
    Execution execution = children.get(index).execution();
    if (execution.identity.type() == MachineType.EXPRESS) {
      children.set(index, start(index));
    } else {
      execution.redrive(outcome -> whenEnded(index));
    }
  }

  private void whenEnded(int index) {
    visit.later(Duration.ZERO, () -> childEnded(children.get(index)));
  }

  @Override
  Optional<Outcome.Waiting> waitingInside() {
    return children.stream()
        .map(MapChild::execution)
        .filter(child -> !child.hasEnded())
        .flatMap(child -> child.waiting().stream())
        .findFirst();
  }

  @Override
  Optional<Failure> failureInside() {
    return children.stream()
        .map(child -> child.execution().outcome())
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Failed failed
                    ? failed.failure().stream()
                    : Stream.empty())
        .findFirst();
  }

  private void childEnded(MapChild child) throws StateException {
    if (cut) {
      return;
    }
    running--;
    ended++;
    // The thresholds are for items: of a batch that failed, all count.
    failures += child.hasSucceeded() ? 0 : child.input().items();
    boolean exceeded = failures > toleratedCount || failures * 100.0 / items > toleratedPercentage;
    if (exceeded) {
      stop();
      ErrorOutput error =
          new ErrorOutput(
              ServiceTexts.EXCEED_TOLERATED_FAILURE_THRESHOLD, ServiceTexts.THRESHOLD_EXCEEDED);
      results().export();
      runFailed(error);
      visit.handle(error);
    } else if (ended == inputs.size()) {
      finish();
    } else {
      startMore();
    }
  }

  /** Once the Map run has failed, nothing in it goes on. */
  private void stop() {
    cut = true;
    children.stream()
        .map(MapChild::execution)
        .filter(child -> !child.hasEnded())
        .forEach(Execution::abort);
  }

  private MapResults results() {
    return new MapResults(visit, parts, mapRunArn, children, inputs);
  }

  private void runFailed(ErrorOutput error) {
    visit.frame.chain.add("MapRunFailed", "mapRunFailedEventDetails", Events.error(error));
  }

  private void finish() throws StateException {
    if (cut) {
      return;
    }
    cut = true;
    Json result = results().result();
    visit.frame.chain.addAside("MapRunSucceeded", "", JsonObject.EMPTY);
    visit.frame.chain.addAside("MapStateSucceeded", "", JsonObject.EMPTY);
    visit.succeed(result);
  }

  @Override
  void givesUp() {
    visit.frame.chain.add("MapStateFailed");
  }

  @Override
  void cut(Chain chain) {
    stop();
    chain.addBeside("MapRunAborted", "", JsonObject.EMPTY);
  }
}
