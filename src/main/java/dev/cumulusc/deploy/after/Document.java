package dev.cumulusc.deploy.after;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cumulusc.deploy.service.Documents;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document that S3 is to hold. */
record Document(String bucket, String key, String content, String contentType) {
  private static final String JSON = "application/json";

  static Document json(String bucket, String key, String content) {
    return new Document(bucket, key, content, JSON);
  }

  String address() {
    return "s3://" + bucket + "/" + key;
  }

  /**
   * Returns whether S3 holds just that.
   *
   * @param hashes what S3 says of the documents that it holds; one whose hash is another is read,
   *     since that of an encrypted one says nothing
   */
  boolean isThere(Documents documents, Map<String, String> hashes) {
    byte[] wanted = content.getBytes(UTF_8);
    @Nullable String hash = hashes.get(key);
    return hash != null && (hash.equals(md5(wanted)) || isThere(documents, wanted));
  }

  private boolean isThere(Documents documents, byte[] wanted) {
    return documents.read(bucket, key).filter(there -> Arrays.equals(there, wanted)).isPresent();
  }

  /** S3 gives no other hash without being asked about each document. */
  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the document unless S3 holds just that, and returns whether it did. */
  boolean writeIfChanged(Documents documents) {
    byte[] wanted = content.getBytes(UTF_8);
    boolean same = isThere(documents, wanted);
    if (!same) {
      documents.write(bucket, key, wanted, contentType);
    }
    return !same;
  }
}
