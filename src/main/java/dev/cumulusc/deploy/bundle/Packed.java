package dev.cumulusc.deploy.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.artifact.CodePackage;
import dev.cumulusc.artifact.ContentHash;
import dev.cumulusc.artifact.PackageZip;
import dev.cumulusc.deploy.service.ObjectStore;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The bytes of what is to be uploaded. A zip file that had to be made goes when it is closed. */
final class Packed implements ObjectStore.Content, Closeable {
  private final long size;
  private final byte[] sha256;
  private final Bytes bytes;
  private final Closeable held;

  private interface Bytes {
    InputStream open(long from, long length);
  }

  private Packed(long size, byte[] sha256, Bytes bytes, Closeable held) {
    this.size = size;
    this.sha256 = sha256.clone();
    this.bytes = bytes;
    this.held = held;
  }

  /** Packs something. */
  static Packed of(Upload upload) throws IOException {
    if (upload.source() instanceof Upload.TemplateText template) {
      byte[] text = template.text().getBytes(UTF_8);
      byte[] sha256 = ContentHash.sha256().digest(text);
      return new Packed(text.length, sha256, in(text), () -> {});
    }
    CodePackage code = ((Upload.Code) upload.source()).code();
    if (!code.source().archive()) {
      return zip(code);
    }
    FileChannel channel = FileChannel.open(code.source().path(), StandardOpenOption.READ);
    return in(channel, HexFormat.of().parseHex(code.source().hash()));
  }

  private static Bytes in(byte[] text) {
    return (from, length) ->
        new ByteArrayInputStream(text, Math.toIntExact(from), Math.toIntExact(length));
  }

  private static Packed zip(CodePackage code) throws IOException {
    // Unix deletes the file as soon as it is open, so that no end of the program leaves it behind.
    FileChannel channel =
        FileChannel.open(
            Files.createTempFile("cumulusc", ".zip"),
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try {
      PackageZip.write(code, channel);
      MessageDigest digest = ContentHash.sha256();
      try (InputStream in =
          new DigestInputStream(new ChannelStream(channel, 0, channel.size()), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return in(channel, digest.digest());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Packed in(FileChannel channel, byte[] sha256) throws IOException {
    return new Packed(
        channel.size(),
        sha256,
        (from, length) -> new ChannelStream(channel, from, length),
        channel);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public byte[] sha256() {
    return sha256.clone();
  }

  @Override
  public InputStream open(long from, long length) {
    return bytes.open(from, length);
  }

  @Override
  public void close() throws IOException {
    held.close();
  }

  /** Reads a section of a file, and leaves it open. */
  private static final class ChannelStream extends InputStream {
    private final FileChannel channel;
    private final long end;
    private long position;

    ChannelStream(FileChannel channel, long from, long length) {
      this.channel = channel;
      this.position = from;
      this.end = from + length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int wanted = (int) Math.min(length, end - position);
      if (wanted == 0 && length > 0) {
        return -1;
      }
      int count = channel.read(ByteBuffer.wrap(buffer, offset, wanted), position);
      position += Math.max(count, 0);
      return count;
    }
  }
}
