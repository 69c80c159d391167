package dev.cumulusc.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files of a function's package, from a folder, a zip file, or a single file. Paths are those
 * in the package, with forward slashes.
 */
final class CodeFiles implements AutoCloseable {
  /** How large a file may be that is read, in bytes. Bundles with their source maps are smaller. */
  static final int SIZE_LIMIT = 16 * 1024 * 1024;

  private final Path source;
  private final @Nullable ZipFile zip;
  private final boolean folder;

  private CodeFiles(Path source, @Nullable ZipFile zip) {
    this.source = source;
    this.zip = zip;
    this.folder = Files.isDirectory(source);
  }

  /** Opens a package. A zip file that can't be opened has no files. */
  static CodeFiles open(Path source) {
    boolean archive = source.toString().endsWith(".zip") && Files.isRegularFile(source);
    if (!archive) {
      return new CodeFiles(source, null);
    }
    try {
      return new CodeFiles(source, new ZipFile(source.toFile()));
    } catch (IOException e) {
      return new CodeFiles(source, null);
    }
  }

  /** Whether there is a file at a path. */
  boolean has(String path) {
    if (zip != null) {
      ZipEntry entry = zip.getEntry(path);
      return entry != null && !entry.isDirectory();
    }
    return file(path).filter(Files::isRegularFile).isPresent();
  }

  /** Whether the file at a path is too large to be read. */
  boolean isTooLarge(String path) {
    try {
      return size(path) > SIZE_LIMIT;
    } catch (IOException e) {
      return false;
    }
  }

  /** Returns what is in the file at a path, if it can be read and is not too large. */
  Optional<String> read(String path) {
    try {
      if (!has(path) || size(path) > SIZE_LIMIT) {
        return Optional.empty();
      }
      try (InputStream in = open(path)) {
        byte[] bytes = in.readNBytes(SIZE_LIMIT + 1);
        return bytes.length > SIZE_LIMIT ? Optional.empty() : Optional.of(new String(bytes, UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (zip != null) {
      try {
        zip.close();
      } catch (IOException e) {
        // It was only read, so that nothing is lost.
        return;
      }
    }
  }

  private long size(String path) throws IOException {
    if (zip != null) {
      ZipEntry entry = zip.getEntry(path);
      return entry == null ? 0 : entry.getSize();
    }
    Optional<Path> file = file(path);
    return file.isPresent() && Files.exists(file.get()) ? Files.size(file.get()) : 0;
  }

  private InputStream open(String path) throws IOException {
    if (zip != null) {
      return zip.getInputStream(zip.getEntry(path));
    }
    return Files.newInputStream(file(path).orElseThrow());
  }

  private Optional<Path> file(String path) {
    try {
      Path relative = Path.of(path).normalize();
      if (relative.isAbsolute() || relative.startsWith("..")) {
        return Optional.empty();
      }
      if (folder) {
        return Optional.of(source.resolve(relative));
      }
      boolean itself = relative.equals(source.getFileName());
      return itself ? Optional.of(source) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
