package dev.cumulusc.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of {@code references/forms.md}: places where references can stand, each an application
 * with the rows of what comes of each form there.
 */
final class ReferenceForms {
  static final Path FILE = Path.of("src/test/resources/references/forms.md");

  private static final String FENCE = "```";

  private ReferenceForms() {}

  /**
   * A place.
   *
   * @param settings the list below the heading: where to look for what comes of a form
   * @param application the application, with {@code HERE} for the form
   * @param columns the names of the columns
   */
  record Place(
      String name,
      Map<String, String> settings,
      String application,
      List<String> columns,
      List<Row> rows) {}

  /** A row: a form, and the cell of each further column. */
  record Row(Place place, String form, List<String> cells) {
    @Override
    public String toString() {
      return place.name() + ": " + form;
    }
  }

  static Stream<Row> rows() {
    return places().stream().flatMap(place -> place.rows().stream());
  }

  static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (String section : text().split("(?m)^## ")) {
      if (section.contains(FENCE)) {
        places.add(place(section));
      }
    }
    return places;
  }

  private static Place place(String section) {
    String[] parts = section.split("(?m)^" + FENCE + ".*\n");
    Map<String, String> settings = new LinkedHashMap<>();
    parts[0]
        .lines()
        .filter(line -> line.startsWith("- "))
        .map(line -> line.substring(2).split(": ", 2))
        .forEach(setting -> settings.put(setting[0], plain(setting[1])));
    List<List<String>> table =
        parts[2].lines().filter(line -> line.startsWith("|")).map(ReferenceForms::cells).toList();
    List<Row> rows = new ArrayList<>();
    Place place =
        new Place(
            section.lines().findFirst().orElseThrow(), settings, parts[1], table.get(0), rows);
    for (List<String> cells : table.subList(2, table.size())) {
      rows.add(new Row(place, cells.get(0), cells.subList(1, cells.size())));
    }
    return place;
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1)).map(cell -> plain(cell.strip())).toList();
  }

  private static String plain(String cell) {
    return cell.startsWith("`") && cell.endsWith("`") ? cell.substring(1, cell.length() - 1) : cell;
  }

  /** Writes other cells into a row's line. */
  static void update(Row row, List<String> cells) throws IOException {
    int section = text().indexOf("## " + row.place().name() + "\n");
    int start = text().indexOf("\n| `" + row.form() + "` |", section) + 1;
    int end = text().indexOf('\n', start);
    String line =
        Stream.concat(Stream.of(row.form()), cells.stream())
            .map(cell -> cell.equals("-") ? cell : "`" + cell + "`")
            .collect(Collectors.joining(" | ", "| ", " |"));
    Files.writeString(FILE, text().substring(0, start) + line + text().substring(end));
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
