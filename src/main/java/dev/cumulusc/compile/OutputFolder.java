package dev.cumulusc.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
   * Writes files, making the folder when it is missing. They take their places only after all of
   * them are on the disk.
   *
   * @param texts the files' texts by name
   * @return the files' paths in the order of the texts
   * @throws IOException if a file can't be written; files that were there before are as they were,
   *     unless the file system fails between two renamings
   */
  public List<Path> write(Map<String, String> texts) throws IOException {
    Files.createDirectories(folder);
    Map<Path, Path> places = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path place = folder.resolve(text.getKey());
        if (Files.isDirectory(place)) {
          throw new IOException("`" + place + "` is a folder");
        }
        Path temporary = Files.createTempFile(folder, ".", ".tmp");
        places.put(temporary, place);
        Files.writeString(temporary, text.getValue(), UTF_8);
        makeReadable(temporary);
      }
      for (Map.Entry<Path, Path> file : places.entrySet()) {
        move(file.getKey(), file.getValue());
      }
    } finally {
      for (Path temporary : places.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
    return new ArrayList<>(places.values());
  }

  /** Gives a temporary file, which only its owner may read, the usual permissions. */
  private static void makeReadable(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
