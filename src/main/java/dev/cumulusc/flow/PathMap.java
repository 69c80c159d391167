package dev.cumulusc.flow;

import dev.cumulusc.tree.MappingNode;

/** What a Map of JSONPath makes of its input. */
final class PathMap {
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
    Fields.read(entered, selected, "MaxConcurrencyPath", Kind.NUMBER);
    Fields.read(entered, selected, "ToleratedFailureCountPath", Kind.NUMBER);
    Fields.read(entered, selected, "ToleratedFailurePercentagePath", Kind.NUMBER);
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
        .ifPresent(config -> Fields.read(entered, selected, config, "MaxItemsPath", Kind.NUMBER));
  }

  private Value item() {
    if (entered.body().has("ItemReader")) {
      return Value.UNKNOWN;
    }
    Value items =
        entered.body().has("ItemsPath")
            ? Fields.read(entered, selected, "ItemsPath", Kind.ARRAY)
            : selected.root();
    return items.anyItem();
  }

  private Value batch(MappingNode batcher, Value item) {
    Fields.read(entered, selected, batcher, "MaxItemsPerBatchPath", Kind.NUMBER);
    Fields.read(entered, selected, batcher, "MaxInputBytesPerBatchPath", Kind.NUMBER);
    return MapResults.batch(entered, item, Fields.fill(entered, selected, batcher, "BatchInput"));
  }
}
