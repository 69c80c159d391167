package dev.cumulusc.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The SHA-256 of what a package holds, in lower-case hexadecimal digits.
 *
 * <p>Only what reaches the package counts: the paths within it, which files can be executed, and
 * what is in them. Neither the place of the folder, nor times, nor the order of a file system do.
 */
final class ContentHash {
  /** From this many files on it pays to hash them in parallel. */
  private static final int MANY_FILES = 64;

  private static final int BUFFER_SIZE = 1 << 16;

  private ContentHash() {}

  /** Returns the hash of a package with the files of a folder, or with a single file. */
  static String ofPackage(Path source) throws IOException {
    List<PackageFiles.Entry> entries = PackageFiles.of(source);
    Stream<PackageFiles.Entry> stream =
        entries.size() < MANY_FILES ? entries.stream() : entries.parallelStream();
    MessageDigest digest = sha256();
    try {
      stream.map(ContentHash::line).toList().forEach(digest::update);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the hash of a file's bytes. */
  static String ofFile(Path file) throws IOException {
    return HexFormat.of().formatHex(digest(file));
  }

  /** Returns the hash of something that is made of parts with hashes of their own. */
  static String ofParts(String... hashes) {
    return HexFormat.of().formatHex(sha256().digest(String.join("-", hashes).getBytes(UTF_8)));
  }

  /** Returns what stands for a file: its mode, its path, and the hash of what is in it. */
  private static byte[] line(PackageFiles.Entry entry) {
    String mode = entry.executable() ? "755" : "644";
    try {
      String hash = ofFile(entry.file());
      return (mode + " " + hash + " " + entry.path() + "\0").getBytes(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new UnpackableException("`" + entry.path() + "` can't be read."));
    }
  }

  private static byte[] digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
