package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
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

  /**
   * Returns the items that the state's input has. Only distributed Maps take objects, pair by pair.
   */
  List<MapItem> ofInput() throws StateException {
    if (state.isJsonata()) {
      Optional<Json> items = state.field("Items");
      if (items.isPresent()) {
        Jsonata jsonata = visit.jsonata();
        Json value = visit.computed("Items", () -> jsonata.fill(items.get(), "Items"));
        return taken(value)
            .orElseThrow(() -> jsonata.unexpected(items.get(), "Items", "array", value));
      }
      return of(visit.input.value(), "$");
    }
    Json path = state.field("ItemsPath").orElse(new JsonString("$"));
    Bindings selected = visit.selected();
    return of(
        state.field("ItemsPath").isPresent()
            ? visit.computed("ItemsPath", () -> Paths.select(path, selected))
            : selected.input(),
        Values.string(path));
  }

  private List<MapItem> of(Json value, String path) throws StateException {
    return taken(value)
        .orElseThrow(
            () -> {
              StateException failure = StateException.runtime(ServiceTexts.notAnArray(path));
              return state.field("ItemsPath").isPresent() ? failure.at("ItemsPath") : failure;
            });
  }

  private Optional<List<MapItem>> taken(Json value) {
    return value instanceof JsonArray || state.isDistributed()
        ? MapItem.of(value, MapItem.STATE_DATA)
        : Optional.empty();
  }

  /** Returns the input of an iteration: the item, or what {@code ItemSelector} makes of it. */
  Json selected(MapItem item) throws StateException {
    String field = state.field("ItemSelector").isPresent() ? "ItemSelector" : "Parameters";
    Optional<Json> selector = state.field(field);
    if (selector.isEmpty()) {
      return item.input();
    }
    JsonObject context = item.context();
    if (state.isJsonata()) {
      Bindings bindings = visit.bindings().withContext(() -> visit.context(context));
      return visit.computed(field, () -> new Jsonata(bindings).fill(selector.get(), field));
    }
    return visit.computed(
        field,
        () ->
            PayloadTemplate.fill(
                selector.get(), field, visit.selected().withContext(() -> visit.context(context))));
  }
}
