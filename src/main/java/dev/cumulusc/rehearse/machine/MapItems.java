package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.query.Bindings;
import dev.cumulusc.rehearse.query.Jsonata;
import dev.cumulusc.rehearse.query.Paths;
import dev.cumulusc.rehearse.query.PayloadTemplate;
import dev.cumulusc.rehearse.query.Values;
import java.util.List;
import java.util.Optional;

/** The items of a Map, and what is made of each before it is worked on. */
final class MapItems {
  private final Visit visit;
  private final StateDefinition state;

  MapItems(Visit visit) {
    this.visit = visit;
    this.state = visit.state;
  }

  /** Returns the items that the state's input has. */
  List<Json> ofInput() throws StateException {
    if (state.isJsonata()) {
      Optional<Json> items = state.field("Items");
      if (items.isPresent()) {
        return visit
            .computed("Items", visit.jsonata().fill(items.get(), "Items", "array", JsonArray.class))
            .items();
      }
      return array(visit.input.value(), "$");
    }
    Json path = state.field("ItemsPath").orElse(new JsonString("$"));
    Json items = Paths.select(path, visit.selected());
    return array(
        state.field("ItemsPath").isPresent() ? visit.computed("ItemsPath", items) : items,
        Values.string(path));
  }

  private static List<Json> array(Json value, String path) throws StateException {
    if (value instanceof JsonArray array) {
      return array.items();
    }
    throw StateException.runtime(ServiceTexts.notAnArray(path));
  }

  /** Returns what the context object says of an item. */
  static JsonObject item(int index, Json value) {
    return new JsonObject.Builder()
        .put(
            "Item",
            new JsonObject.Builder().put("Index", JsonNumber.of(index)).put("Value", value).build())
        .build();
  }

  /** Returns the input of an iteration: the item, or what {@code ItemSelector} makes of it. */
  Json selected(Json item, JsonObject context) throws StateException {
    String field = state.field("ItemSelector").isPresent() ? "ItemSelector" : "Parameters";
    Optional<Json> selector = state.field(field);
    if (selector.isEmpty()) {
      return item;
    }
    if (state.isJsonata()) {
      Bindings bindings = visit.bindings().withContext(() -> visit.context(context));
      return visit.computed(field, new Jsonata(bindings).fill(selector.get(), field));
    }
    return visit.computed(
        field,
        PayloadTemplate.fill(
            selector.get(), visit.selected().withContext(() -> visit.context(context))));
  }
}
