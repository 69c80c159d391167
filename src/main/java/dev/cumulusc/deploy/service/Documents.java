package dev.cumulusc.deploy.service;

import java.util.Map;
import java.util.Optional;

/** Small documents in S3 that are looked at and written as a whole. */
public interface Documents {
  boolean exists(String bucket, String key);

  /**
   * Returns the MD5 hashes of the documents below a prefix by their keys, in hexadecimal digits; of
   * one that S3 keeps encrypted it may be something else.
   */
  Map<String, String> hashes(String bucket, String prefix);

  /** Returns a document's bytes; nothing if there is none. */
  Optional<byte[]> read(String bucket, String key);

  /** Writes a document, over one that is there. */
  void write(String bucket, String key, byte[] content, String contentType);

  /** Writes a document unless there is one, and returns whether it did. */
  boolean create(String bucket, String key, byte[] content, String contentType);
}
