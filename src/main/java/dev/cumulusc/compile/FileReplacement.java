package dev.cumulusc.compile;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Writes a set of files, all of them or none. They take their places only after all of them are on
 * the disk, so that nobody ever reads half a file.
 */
final class FileReplacement {
  private static final Set<PosixFilePermission> USUAL =
      PosixFilePermissions.fromString("rw-r--r--");

  private FileReplacement() {}

  /**
   * Writes files; a file that was there before keeps its permissions.
   *
   * @param contents the files' contents by path; the folders have to be there
   * @throws IOException if a file can't be written; files that were there before are as they were,
   *     unless the file system fails between two renamings
   */
  static void write(Map<Path, byte[]> contents) throws IOException {
    Map<Path, Path> places = new LinkedHashMap<>();
    try {
      for (Map.Entry<Path, byte[]> content : contents.entrySet()) {
        Path place = real(content.getKey());
        Path temporary = Files.createTempFile(place.toAbsolutePath().getParent(), ".", ".tmp");
        places.put(temporary, place);
        Files.write(temporary, content.getValue());
        allowAsBefore(place, temporary);
      }
      for (Map.Entry<Path, Path> file : places.entrySet()) {
        move(file.getKey(), file.getValue());
      }
    } finally {
      for (Path temporary : places.keySet()) {
        Files.deleteIfExists(temporary);
      }
    }
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

  /** Gives a temporary file, which only its owner may read, the permissions that it needs. */
  private static void allowAsBefore(Path place, Path temporary) throws IOException {
    if (Files.getFileStore(temporary).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(
          temporary, Files.exists(place) ? Files.getPosixFilePermissions(place) : USUAL);
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
