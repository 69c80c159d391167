package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An item that a Map works on: one of an array, or a pair of an object.
 *
 * @param key the member's name, if the item is a pair of an object
 * @param source what the context object says of where the item comes from
 */
record MapItem(int index, Optional<String> key, Json value, String source) {
  /** The source of items that come from the state's input. */
  static final String STATE_DATA = "STATE_DATA";

  /** Returns the items of an array or the pairs of an object; nothing of any other value. */
  static Optional<List<MapItem>> of(Json data, String source) {
    List<MapItem> items = new ArrayList<>();
    if (data instanceof JsonArray array) {
      array
          .items()
          .forEach(each -> items.add(new MapItem(items.size(), Optional.empty(), each, source)));
    } else if (data instanceof JsonObject object) {
      for (Map.Entry<String, Json> pair : object.members().entrySet()) {
        items.add(new MapItem(items.size(), Optional.of(pair.getKey()), pair.getValue(), source));
      }
    } else {
      return Optional.empty();
    }
    return Optional.of(items);
  }

  /** Returns the item at another place of the list. */
  MapItem at(int newIndex) {
    return new MapItem(newIndex, key, value, source);
  }

  /** Returns what an iteration gets when no field selects anything else. */
  Json input() {
    return key.isEmpty()
        ? value
        : new JsonObject.Builder().put("Key", key.get()).put("Value", value).build();
  }

  /** Returns what the context object has under {@code Map}. */
  JsonObject context() {
    JsonObject.Builder item = new JsonObject.Builder().put("Index", JsonNumber.of(index));
    key.ifPresent(name -> item.put("Key", new JsonString(name)));
    return new JsonObject.Builder()
        .put("Item", item.put("Value", value).put("Source", source).build())
        .build();
  }
}
