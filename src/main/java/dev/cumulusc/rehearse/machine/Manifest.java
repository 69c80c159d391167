package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of the objects that have the items of a distributed Map.
 *
 * @param columns the columns of all parts, if they are CSV and the manifest names them
 */
record Manifest(List<Part> parts, Optional<List<String>> columns) {
  private static final Pattern ADDRESS = Pattern.compile("s3://([^/]+)/(.+)");

  /** An object that has items. */
  record Part(String bucket, String key) {}

  /** Reads what a query of Athena with {@code UNLOAD} leaves: an address of S3 in each row. */
  static Manifest ofAthena(String text) throws StateException {
    List<Part> parts = new ArrayList<>();
    for (List<String> row : CsvReader.rows(text, ',')) {
      Matcher address = ADDRESS.matcher(row.get(0));
      if (!address.matches()) {
        throw ItemReader.failed("The manifest has a row without an address of S3: " + row.get(0));
      }
      parts.add(new Part(address.group(1), address.group(2)));
    }
    return new Manifest(parts, Optional.empty());
  }

  /** Reads the {@code manifest.json} of an inventory of S3, whose parts are CSV. */
  static Manifest ofInventory(String text) throws StateException {
    JsonObject inventory = inventory(text);
    String destination = inventory.string("destinationBucket").orElse("");
    String bucket = destination.substring(destination.lastIndexOf(':') + 1);
    List<Part> parts = new ArrayList<>();
    for (Json file : inventory.array("files").map(JsonArray::items).orElse(List.of())) {
      if (file instanceof JsonObject object) {
        parts.add(new Part(bucket, object.string("key").orElse("")));
      }
    }
    List<String> columns =
        Arrays.stream(inventory.string("fileSchema").orElse("").split(","))
            .map(String::strip)
            .toList();
    return new Manifest(parts, Optional.of(columns));
  }

  private static JsonObject inventory(String text) throws StateException {
    try {
      if (JsonReader.read(text) instanceof JsonObject inventory && inventory.has("files")) {
        return inventory;
      }
    } catch (JsonSyntaxException e) {
      throw ItemReader.failed("The manifest is not JSON: " + e.getMessage());
    }
    throw ItemReader.failed("The manifest has no `files`, as manifests of S3 inventories have.");
  }
}
