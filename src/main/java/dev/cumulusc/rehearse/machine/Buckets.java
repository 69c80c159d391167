package dev.cumulusc.rehearse.machine;

import dev.cumulusc.rehearse.query.Digests;
import dev.cumulusc.source.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A folder that stands for S3: it holds a folder for each bucket, and that a file for each object.
 */
public final class Buckets {
  private final Optional<Path> root;
  private final Access access;

  /**
   * @param root the folder; without one there is no bucket
   * @param access which files in it may be read and written
   */
  public Buckets(Optional<Path> root, Access access) {
    this.root = root;
    this.access = access;
  }

  /** Decides which files may be read and written. */
  @FunctionalInterface
  public interface Access {
    /**
     * Refuses a file, which need not exist.
     *
     * @throws IOException if the file may not be touched, and says why
     */
    void check(Path file) throws IOException;
  }

  /**
   * What is known of an object.
   *
   * @param size its size in bytes
   * @param hash the MD5 of its bytes in hexadecimal digits, of which S3 makes its ETag
   */
  record Entry(String key, long size, String hash) {}

  /** Reads an object; one whose key ends in {@code .gz} is decompressed. */
  String read(String bucket, String key) throws IOException {
    Path file = file(bucket, key);
    if (key.endsWith(".zst") || key.endsWith(".zstd")) {
      throw new IOException("a rehearsal can't decompress Zstandard");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (key.endsWith(".gz")) {
      try (InputStream input = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        bytes = input.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the objects whose key starts with a prefix, in the order of their keys. */
  List<Entry> list(String bucket, String prefix) throws IOException {
    Path folder = file(bucket, "");
    List<Entry> entries = new ArrayList<>();
    for (Path file : FileTree.below(folder)) {
      String key = key(folder, file);
      if (Files.isRegularFile(file) && key.startsWith(prefix)) {
        access.check(file);
        byte[] bytes = Files.readAllBytes(file);
        entries.add(new Entry(key, bytes.length, Digests.hex(bytes, "MD5")));
      }
    }
    entries.sort(Comparator.comparing(Entry::key));
    return entries;
  }

  private static String key(Path folder, Path file) {
    return FileTree.slashes(folder.relativize(file));
  }

  void write(String bucket, String key, String text) throws IOException {
    Path file = file(bucket, key);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private Path file(String bucket, String key) throws IOException {
    if (root.isEmpty()) {
      throw new IOException("no folder stands for S3; give one by `--files`");
    }
    Path base = root.get().resolve(bucket).normalize();
    Path file = base.resolve(key).normalize();
    if (!file.startsWith(base) || !base.startsWith(root.get().normalize())) {
      throw new IOException("the key leads out of its bucket");
    }
    access.check(file);
    return file;
  }
}
