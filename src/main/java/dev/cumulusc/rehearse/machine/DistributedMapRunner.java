package dev.cumulusc.rehearse.machine;

import dev.cumulusc.asl.MachineType;
import dev.cumulusc.rehearse.error.ErrorOutput;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.history.Chain;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works on each item in an execution of its own. */
final class DistributedMapRunner extends StateRunner {
  /** How many executions a Map run can have at once. */
  private static final int MAX_CONCURRENCY = 10_000;

  private final MapItems mapItems;
  private final List<MapChild> children = new ArrayList<>();
  private String mapRunArn = "";
  private List<Json> inputs = List.of();

  /** How many items each input has: one, or those of a batch. */
  private final List<Integer> sizes = new ArrayList<>();

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
  }

  @Override
  void run() throws StateException {
    MapLimits limits = new MapLimits(visit);
    concurrency = limits.concurrency().orElse(concurrency);
    Optional<JsonObject> reader = state.body().object("ItemReader");
    List<Json> items = reader.isPresent() ? List.of() : mapItems.ofInput();
    Chain chain = visit.frame.chain;
    Chain before = chain.fork();
    chain.add(
        "MapStateStarted",
        "mapStateStartedEventDetails",
        new JsonObject.Builder().put("length", items.size()).build());
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
      inputs = inputs(reader.isPresent() ? read(reader.get()) : items);
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
    inputs = old.inputs;
    sizes.addAll(old.sizes);
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

  private String label() {
    return state.body().string("Label").orElse(state.name().replaceAll("[^A-Za-z0-9_-]", ""));
  }

  /** Whichever threshold is not given alone does not count. */
  private void readTolerance(MapLimits limits) throws StateException {
    Optional<Long> count = limits.toleratedCount();
    Optional<Double> percentage = limits.toleratedPercentage();
    toleratedCount = count.orElse(percentage.isPresent() ? Long.MAX_VALUE : 0);
    toleratedPercentage = percentage.orElse(count.isPresent() ? 100.0 : 0.0);
  }

  /** Computes a part of the state's fields: {@code Parameters} or {@code Arguments} of a part. */
  private JsonObject computed(JsonObject part, String partName) throws StateException {
    String field = state.isJsonata() ? "Arguments" : "Parameters";
    Optional<Json> template = part.get(field);
    if (template.isEmpty()) {
      return JsonObject.EMPTY;
    }
    Json value =
        state.isJsonata()
            ? visit.jsonata().fill(template.get(), partName + "/" + field)
            : PayloadTemplate.fill(template.get(), visit.selected());
    return value instanceof JsonObject object ? object : JsonObject.EMPTY;
  }

  private List<Json> read(JsonObject reader) throws StateException {
    JsonObject config = reader.object("ReaderConfig").orElse(JsonObject.EMPTY);
    List<Json> items =
        new ItemReader(
                visit.frame.execution.rehearsal.buckets(), config, computed(reader, "ItemReader"))
            .items(reader.string("Resource").orElse(""));
    long most = limit(config, "MaxItems", "ItemReader/ReaderConfig").orElse(0L);
    if (most < 0) {
      throw StateException.catchable(
          ServiceTexts.ITEM_READER_FAILED, ServiceTexts.MAX_ITEMS_NOT_POSITIVE);
    }
    return most > 0 && most < items.size() ? items.subList(0, (int) most) : items;
  }

  /** Reads a whole number of a part, be it given directly, by a path, or by an expression. */
  private Optional<Long> limit(JsonObject part, String name, String partName)
      throws StateException {
    Optional<Json> direct = part.get(name);
    Optional<Json> path = part.get(name + "Path");
    if (direct.isPresent() && state.isJsonata()) {
      return Optional.of(
          visit
              .jsonata()
              .fill(direct.get(), partName + "/" + name, "number", JsonNumber.class)
              .value()
              .longValue());
    }
    Optional<Json> value =
        path.isPresent() ? Optional.of(Paths.select(path.get(), visit.selected())) : direct;
    return value
        .filter(JsonNumber.class::isInstance)
        .map(number -> ((JsonNumber) number).value().longValue());
  }

  /** Returns the input of each child execution: an item, or a batch of them. */
  private List<Json> inputs(List<Json> items) throws StateException {
    List<Json> selected = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      selected.add(mapItems.selected(items.get(i), MapItems.item(i, items.get(i))));
    }
    Optional<JsonObject> batcher = state.body().object("ItemBatcher");
    if (batcher.isPresent()) {
      return batches(batcher.get(), selected);
    }
    sizes.addAll(Collections.nCopies(selected.size(), 1));
    return selected;
  }

  private List<Json> batches(JsonObject batcher, List<Json> items) throws StateException {
    long maxItems = limit(batcher, "MaxItemsPerBatch", "ItemBatcher").orElse(Long.MAX_VALUE);
    long maxBytes =
        limit(batcher, "MaxInputBytesPerBatch", "ItemBatcher").orElse((long) Payload.MAX_BYTES);
    Optional<Json> template = batcher.get("BatchInput");
    @Nullable Json common = null;
    if (template.isPresent()) {
      common =
          state.isJsonata()
              ? visit.jsonata().fill(template.get(), "ItemBatcher/BatchInput")
              : PayloadTemplate.fill(template.get(), visit.selected());
    }
    List<Json> batches = new ArrayList<>();
    List<Json> batch = new ArrayList<>();
    for (Json item : items) {
      batch.add(item);
      boolean isTooLong = batch.size() > maxItems;
      if (batch.size() > 1 && (isTooLong || Payload.size(batch(common, batch).text()) > maxBytes)) {
        batch.remove(batch.size() - 1);
        batches.add(batch(common, batch));
        sizes.add(batch.size());
        batch = new ArrayList<>(List.of(item));
      }
    }
    if (!batch.isEmpty()) {
      batches.add(batch(common, batch));
      sizes.add(batch.size());
    }
    return batches;
  }

  private static Json batch(@Nullable Json common, List<Json> items) {
    JsonObject.Builder batch = new JsonObject.Builder();
    if (common != null) {
      batch.put("BatchInput", common);
    }
    return batch.put("Items", new JsonArray(items)).build();
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
    Payload input = Payload.of(inputs.get(index));
    Execution execution =
        new Execution(
            visit.frame.execution.rehearsal,
            state.inner().get(0),
            JsonObject.EMPTY,
            visit.frame.execution.identity.child(
                label(), visit.frame.execution.rehearsal.uuid(), childType()),
            input,
            event -> {},
            outcome -> whenEnded(index));
    execution.start();
    return new MapChild(execution, input, sizes.get(index));
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

  private void childEnded(MapChild child) throws StateException {
    if (cut) {
      return;
    }
    running--;
    ended++;
    // The thresholds are for items: of a batch that failed, all count.
    failures += child.hasSucceeded() ? 0 : child.items();
    int all = sizes.stream().mapToInt(Integer::intValue).sum();
    boolean exceeded = failures > toleratedCount || failures * 100.0 / all > toleratedPercentage;
    if (exceeded) {
      stop();
      ErrorOutput error =
          new ErrorOutput(
              ServiceTexts.EXCEED_TOLERATED_FAILURE_THRESHOLD, ServiceTexts.THRESHOLD_EXCEEDED);
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

  private void runFailed(ErrorOutput error) {
    visit.frame.chain.add("MapRunFailed", "mapRunFailedEventDetails", Events.error(error));
  }

  private void finish() throws StateException {
    if (cut) {
      return;
    }
    cut = true;
    Json result = new MapResults(visit, mapRunArn, children).result(this::computed);
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
