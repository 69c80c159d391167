package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the inputs of the child executions of a distributed Map: an item each, or a batch. */
final class MapInputs {
  private static final String READER = "ItemReader";
  private static final String BATCHER = "ItemBatcher";

  private final Visit visit;
  private final MapItems mapItems;
  private final MapParts parts;

  MapInputs(Visit visit, MapItems mapItems, MapParts parts) {
    this.visit = visit;
    this.mapItems = mapItems;
    this.parts = parts;
  }

  /**
   * The input of one child execution.
   *
   * @param items how many items it has
   */
  record Input(Payload payload, int items) {}

  /** Returns the part of the state that reads the items; nothing if its input has them. */
  Optional<JsonObject> reader() {
    return visit.state.body().object(READER);
  }

  /** Reads the items. */
  List<MapItem> read(JsonObject reader) throws StateException {
    JsonObject config = reader.object("ReaderConfig").orElse(JsonObject.EMPTY);
    List<MapItem> items =
        new ItemReader(visit.frame.execution.rehearsal, config, parts.parameters(reader, READER))
            .items(reader.string("Resource").orElse(""));
    long most = parts.limit(config, "MaxItems", READER + "/ReaderConfig").orElse(0L);
    if (most < 0) {
      throw StateException.catchable(
          ServiceTexts.ITEM_READER_FAILED, ServiceTexts.MAX_ITEMS_NOT_POSITIVE);
    }
    return most > 0 && most < items.size() ? items.subList(0, (int) most) : items;
  }

  /** Returns the inputs that are made of items. */
  List<Input> of(List<MapItem> items) throws StateException {
    List<Json> selected = new ArrayList<>();
    for (MapItem item : items) {
      selected.add(mapItems.selected(item));
    }
    Optional<JsonObject> batcher = visit.state.body().object(BATCHER);
    List<Input> inputs = new ArrayList<>();
    if (batcher.isPresent()) {
      return batches(batcher.get(), selected);
    }
    for (Json each : selected) {
      inputs.add(input(each, inputs.size(), 1));
    }
    return inputs;
  }

  private static Input input(Json value, int index, int items) throws StateException {
    return new Input(Payload.input(value, "the child execution with the index " + index), items);
  }

  private List<Input> batches(JsonObject batcher, List<Json> items) throws StateException {
    long maxItems = parts.limit(batcher, "MaxItemsPerBatch", BATCHER).orElse(Long.MAX_VALUE);
    long maxBytes =
        parts.limit(batcher, "MaxInputBytesPerBatch", BATCHER).orElse((long) Payload.MAX_BYTES);
    Optional<Json> common = parts.template(batcher, "BatchInput", BATCHER);
    List<Input> batches = new ArrayList<>();
    int from = 0;
    long empty = Payload.of(batch(common, List.of())).size();
    long bytes = empty;
    for (int i = 0; i < items.size(); i++) {
      int more = Payload.of(items.get(i)).size() + (i == from ? 0 : 1);
      if (i > from && (i - from >= maxItems || bytes + more > maxBytes)) {
        batches.add(input(batch(common, items.subList(from, i)), batches.size(), i - from));
        from = i;
        bytes = empty;
        more--;
      }
      bytes += more;
    }
    if (from < items.size()) {
      List<Json> last = items.subList(from, items.size());
      batches.add(input(batch(common, last), batches.size(), last.size()));
    }
    return batches;
  }

  private static Json batch(Optional<Json> common, List<Json> items) {
    JsonObject.Builder batch = new JsonObject.Builder();
    common.ifPresent(each -> batch.put("BatchInput", each));
    return batch.put("Items", new JsonArray(items)).build();
  }
}
