package dev.cumulusc.rehearse.machine;

import dev.cumulusc.diagnostic.FileFailure;
import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the items of a distributed Map from files that stand for objects of S3.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html">ItemReader</a>
 */
final class ItemReader {
  private final Rehearsal rehearsal;
  private final JsonObject config;
  private final JsonObject parameters;

  /**
   * @param config the {@code ReaderConfig}, computed
   * @param parameters the {@code Parameters} or {@code Arguments}, computed
   */
  ItemReader(Rehearsal rehearsal, JsonObject config, JsonObject parameters) {
    this.rehearsal = rehearsal;
    this.config = config;
    this.parameters = parameters;
  }

  /**
   * @param resource the ARN of the integration that reads
   */
  List<MapItem> items(String resource) throws StateException {
    String bucket = parameters.string("Bucket").orElse("");
    if (resource.endsWith(":s3:listObjectsV2")) {
      return config.string("Transformation").filter("LOAD_AND_FLATTEN"::equals).isPresent()
          ? loaded(bucket)
          : listed(bucket);
    }
    return read(bucket, parameters.string("Key").orElse(""));
  }

  static StateException failed(String why) {
    return StateException.catchable(ServiceTexts.ITEM_READER_FAILED, why);
  }

  /** Something that the files can fail at. */
  @FunctionalInterface
  private interface Access<T> {
    T get() throws IOException;
  }

  private static <T> T access(String what, Access<T> access) throws StateException {
    try {
      return access.get();
    } catch (IOException e) {
      throw failed(what + " can't be read: " + FileFailure.reason(e));
    }
  }

  private List<Buckets.Entry> entries(String bucket) throws StateException {
    String prefix = parameters.string("Prefix").orElse("");
    return access("The bucket " + bucket, () -> rehearsal.buckets().list(bucket, prefix));
  }

  private String text(String bucket, String key) throws StateException {
    return access(
        "The object " + key + " of the bucket " + bucket,
        () -> rehearsal.buckets().read(bucket, key));
  }

  /** Returns what S3 says of the objects; all of them were there before the rehearsal began. */
  private List<MapItem> listed(String bucket) throws StateException {
    List<Json> items = new ArrayList<>();
    for (Buckets.Entry entry : entries(bucket)) {
      items.add(
          new JsonObject.Builder()
              .put("Etag", "\"" + entry.hash() + "\"")
              .put("Key", entry.key())
              .put("LastModified", JsonNumber.of(rehearsal.start().getEpochSecond()))
              .put("Size", JsonNumber.of(entry.size()))
              .put("StorageClass", "STANDARD")
              .build());
    }
    return MapItem.of(new JsonArray(items), source(bucket, "")).orElseThrow();
  }

  /** Returns the items of all objects, object by object. */
  private List<MapItem> loaded(String bucket) throws StateException {
    List<MapItem> items = new ArrayList<>();
    for (Buckets.Entry entry : entries(bucket)) {
      for (MapItem item : read(bucket, entry.key())) {
        items.add(item.at(items.size()));
      }
    }
    return items;
  }

  private static String source(String bucket, String key) {
    return "s3://" + bucket + (key.isEmpty() ? "" : "/" + key);
  }

  private List<MapItem> read(String bucket, String key) throws StateException {
    String type = config.string("InputType").orElse("JSON").toUpperCase(Locale.ROOT);
    Optional<String> manifest = config.string("ManifestType");
    if (manifest.filter("ATHENA_DATA"::equals).isPresent()) {
      return ofManifest(Manifest.ofAthena(text(bucket, key)), type);
    }
    if (manifest.isPresent() || type.equals("MANIFEST")) {
      return ofManifest(Manifest.ofInventory(text(bucket, key)), type);
    }
    return MapItem.of(data(text(bucket, key), type), source(bucket, key))
        .orElseThrow(() -> failed("The object " + key + " holds no array and no object of items."));
  }

  private List<MapItem> ofManifest(Manifest manifest, String type) throws StateException {
    List<MapItem> items = new ArrayList<>();
    for (Manifest.Part part : manifest.parts()) {
      String text = text(part.bucket(), part.key());
      Json data =
          manifest.columns().isPresent()
              ? new CsvItems(',', manifest.columns()).of(text)
              : data(text, type);
      String source = source(part.bucket(), part.key());
      for (MapItem item : MapItem.of(data, source).orElse(List.of())) {
        items.add(item.at(items.size()));
      }
    }
    return items;
  }

  private Json data(String text, String type) throws StateException {
    try {
      return switch (type) {
        case "CSV" -> CsvItems.of(config).of(text);
        case "JSON" -> pointed(JsonReader.read(text));
        case "JSONL" -> lines(text);
        default -> throw failed("Objects of the type " + type + " can't be read in a rehearsal.");
      };
    } catch (JsonSyntaxException e) {
      throw failed("The object is not JSON: " + e.getMessage());
    }
  }

  private static Json lines(String text) throws JsonSyntaxException {
    List<Json> items = new ArrayList<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      items.add(JsonReader.read(line));
    }
    return new JsonArray(items);
  }

  /** Returns what the {@code ItemsPointer} leads to. */
  private Json pointed(Json whole) throws StateException {
    String pointer = config.string("ItemsPointer").orElse("");
    Optional<Json> value = Optional.of(whole);
    for (String step : pointer.split("/")) {
      if (!step.isEmpty()) {
        String name = step.replace("~1", "/").replace("~0", "~");
        value = value.flatMap(each -> member(each, name));
      }
    }
    return value.orElseThrow(() -> failed("The ItemsPointer " + pointer + " leads to nothing."));
  }

  private static Optional<Json> member(Json value, String name) {
    if (value instanceof JsonArray array && name.matches("\\d{1,9}")) {
      int index = Integer.parseInt(name);
      return index < array.items().size()
          ? Optional.of(array.items().get(index))
          : Optional.empty();
    }
    return value instanceof JsonObject object ? object.get(name) : Optional.empty();
  }
}
