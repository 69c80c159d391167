package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.error.StateException;
import dev.cumulusc.rehearse.json.Json;
import dev.cumulusc.rehearse.json.JsonArray;
import dev.cumulusc.rehearse.json.JsonObject;
import dev.cumulusc.rehearse.json.JsonString;
import dev.cumulusc.rehearse.query.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an object of each row of CSV. A field that a row lacks is empty, and fields without a
 * header are left out.
 *
 * @param headers the names of the columns; nothing if the first row has them
 */
record CsvItems(char delimiter, Optional<List<String>> headers) {
  private static final Map<String, Character> DELIMITERS =
      Map.of("COMMA", ',', "PIPE", '|', "SEMICOLON", ';', "SPACE", ' ', "TAB", '\t');

  /**
   * @param config the {@code ReaderConfig} of an {@code ItemReader}
   */
  static CsvItems of(JsonObject config) {
    List<Json> given = config.array("CSVHeaders").map(JsonArray::items).orElse(List.of());
    return new CsvItems(
        DELIMITERS.getOrDefault(config.string("CSVDelimiter").orElse("COMMA"), ','),
        config
            .string("CSVHeaderLocation")
            .filter("GIVEN"::equals)
            .map(location -> given.stream().map(Values::string).toList()));
  }

  JsonArray of(String text) throws StateException {
    List<List<String>> rows = CsvReader.rows(text, delimiter);
    if (headers.isEmpty() && rows.isEmpty()) {
      throw ItemReader.failed("The object has no row of headers.");
    }
    List<String> names = headers.orElseGet(() -> rows.get(0));
    List<Json> items = new ArrayList<>();
    for (List<String> row : headers.isPresent() ? rows : rows.subList(1, rows.size())) {
      Map<String, Json> item = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        item.put(names.get(i), new JsonString(i < row.size() ? row.get(i) : ""));
      }
      items.add(new JsonObject(item));
    }
    return new JsonArray(items);
  }
}
