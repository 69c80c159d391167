package dev.cumulusc.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application that a page of docs/guide/ shows: the blocks with a title under one heading are
 * its files.
 *
 * @param files the contents of the files by their paths
 * @param shown the block with the resources, whose title is {@code template}
 */
record GuideExample(String name, Map<String, String> files, @Nullable String shown) {
  static final String SHOWN = "template";
  static final String CONFIGURATION = "app/config.yml";

  private static final Path GUIDE = Path.of("docs/guide");
  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^```\\w+ title=\"([^\"]+)\"\n(.*?)^```$");

  /** Returns the pages of the guide. */
  static Stream<Path> pages() {
    return Repository.filesBelow(GUIDE).stream();
  }

  /** Returns the applications of a page. */
  static List<GuideExample> of(Path page) {
    List<GuideExample> found = new ArrayList<>();
    for (String part : Repository.read(page.toString()).split("(?m)^(?=#+ )")) {
      Map<String, String> files = new LinkedHashMap<>();
      String shown = null;
      Matcher block = BLOCK.matcher(part);
      while (block.find()) {
        if (block.group(1).equals(SHOWN)) {
          shown = block.group();
        } else {
          files.put(block.group(1), block.group(2));
        }
      }
      if (files.containsKey(CONFIGURATION)) {
        String heading = part.lines().findFirst().orElse("").replaceFirst("#+ ", "");
        found.add(new GuideExample(page.getFileName() + ": " + heading, files, shown));
      }
    }
    return found;
  }

  /** Writes the files into a new folder below another, and returns it. */
  Path write(Path folder) throws IOException {
    Path application = Files.createTempDirectory(folder, "example");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = application.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return application;
  }
}
