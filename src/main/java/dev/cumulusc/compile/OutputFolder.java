package dev.cumulusc.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder that takes a set of files, all of them or none. */
public final class OutputFolder {
  private final Path folder;

  public OutputFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes files, making the folder when it is missing.
   *
   * @param texts the files' texts by name
   * @return the files' paths in the order of the texts
   * @throws IOException if a file can't be written; then none is
   */
  public List<Path> write(Map<String, String> texts) throws IOException {
    Files.createDirectories(folder);
    Map<Path, byte[]> contents = new LinkedHashMap<>();
    texts.forEach((name, text) -> contents.put(folder.resolve(name), text.getBytes(UTF_8)));
    FileReplacement.write(contents);
    return new ArrayList<>(contents.keySet());
  }
}
