package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.ServiceTexts;
import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonNumber;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonReader;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.json.JsonSyntaxException;
import dev.cumulusc.rehearse.query.Values;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the items of a distributed Map from files that stand for objects of S3. */
final class ItemReader {
  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

  private final Buckets buckets;
  private final JsonObject config;
  private final JsonObject parameters;

  /**
   * @param config the {@code ReaderConfig}, computed
   * @param parameters the {@code Parameters} or {@code Arguments}, computed
   */
  ItemReader(Buckets buckets, JsonObject config, JsonObject parameters) {
    this.buckets = buckets;
    this.config = config;
    this.parameters = parameters;
  }

  /**
   * @param resource the ARN of the integration that reads
   */
  List<Json> items(String resource) throws StateException {
    String bucket = parameters.string("Bucket").orElse("");
    try {
      return resource.endsWith(":s3:listObjectsV2")
          ? listed(bucket)
          : read(bucket, parameters.string("Key").orElse(""));
    } catch (IOException e) {
      throw failed("The object can't be read: " + e.getMessage());
    } catch (JsonSyntaxException e) {
      throw failed("The object is not JSON: " + e.getMessage());
    }
  }

  private static StateException failed(String why) {
    return StateException.catchable(ServiceTexts.ITEM_READER_FAILED, why);
  }

  private List<Json> listed(String bucket) throws IOException {
    List<Json> items = new ArrayList<>();
    for (Buckets.Entry entry : buckets.list(bucket, parameters.string("Prefix").orElse(""))) {
      items.add(
          new JsonObject.Builder()
              .put("Key", entry.key())
              .put("Size", JsonNumber.of(entry.size()))
              .put("StorageClass", "STANDARD")
              .build());
    }
    return items;
  }

  private List<Json> read(String bucket, String key)
      throws IOException, JsonSyntaxException, StateException {
    String text = buckets.read(bucket, key);
    String type = config.string("InputType").orElse("JSON").toUpperCase(Locale.ROOT);
    return switch (type) {
      case "CSV" -> csv(text);
      case "JSON" -> array(text);
      case "JSONL" -> lines(text);
      case "MANIFEST" -> csv(text);
      default -> throw failed("The input type " + type + " can't be rehearsed.");
    };
  }

  private static List<Json> lines(String text) throws JsonSyntaxException {
    List<Json> items = new ArrayList<>();
    for (String line : text.lines().filter(each -> !each.isBlank()).toList()) {
      items.add(JsonReader.read(line));
    }
    return items;
  }

  private List<Json> array(String text) throws JsonSyntaxException, StateException {
    Json value = JsonReader.read(text);
    for (String step : config.string("ItemsPointer").orElse("").split("/")) {
      if (!step.isEmpty()) {
        String name = step.replace("~1", "/").replace("~0", "~");
        Json whole = value;
        value =
            Optional.of(whole)
                .filter(JsonObject.class::isInstance)
                .flatMap(object -> ((JsonObject) object).get(name))
                .orElseThrow(() -> failed("The items pointer leads to nothing."));
      }
    }
    if (value instanceof JsonArray array) {
      return array.items();
    }
    throw failed("The object holds no array of items.");
  }

  private List<Json> csv(String text) throws StateException {
    char delimiter = DELIMITERS.getOrDefault(config.string("CSVDelimiter").orElse("COMMA"), ',');
    List<List<String>> rows = CsvReader.rows(text, delimiter);
    List<String> headers;
    if (config.string("CSVHeaderLocation").filter("GIVEN"::equals).isPresent()) {
      headers =
          config.array("CSVHeaders").map(JsonArray::items).orElse(List.of()).stream()
              .map(Values::string)
              .toList();
    } else if (rows.isEmpty()) {
      throw failed("The object has no row of headers.");
    } else {
      headers = rows.get(0);
      rows = rows.subList(1, rows.size());
    }
    List<Json> items = new ArrayList<>();
    for (List<String> row : rows) {
      Map<String, Json> item = new LinkedHashMap<>();
      for (int i = 0; i < headers.size(); i++) {
        item.put(headers.get(i), new JsonString(i < row.size() ? row.get(i) : ""));
      }
      items.add(new JsonObject(item));
    }
    return items;
  }
}
