package dev.cumulusc.flow;

import dev.cumulusc.tree.MappingNode;
import java.util.Set;

/** What a Map of JSONPath makes of its input. */
final class PathMap {
  /** The fields of a Map take numbers in strings, too, as executions have shown. */
  private static final Set<Kind> NUMBERS = Set.of(Kind.NUMBER, Kind.STRING);

  private final Entered entered;
  private final Reader selected;
  private final Inner inner;

  PathMap(Entered entered, Reader selected, Inner inner) {
    this.entered = entered;
    this.selected = selected;
    this.inner = inner;
  }

  Value result() {
    MappingNode body = entered.body();
    Fields.read(entered, selected, body, "MaxConcurrencyPath", NUMBERS);
    Fields.read(entered, selected, body, "ToleratedFailureCountPath", NUMBERS);
    Fields.read(entered, selected, body, "ToleratedFailurePercentagePath", NUMBERS);
    body.mapping("ItemReader").ifPresent(this::reader);
    body.mapping("ResultWriter")
        .ifPresent(writer -> Fields.fill(entered, selected, writer, "Parameters"));
    Value item = item();
    String selector = body.has("ItemSelector") ? "ItemSelector" : "Parameters";
    Value each = Fields.fill(entered, selected.at(item), body, selector).orElse(item);
    Value input = body.mapping("ItemBatcher").map(batcher -> batch(batcher, each)).orElse(each);
    return MapResults.of(entered.at(item), inner, input);
  }

  private void reader(MappingNode reader) {
    Fields.fill(entered, selected, reader, "Parameters");
    reader
        .mapping("ReaderConfig")
        .ifPresent(config -> Fields.read(entered, selected, config, "MaxItemsPath", NUMBERS));
  }

  private Value item() {
    if (entered.body().has("ItemReader")) {
      return ReadItems.of(entered);
    }
    Set<Kind> taken =
        entered.state().isDistributedMap() ? Set.of(Kind.ARRAY, Kind.OBJECT) : Set.of(Kind.ARRAY);
    Value items =
        entered.body().has("ItemsPath")
            ? Fields.read(entered, selected, entered.body(), "ItemsPath", taken)
            : Fields.items(entered, "ItemsPath", taken, selected.root());
    // Of an object, each iteration gets a pair.
    return taken.contains(Kind.OBJECT) && items.canBe(Kind.OBJECT)
        ? Value.UNKNOWN
        : items.anyItem();
  }

  private Value batch(MappingNode batcher, Value item) {
    Fields.read(entered, selected, batcher, "MaxItemsPerBatchPath", NUMBERS);
    Fields.read(entered, selected, batcher, "MaxInputBytesPerBatchPath", NUMBERS);
    return MapResults.batch(entered, item, Fields.fill(entered, selected, batcher, "BatchInput"));
  }
}
