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
public final class ContentHash {
  /** From this many files on it pays to hash them in parallel. */
  private static final int MANY_FILES = 64;

  private static final int BUFFER_SIZE = 1 << 16;

  private ContentHash() {}

  /** Returns the hash of a package with the files of a folder, or with a single file. */
  static String ofPackage(PackageFiles files) throws IOException {
    List<PackageFiles.Entry> entries = files.entries();
    Stream<PackageFiles.Entry> stream =
        entries.size() < MANY_FILES ? entries.stream() : entries.parallelStream();
    MessageDigest digest = sha256();
    try {
      stream.map(ContentHash::line).toList().forEach(digest::update);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return hex(digest);
  }

  /** Returns a digest of nothing yet. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Returns what a digest has come to. */
  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * Returns what stands for a file in the hash of its package: its mode, its path, and the hash of
   * what is in it.
   */
  static byte[] line(PackageFiles.Entry entry, String hash) {
    String mode = entry.executable() ? "755" : "644";
    return (mode + " " + hash + " " + entry.path() + "\0").getBytes(UTF_8);
  }

  /** Returns the hash of a string. */
  public static String ofText(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
  }

  /** Returns the hash of a file's bytes. */
  static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER_SIZE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
    return hex(digest);
  }

  /** Returns the hash of something that is made of parts with hashes of their own. */
  static String ofParts(String... hashes) {
    return ofText(String.join("-", hashes));
  }

  private static byte[] line(PackageFiles.Entry entry) {
    try {
      return line(entry, ofFile(entry.file()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          new UnpackableException("`" + entry.path() + "` can't be read."));
    }
  }
}
