package dev.cumulusc.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them, and the paths between them. */
public final class FileTree {
  private FileTree() {}

  /**
   * Returns the path by which a file is found from a folder; its absolute path if none leads there,
   * as to another drive.
   */
  public static Path fromFolder(Path folder, Path file) {
    Path base = folder.toAbsolutePath().normalize();
    Path path = file.toAbsolutePath().normalize();
    return base.getRoot().equals(path.getRoot()) ? base.relativize(path) : path;
  }

  /**
   * Returns a path with forward slashes between its parts. A backslash in a name stays, where the
   * file system allows one: it leads to no other folder.
   */
  public static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  /**
   * Returns a folder and all files and folders below it, in the order of their paths; links to
   * folders are not followed.
   *
   * @throws IOException if one of the folders can't be read
   */
  public static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    } catch (UncheckedIOException e) {
      // The JDK throws this where a folder below can't be read, and the other for the first one.
      throw e.getCause();
    }
  }
}
