package dev.cumulusc.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Writes the zip file of a package. The same content gives the same bytes, wherever and whenever
 * they are written: entries come in a fixed order, and have one time and one of two modes.
 */
public final class PackageZip {
  /** The first day that a zip file can store; at noon, which no change of clocks skips. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

  /** Above this, it takes much longer and gives hardly less. */
  private static final int LEVEL = 6;

  private static final int PLAIN = 0100644;
  private static final int EXECUTABLE = 0100755;
  private static final int LINK = 0120777;
  private static final int OWNER_EXECUTES = 0100;

  private static final int BUFFER_SIZE = 1 << 16;

  private final ZipArchiveOutputStream out;
  private final Set<String> written = new HashSet<>();
  private final byte[] buffer = new byte[BUFFER_SIZE];

  private PackageZip(ZipArchiveOutputStream out) {
    this.out = out;
    out.setLevel(LEVEL);
  }

  /**
   * Writes the zip file of code that is not one already. No more than a part of one file is in
   * memory at a time.
   *
   * @param place what takes the zip file, and stays open
   * @throws IOException if it can't be packed, or is not what its key says any more; its message is
   *     a sentence where the reason is known
   */
  public static void write(CodePackage code, SeekableByteChannel place) throws IOException {
    ZipArchiveOutputStream out = new ZipArchiveOutputStream(place);
    PackageZip zip = new PackageZip(out);
    if (code.adapter().isPresent()) {
      zip.add(code.adapter().get());
    }
    MessageDigest digest = ContentHash.sha256();
    for (PackageFiles.Entry entry : PackageFiles.of(code.source().path()).entries()) {
      digest.update(ContentHash.line(entry, zip.add(entry)));
    }
    if (!ContentHash.hex(digest).equals(code.source().hash())) {
      throw new UnpackableException("Its files changed after they were looked at.");
    }
    out.finish();
  }

  /** Adds the adapter first, so that its files win over those of the same paths, as in kes. */
  private void add(MessageAdapterFile.Found adapter) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(adapter.path()).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      entries.sort(Comparator.comparing(ZipArchiveEntry::getName));
      for (ZipArchiveEntry entry : entries) {
        if (!entry.isDirectory()) {
          try (InputStream in = zip.getInputStream(entry)) {
            add(path(adapter, entry), mode(entry), entry.getSize(), in);
          }
        }
      }
    } catch (ZipException e) {
      throw new UnpackableException(
          "The message adapter `" + adapter.path().getFileName() + "` is not a whole zip file.");
    }
  }

  private static String path(MessageAdapterFile.Found adapter, ZipArchiveEntry entry)
      throws UnpackableException {
    String name = entry.getName().replace('\\', '/');
    if (("/" + name + "/").contains("/../")) {
      throw new UnpackableException(
          "The message adapter has a file `" + name + "`, which leads out of its folder.");
    }
    return adapter.folder() + "/" + name;
  }

  private static int mode(ZipArchiveEntry entry) {
    if (entry.isUnixSymlink()) {
      return LINK;
    }
    return (entry.getUnixMode() & OWNER_EXECUTES) == 0 ? PLAIN : EXECUTABLE;
  }

  /** Adds a file, and returns the hash of what was in it. */
  private String add(PackageFiles.Entry entry) throws IOException {
    MessageDigest digest = ContentHash.sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(entry.file()), digest)) {
      add(entry.path(), entry.executable() ? EXECUTABLE : PLAIN, entry.size(), in);
    }
    return ContentHash.hex(digest);
  }

  /** Reads a file to its end, and adds it unless there is one of its path. */
  private void add(String path, int mode, long size, InputStream in) throws IOException {
    boolean isNew = written.add(path);
    if (isNew) {
      ZipArchiveEntry entry = new ZipArchiveEntry(path);
      entry.setTimeLocal(TIME);
      entry.setUnixMode(mode);
      entry.setSize(size);
      out.putArchiveEntry(entry);
    }
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      if (isNew) {
        out.write(buffer, 0, count);
      }
    }
    if (isNew) {
      out.closeArchiveEntry();
    }
  }
}
