package dev.cumulusc.compile;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Writes a set of files, all of them or none. They take their places only after all of them are on
 * the disk, so that nobody ever reads half a file. Devices and pipes are written in their places.
 */
public final class FileReplacement {
  private FileReplacement() {}

  /**
   * Writes files. A file that was there before keeps its permissions; a new one gets those that the
   * process gives to new files (its umask).
   *
   * @param contents the files' contents by path; the folders have to be there
   * @throws IOException if a file can't be written; files that were there before are as they were,
   *     unless the file system fails between two renamings
   */
  static void write(Map<Path, byte[]> contents) throws IOException {
    Map<Path, Path> places = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
        if (isInPlace(content.getKey())) {
          continue;
        }
        Path place = real(content.getKey());
        Path temporary = place.toAbsolutePath().resolveSibling("." + UUID.randomUUID() + ".tmp");
        places.put(temporary, place);
        Files.write(temporary, content.getValue(), StandardOpenOption.CREATE_NEW);
        allowAsBefore(place, temporary);
      }
      for (Map.Entry<Path, Path> file : places.entrySet()) {
        move(file.getKey(), file.getValue());
      }
      for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
        if (isInPlace(content.getKey())) {
          Files.write(content.getKey(), content.getValue(), StandardOpenOption.WRITE);
        }
      }
    } finally {
      for (Path temporary : places.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /**
   * Returns whether what is at a path takes what is written and must not be replaced: a device, a
   * pipe, or a pipe of this process such as {@code /dev/fd/63}.
   */
  public static boolean isInPlace(Path place) {
    return Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place);
  }

  /** Returns the file that a link leads to, so that the link stays one. */
  private static Path real(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      throw new IOException("`" + place + "` is a folder");
    }
    if (!Files.exists(place)) {
      return place;
    }
    if (!Files.isWritable(place)) {
      throw new IOException("`" + place + "` is write-protected");
    }
    return place.toRealPath();
  }

  private static void allowAsBefore(Path place, Path temporary) throws IOException {
    if (Files.exists(place) && Files.getFileStore(place).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(place));
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
