package dev.cumulusc.rehearse.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that stands for S3: it holds a folder for each bucket, and that a file for each object.
 */
public final class Buckets {
  private final Optional<Path> root;

  /**
   * @param root the folder; without one there is no bucket
   */
  public Buckets(Optional<Path> root) {
    this.root = root;
  }

  /** An object's key and its size in bytes. */
  record Entry(String key, long size) {}

  String read(String bucket, String key) throws IOException {
    return Files.readString(file(bucket, key));
  }

  /** Returns the objects whose key starts with a prefix, in the order of their keys. */
  List<Entry> list(String bucket, String prefix) throws IOException {
    Path folder = file(bucket, "");
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> new Entry(key(folder, file), file.toFile().length()))
          .filter(entry -> entry.key().startsWith(prefix))
          .sorted(Comparator.comparing(Entry::key))
          .toList();
    }
  }

  private static String key(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  void write(String bucket, String key, String text) throws IOException {
    Path file = file(bucket, key);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private Path file(String bucket, String key) throws IOException {
    if (root.isEmpty()) {
      throw new IOException("There is no folder that stands for S3; give one by `--files`");
    }
    Path base = root.get().resolve(bucket).normalize();
    Path file = base.resolve(key).normalize();
    if (!file.startsWith(base) || !base.startsWith(root.get().normalize())) {
      throw new IOException("The key leads out of its bucket");
    }
    return file;
  }
}
